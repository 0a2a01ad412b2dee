package com.stockafolio.http.rig;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.engine.serving.PortfolioView;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ledgers of the test's making: they answer as the engine's do, out of a map. */
public final class StubLedgers implements Ledgers.Router {
  public static final int COUNT = 4;
  private static final int PAGE = 2;

  private final ActorTestKit kit;
  private final Map<UserId, Booking> bookings = new HashMap<>();
  private final Map<UserId, Set<ActorRef<PortfolioUpdate>>> watchers = new HashMap<>();
  private final List<RunningDay> days = new ArrayList<>();
  private final StubHistory history = new StubHistory();
  private final Map<Integer, MarketList> markets = new HashMap<>();
  private final Set<Integer> silent = new HashSet<>();
  private int unwatched;
  private int scans;
  private final ActorRef<PortfolioActor.Unwatch> source;

  public StubLedgers(ActorTestKit kit) {
    this.kit = kit;
    this.source = kit.spawn(source());
    for (int ledger = 0; ledger < COUNT; ledger++) {
      days.add(new RunningDay(1_000_000L * (1 + ledger)));
    }
  }

  private Behavior<PortfolioActor.Unwatch> source() {
    return Behaviors.receiveMessage(
        leaving -> {
          unwatch(leaving.watcher());
          return Behaviors.same();
        });
  }

  public Ledgers ledgers() {
    return new Ledgers(COUNT, this, this::serving);
  }

  private synchronized int serving() {
    return COUNT - silent.size();
  }

  public synchronized void silence(int ledger) {
    silent.add(ledger);
  }

  public synchronized void put(Booking booking) {
    bookings.put(booking.portfolio().userId(), booking);
    history.put(booking);
  }

  /** How far a ledger has the market's list. */
  public synchronized void taken(int ledger, MarketList list) {
    markets.put(ledger, list);
  }

  /** What a ledger has booked of the running day. */
  public synchronized RunningDay day(int ledger) {
    return days.get(ledger);
  }

  public StubHistory history() {
    return history;
  }

  /** Books a trade and tells all watchers. */
  public synchronized void bookNext(UserId user) {
    PortfolioUpdate update = bookings.get(user).next();
    watchers.getOrDefault(user, Set.of()).forEach(watcher -> watcher.tell(update));
  }

  public synchronized int watchers(UserId user) {
    return watchers.getOrDefault(user, Set.of()).size();
  }

  /** How many times a ledger was asked for all its portfolios. */
  public synchronized int scans() {
    return scans;
  }

  synchronized int unwatched() {
    return unwatched;
  }

  private synchronized void unwatch(ActorRef<PortfolioUpdate> watcher) {
    unwatched++;
    watchers.values().forEach(set -> set.remove(watcher));
  }

  @Override
  public synchronized void tell(int ledger, Ledger.Command message) {
    if (silent.contains(ledger)) {
      return;
    }
    if (message instanceof Ledger.GetPortfolio get) {
      get.replyTo().tell(new PortfolioView.Found(portfolio(get.userId())));
    } else if (message instanceof Ledger.Watch watch) {
      watch(watch);
    } else if (message instanceof Ledger.Scan scan) {
      scans++;
      List<Portfolio> mine =
          bookings.values().stream()
              .map(Booking::portfolio)
              .filter(portfolio -> ledgers().ledgerOf(portfolio.userId()) == ledger)
              .toList();
      scan.replyTo().tell(page(new ArrayList<>(mine)));
    } else if (message instanceof Ledger.AskMarket ask) {
      MarketList list = markets.getOrDefault(ledger, MarketList.empty());
      ask.replyTo().tell(new Ledger.MarketView(ledger, list.number(), list.hash()));
    } else if (message instanceof Ledger.AskCopies ask) {
      List<Long> copies =
          bookings.values().stream()
              .filter(booking -> ledgers().ledgerOf(booking.portfolio().userId()) == ledger)
              .map(Booking::copies)
              .findFirst()
              .orElse(List.of());
      ask.replyTo().tell(new Ledger.CopiesView(ledger, copies));
    } else if (message instanceof Ledger.GetRunningDay ask) {
      ask.replyTo().tell(new Ledger.RunningDayView(ledger, days.get(ledger).copy()));
    } else {
      throw new AssertionError("not for this stub: " + message);
    }
  }

  private Portfolio portfolio(UserId user) {
    Booking booking = bookings.get(user);
    return booking == null ? Portfolio.empty(user) : booking.portfolio();
  }

  private void watch(Ledger.Watch ask) {
    watchers.computeIfAbsent(ask.userId(), user -> new LinkedHashSet<>()).add(ask.watcher());
    Portfolio portfolio = portfolio(ask.userId());
    Optional<List<EntryOutcome>> missed = EntryOutcome.after(ask.afterSequence(), portfolio);
    if (missed.isEmpty()) {
      ask.watcher().tell(new PortfolioUpdate.Snapshot(portfolio, source));
      return;
    }
    ask.watcher().tell(new PortfolioUpdate.Resumed(ask.afterSequence(), source));
    for (EntryOutcome outcome : missed.get()) {
      ask.watcher().tell(new PortfolioUpdate.EntryBooked(outcome));
    }
  }

  private ScanAnswer page(List<Portfolio> rest) {
    List<Portfolio> page = List.copyOf(rest.subList(0, Math.min(PAGE, rest.size())));
    List<Portfolio> after = rest.subList(page.size(), rest.size());
    ActorRef<PortfolioScan.Next> reader =
        kit.spawn(
            Behaviors.<PortfolioScan.Next>receiveMessage(
                next -> {
                  next.replyTo().tell(page(after));
                  return Behaviors.stopped();
                }));
    return new ScanAnswer.Page(null, -1, page, reader, after.isEmpty());
  }
}
