package com.stockafolio.engine.serving;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.portfolio.Portfolio;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a ledger's pages of history off its booking path, some at once. A page that cannot be
 * written is tried again for as long as the ledger lives; what is unwritten then is made again by
 * the recovery, since no checkpoint is complete before its pages are written.
 */
final class HistoryWriter extends AbstractBehavior<HistoryWriter.Command> {
  /** What the writer takes. */
  sealed interface Command {}

  /** Pages to write. */
  record Write(List<Portfolio> pageEnds) implements Command {}

  /** Completes the future once all pages handed over before are written. */
  record TellWhenWritten(CompletableFuture<Done> written) implements Command {}

  private record Ended(Page page, Throwable failure) implements Command {}

  private enum TryAgain implements Command {
    INSTANCE
  }

  /** Pages are numbered in the order they came; they are written in any order. */
  private record Page(long number, Portfolio portfolio) {}

  /** Waits until all pages below a number are written. */
  private record Waiting(long below, CompletableFuture<Done> written) {}

  private static final Handlers<HistoryWriter, Command> HANDLERS =
      Handlers.of(HistoryWriter.class, Command.class)
          .on(Write.class, HistoryWriter::write)
          .on(Ended.class, HistoryWriter::ended)
          .on(TryAgain.class, (writer, again) -> writer.tryAgain())
          .on(TellWhenWritten.class, HistoryWriter::tellWhenWritten)
          .onSignal(PostStop.class, (writer, signal) -> writer.stopped())
          .build();

  /** The ledger hears of so many written pages at once, or of the last. */
  private static final int TOLD_AT_ONCE = 32;

  private final HistoryStore store;
  private final EngineSettings settings;
  private final EngineMetrics metrics;
  private final ActorRef<? super ServingLedger.HistoryWritten> ledger;
  private final TimerScheduler<Command> timers;
  private final Deque<Page> queued = new ArrayDeque<>();
  private final List<Page> failed = new ArrayList<>();

  /** Numbers of the pages that are being written or have failed. */
  private final TreeSet<Long> unwritten = new TreeSet<>();

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long taken;
  private int inFlight;
  private long writtenHere;
  private int untold;

  static Behavior<Command> create(
      LedgerWorld world, ActorRef<? super ServingLedger.HistoryWritten> ledger) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new HistoryWriter(context, timers, world, ledger)));
  }

  private HistoryWriter(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      LedgerWorld world,
      ActorRef<? super ServingLedger.HistoryWritten> ledger) {
    super(context);
    this.timers = timers;
    this.store = world.history();
    this.settings = world.settings();
    this.metrics = world.metrics();
    this.ledger = ledger;
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> write(Write pages) {
    for (Portfolio portfolio : pages.pageEnds()) {
      queued.add(new Page(taken++, portfolio));
    }
    metrics.historyPagesUnwritten.add(pages.pageEnds().size());
    writeOn();
    return this;
  }

  private void writeOn() {
    while (failed.isEmpty() && inFlight < settings.history().pagesInFlight() && !queued.isEmpty()) {
      Page page = queued.poll();
      unwritten.add(page.number());
      inFlight++;
      getContext()
          .pipeToSelf(store.write(page.portfolio()), (done, failure) -> new Ended(page, failure));
    }
  }

  private Behavior<Command> ended(Ended ended) {
    inFlight--;
    if (ended.failure() == null) {
      unwritten.remove(ended.page().number());
      untold++;
      writtenHere++;
      metrics.historyPages.increment();
      metrics.historyPagesUnwritten.decrement();
      tellLedger();
      tellWaiting();
      writeOn();
    } else {
      if (failed.isEmpty()) {
        getContext()
            .getLog()
            .warn(
                "A page of history could not be written and is tried again after {} ms; {} wait"
                    + " behind it",
                settings.history().retryAfter().toMillis(),
                queued.size(),
                ended.failure());
        timers.startSingleTimer(TryAgain.INSTANCE, settings.history().retryAfter());
      }
      failed.add(ended.page());
    }
    return this;
  }

  private Behavior<Command> tryAgain() {
    failed.forEach(queued::addFirst);
    failed.clear();
    writeOn();
    return this;
  }

  private void tellLedger() {
    if (untold >= TOLD_AT_ONCE || allBelow() == taken) {
      ledger.tell(new ServingLedger.HistoryWritten(untold));
      untold = 0;
    }
  }

  private Behavior<Command> tellWhenWritten(TellWhenWritten ask) {
    waiting.add(new Waiting(taken, ask.written()));
    tellWaiting();
    return this;
  }

  private void tellWaiting() {
    long below = allBelow();
    while (!waiting.isEmpty() && waiting.peek().below() <= below) {
      waiting.poll().written().complete(Done.getInstance());
    }
  }

  /** All pages below this number are written. Failed ones are queued again at the front. */
  private long allBelow() {
    long below = unwritten.isEmpty() ? taken : unwritten.first();
    return queued.isEmpty() ? below : Math.min(below, queued.peek().number());
  }

  private Behavior<Command> stopped() {
    metrics.historyPagesUnwritten.add(writtenHere - taken);
    waiting.forEach(
        next ->
            next.written()
                .completeExceptionally(
                    new IllegalStateException(
                        "The ledger stopped before its history was written")));
    return this;
  }
}
