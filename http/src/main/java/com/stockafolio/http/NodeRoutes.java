package com.stockafolio.http;

import akka.actor.typed.ActorRef;
import akka.http.javadsl.server.Route;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.http.access.AccessSettings;
import com.stockafolio.http.access.DemoTokens;
import com.stockafolio.http.access.TokenVerifier;
import com.stockafolio.http.events.EventRoutes;
import com.stockafolio.http.events.EventStreams;
import com.stockafolio.http.firm.DayGlances;
import com.stockafolio.http.firm.FirmClose;
import com.stockafolio.http.firm.FirmDayRoutes;
import com.stockafolio.http.firm.FirmLive;
import com.stockafolio.http.firm.FirmMarket;
import com.stockafolio.http.firm.FirmResults;
import com.stockafolio.http.firm.FirmRoutes;
import com.stockafolio.http.guard.CrossOrigin;
import com.stockafolio.http.guard.DemoRoutes;
import com.stockafolio.http.guard.DemoUsers;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.http.guard.RequestOrigin;
import com.stockafolio.http.guard.SessionCookie;
import com.stockafolio.http.guard.SessionRoutes;
import com.stockafolio.http.guard.TicketDesk;
import com.stockafolio.http.idempotency.KeyedPosting;
import com.stockafolio.http.page.PageFiles;
import com.stockafolio.http.page.PageRoutes;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.http.portfolio.Hindsights;
import com.stockafolio.http.portfolio.InstrumentRoutes;
import com.stockafolio.http.portfolio.LivePortfolios;
import com.stockafolio.http.portfolio.Lots;
import com.stockafolio.http.portfolio.MarketOfLedgers;
import com.stockafolio.http.portfolio.PastPortfolios;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.portfolio.PortfolioRoutes;
import com.stockafolio.http.posting.PostingRoutes;
import com.stockafolio.http.posting.Preview;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts a node's routes together, and the guard before those that are not open to all. */
final class NodeRoutes {
  private final Node node;
  private final HttpSettings settings;
  private final Outside outside;
  private final PortfolioJson json;
  private final DayStarts starts;
  private final ActorRef<EventStreams.Command> streams;
  private final NodeMetrics metrics;
  private final Clock clock;
  private final LedgerQuestions questions;
  private final LivePortfolios live;

  NodeRoutes(
      Node node,
      HttpSettings settings,
      Outside outside,
      PortfolioJson json,
      DayStarts starts,
      ActorRef<EventStreams.Command> streams,
      NodeMetrics metrics) {
    this.node = node;
    this.settings = settings;
    this.json = json;
    this.starts = starts;
    this.streams = streams;
    this.metrics = metrics;
    this.outside = outside;
    this.clock = outside.clock();
    this.questions = new LedgerQuestions(node.system(), node.ledgers());
    this.live =
        new LivePortfolios(
            node.ledgers(), questions, outside.instruments(), settings.answerTimeout());
  }

  HttpRoutes all() {
    AccessSettings access = settings.access();
    TicketDesk tickets = TicketDesk.open(access, clock, node.system());
    SessionCookie cookie = new SessionCookie(settings.secureCookie());
    RequestOrigin origin = new RequestOrigin(settings.corsOrigins());
    Guard guard =
        new Guard(TokenVerifier.of(access, clock), tickets, cookie, origin, settings.retryAfter());
    List<Route> api =
        List.of(
            portfolios(guard).route(),
            new EventRoutes(
                    guard,
                    node.system(),
                    streams,
                    settings.trustedProxies(),
                    settings.answerTimeout(),
                    settings.retryAfter())
                .route(),
            posting(guard).route(),
            firm(guard).route(),
            new InstrumentRoutes(
                    guard, outside.instruments(), id -> outside.board().latest().of(id))
                .route(),
            new SessionRoutes(
                    guard,
                    cookie,
                    origin,
                    tickets,
                    access.ticketLifetime(),
                    settings.retryAfter(),
                    clock)
                .route());
    List<Route> others = new ArrayList<>();
    others.add(new HealthRoutes(node.ledgers(), metrics, node.metrics().standstills).route());
    others.add(new ApiDescription().route());
    others.add(new PageRoutes(PageFiles.read()).route());
    if (access.demoTokens().isPresent()) {
      DemoUsers users =
          new DemoUsers(
              node.ledgers().count(),
              ledger -> questions.ask(ledger, Ledger.Scan::new, settings.answerTimeout()));
      others.add(new DemoRoutes(new DemoTokens(access, clock), users).route());
    }
    return new HttpRoutes(api, others, new CrossOrigin(settings.corsOrigins()));
  }

  private FirmRoutes firm(Guard guard) {
    FirmResults results = outside.results();
    return new FirmRoutes(
        guard,
        settings.firm(),
        settings.retryAfter(),
        node.ledgers(),
        json,
        questions,
        new FirmClose(
            node.system(),
            settings.answerTimeout(),
            clock,
            TradingDays.read(node.system().settings().config())),
        new FirmMarket(
            node.system(), questions, node.ledgers().count(), outside.market(), settings.firm()),
        new FirmDayRoutes(
            results,
            new DayGlances(results, settings.firm(), node.system()),
            settings.retryAfter()),
        new FirmLive(
            questions,
            node.ledgers(),
            () -> outside.instruments().instruments(),
            settings.firm(),
            settings.retryAfter(),
            clock));
  }

  private PortfolioRoutes portfolios(Guard guard) {
    PastPortfolios past =
        new PastPortfolios(
            node.history(), node.system(), settings.pagesAtOnce(), settings.answerTimeout());
    MarketOfLedgers market =
        new MarketOfLedgers(questions, json.instruments(), node.system(), settings.answerTimeout());
    PortfolioRoutes.Sources sources =
        new PortfolioRoutes.Sources(
            live,
            past,
            new Hindsights(past, market, node.ledgers()),
            new Lots(past, market, node.ledgers()),
            settings.readsOfUser(),
            starts,
            json,
            settings.retryAfter());
    return new PortfolioRoutes(guard, sources, clock);
  }

  private PostingRoutes posting(Guard guard) {
    KeyedPosting keyed =
        new KeyedPosting(
            outside.keys(),
            outside.tradeLog(),
            outside.posting()::send,
            settings.posting().keys(),
            clock);
    return new PostingRoutes(
        guard,
        settings.posting(),
        settings.retryAfter(),
        outside.instruments(),
        outside.posting(),
        node.metrics().standstills,
        keyed,
        new Preview(live, json, settings.retryAfter()),
        clock,
        node.system());
  }
}
