package com.stockafolio.http.firm;

import akka.NotUsed;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * {@code /firm/portfolios}: every portfolio of every ledger, one a line, as the client reads; and
 * the close of a day, the market's records, the days' results and the running day.
 */
public final class FirmRoutes extends AllDirectives {
  private static final ContentType NDJSON =
      MediaTypes.customWithFixedCharset(
              "application", "x-ndjson", HttpCharsets.UTF_8, new HashMap<>(), false)
          .toContentType();

  private static final int LINES_AT_ONCE = 32;

  /** Room for a line of 8 positions and 16 trades; more makes the buffer grow. */
  private static final int LINE_SIZE_HINT = 6_000;

  private final Guard guard;
  private final FirmSettings settings;
  private final Duration retryAfter;
  private final Semaphore readings;
  private final Ledgers ledgers;
  private final PortfolioJson json;
  private final LedgerQuestions questions;
  private final FirmClose close;
  private final FirmMarket market;
  private final FirmDayRoutes days;
  private final FirmLive live;

  /** Routes for the firm alone, whom the guard knows. */
  public FirmRoutes(
      Guard guard,
      FirmSettings settings,
      Duration retryAfter,
      Ledgers ledgers,
      PortfolioJson json,
      LedgerQuestions questions,
      FirmClose close,
      FirmMarket market,
      FirmDayRoutes days,
      FirmLive live) {
    this.guard = guard;
    this.close = close;
    this.market = market;
    this.days = days;
    this.live = live;
    this.settings = settings;
    this.retryAfter = retryAfter;
    this.readings = new Semaphore(settings.readingsAtOnce());
    this.ledgers = ledgers;
    this.json = json;
    this.questions = questions;
  }

  /** All that lies below {@code /firm}. */
  public Route route() {
    // The guard stands before all of it, so that nothing below can be left without.
    return pathPrefix(
        "firm",
        () ->
            guard.firm(
                () ->
                    concat(
                        path("portfolios", () -> get(this::allPortfolios)),
                        path("close", () -> post(close::route)),
                        path("live", () -> get(live::route)),
                        market.route(),
                        days.route())));
  }

  private Route allPortfolios() {
    return encodeResponseWith(JsonAnswer.CODERS, () -> complete(portfolios()));
  }

  private HttpResponse portfolios() {
    if (!readings.tryAcquire()) {
      String detail =
          "%d readings of all portfolios are under way at once, the most of stockafolio.http.scan.at-once"
              .formatted(settings.readingsAtOnce());
      return Problem.tooMany(detail, retryAfter).response();
    }
    // A ledger that does not answer fails the source, and with it the connection: the client sees
    // a response broken off, where a clean end would look like all portfolios.
    Source<ByteString, NotUsed> lines =
        Source.range(0, ledgers.count() - 1)
            .flatMapMerge(settings.ledgersAtOnce(), ledger -> linesOf(ledger).async())
            // A client that reads slowly keeps portfolios as they were, and others from reading.
            .completionTimeout(settings.readingTimeout())
            .watchTermination(
                (nothing, ended) -> {
                  ended.whenComplete((done, failure) -> readings.release());
                  return nothing;
                });
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .withEntity(HttpEntities.createChunked(NDJSON, lines));
  }

  private Source<ByteString, NotUsed> linesOf(int ledger) {
    return questions
        .pages(ledger, Ledger.Scan::new, settings.pageTimeout())
        // What they have met this node may not have heard of.
        .mapAsync(
            1, page -> json.instruments().atLeast(page.marketNumber()).thenApply(known -> page))
        .mapConcat(page -> pieces(page.portfolios()))
        .map(this::lines);
  }

  /** Parts of a page: the bytes of a whole one would be an object too large for the young heap. */
  private static List<List<Portfolio>> pieces(List<Portfolio> page) {
    List<List<Portfolio>> pieces = new ArrayList<>();
    for (int from = 0; from < page.size(); from += LINES_AT_ONCE) {
      pieces.add(page.subList(from, Math.min(page.size(), from + LINES_AT_ONCE)));
    }
    return pieces;
  }

  private ByteString lines(List<Portfolio> portfolios) {
    JsonBuffer out = new JsonBuffer(portfolios.size() * LINE_SIZE_HINT);
    for (Portfolio portfolio : portfolios) {
      json.portfolio(portfolio, out);
      out.append('\n');
    }
    return out.toByteString();
  }
}
