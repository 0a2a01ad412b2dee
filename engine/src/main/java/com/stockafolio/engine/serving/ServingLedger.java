package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerMarks;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.ledger.TradesBooked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A recovered ledger. Gathers batches, has their users decide a row of them, has the journal write
 * the row, and only then books, answers and tells the users' actors; while one row is written the
 * next gathers. Where anything fails it stops with all its children, and recovers from the journal.
 */
final class ServingLedger extends AbstractBehavior<Ledger.Command> implements Ledger.Stage {
  private record Waiting(long previous, long last, ActorRef<LedgerAnswer> replyTo) {}

  private final int number;
  private final LedgerWorld world;
  private final EngineSettings settings;
  private final LedgerBook book;
  private final ActorRef<LedgerJournal.Persist> journal;
  private final TimerScheduler<Ledger.Command> timers;
  private final LiveActors live;
  private final LedgerHistory history;
  private final LedgerCheckpoints checkpoints;
  private final GatheredRecords gathered = new GatheredRecords();
  private final List<Waiting> waiting = new ArrayList<>();
  private SourceId source;
  private LedgerMarks marks;

  /** The row on its way; null for none. */
  private Commit commit;

  private long rowBegunNanos;

  /** Of this ledger alone, and in memory alone. */
  private RunningDay day = new RunningDay(System.currentTimeMillis());

  private boolean stopping;

  /** Takes over the context, the book and the journal of the ledger that recovered. */
  static Behavior<Ledger.Command> create(
      ActorContext<Ledger.Command> context,
      int number,
      LedgerWorld world,
      LedgerBook book,
      ActorRef<LedgerJournal.Persist> journal,
      Ledger.Replayed replayed) {
    return Behaviors.withTimers(
        timers -> new ServingLedger(context, timers, number, world, book, journal, replayed));
  }

  private ServingLedger(
      ActorContext<Ledger.Command> context,
      TimerScheduler<Ledger.Command> timers,
      int number,
      LedgerWorld world,
      LedgerBook book,
      ActorRef<LedgerJournal.Persist> journal,
      Ledger.Replayed replayed) {
    super(context);
    this.number = number;
    this.world = world;
    this.settings = world.settings();
    this.book = book;
    this.journal = journal;
    this.timers = timers;
    this.source = book.source();
    this.marks = new LedgerMarks(book.covered(), book.covered());
    this.rowBegunNanos = System.nanoTime() - settings.rowIntervalNanos();
    this.history = new LedgerHistory(context, world, book.takePageEnds());
    this.checkpoints = new LedgerCheckpoints(context, number, world, book, history, replayed);
    PortfolioActor.Shared shared =
        new PortfolioActor.Shared(context.getSelf(), settings.tellSequenceEvery());
    this.live = new LiveActors(context, book, shared, world.metrics(), settings);
    world.metrics().portfolios.add(book.size());
    timers.startTimerWithFixedDelay(Ledger.Sweep.INSTANCE, settings.idleActorsStopAfter());
  }

  @Override
  public Receive<Ledger.Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Ledger.Command.class, message -> message.on(this))
        .onSignal(PostStop.class, signal -> stopped())
        .build();
  }

  // Batches

  @Override
  public Behavior<Ledger.Command> deliver(Ledger.Deliver message) {
    Batch batch = message.batch();
    if (isForeign(batch.source())) {
      message.replyTo().tell(new LedgerAnswer.ForeignSource(number, batch.source(), source));
      return this;
    }
    switch (marks.judge(batch.previous(), batch.last())) {
      case COVERED -> answer(new Waiting(batch.previous(), batch.last(), message.replyTo()));
      case AWAIT_JOURNAL -> {
        if (waiting.size() < settings.mostGatheredTrades()) {
          waiting.add(new Waiting(batch.previous(), batch.last(), message.replyTo()));
        }
      }
      case REFUSED -> {
        world.metrics().batchesRefused.increment();
        message
            .replyTo()
            .tell(
                new LedgerAnswer.Refused(
                    number, batch.source(), batch.previous(), batch.last(), marks.covered()));
      }
      case TAKE -> take(batch, message.replyTo());
    }
    return this;
  }

  @Override
  public Behavior<Ledger.Command> position(Ledger.AskPosition message) {
    message
        .replyTo()
        .tell(
            isForeign(message.source())
                ? new LedgerAnswer.ForeignSource(number, message.source(), source)
                : new LedgerAnswer.Position(number, message.source(), marks.covered()));
    return this;
  }

  private boolean isForeign(SourceId other) {
    return source != null && !source.equals(other);
  }

  private void take(Batch batch, ActorRef<LedgerAnswer> replyTo) {
    if (stopping
        || gathered.size() >= settings.mostGatheredTrades()
        || waiting.size() >= settings.mostGatheredTrades()) {
      return; // as if lost: the consumer asks, and sends it again
    }
    source = batch.source();
    gathered.take(batch.records(), marks.accepted(), batch.settled());
    marks = marks.accept(batch.last());
    waiting.add(new Waiting(batch.previous(), batch.last(), replyTo));
    commitOrWait();
  }

  // Rows

  /**
   * A row is begun at once where the one before lies long enough back, so that a single trade waits
   * for nothing and many share their row.
   */
  private void commitOrWait() {
    if (commit != null || stopping || marks.accepted() == marks.covered() || history.isFull()) {
      return;
    }
    long remaining = settings.rowIntervalNanos() - (System.nanoTime() - rowBegunNanos);
    if (remaining <= 0 || gathered.size() >= settings.enoughTradesPerRow()) {
      beginCommit();
    } else if (!timers.isTimerActive(Ledger.RowDue.INSTANCE)) {
      timers.startSingleTimer(Ledger.RowDue.INSTANCE, Duration.ofNanos(remaining));
    }
  }

  private void beginCommit() {
    timers.cancel(Ledger.RowDue.INSTANCE);
    rowBegunNanos = System.nanoTime();
    Commit.Cut cut =
        gathered.cut(source, marks.covered(), marks.accepted(), settings.mostTradesPerRow());
    try {
      commit = Commit.decide(cut, book, world.instruments());
    } catch (RuntimeException failure) {
      getContext().getSelf().tell(new Ledger.Failed("deciding a row", failure));
      return;
    }
    gathered.remove(cut.records().size());
    journal.tell(new LedgerJournal.Persist(commit.event()));
  }

  private void journaled(long sequence) {
    Commit journaled = commit;
    commit = null;
    TradesBooked event = journaled.event();
    journaled.takeOver(book, world.metrics());
    history.write(journaled.pageEnds());
    day.book(event.trades());
    marks = marks.journaled(event.to());
    live.journaled(journaled);
    answerWaiting();
    checkpoints.journaled(sequence, event.trades().size() + event.rejections().size(), !stopping);
    commitOrWait();
  }

  private void answerWaiting() {
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      Waiting next = all.next();
      if (next.last() <= marks.covered()) {
        all.remove();
        answer(next);
      }
    }
  }

  private void answer(Waiting to) {
    to.replyTo()
        .tell(
            new LedgerAnswer.Covered(
                number,
                source,
                to.previous(),
                to.last(),
                marks.covered(),
                book.rejections(to.previous(), to.last())));
  }

  // Traders

  @Override
  public Behavior<Ledger.Command> get(Ledger.GetPortfolio message) {
    live.ask(message.userId(), new PortfolioActor.Get(message.replyTo()));
    return this;
  }

  @Override
  public Behavior<Ledger.Command> watch(Ledger.Watch message) {
    live.watch(
        message.userId(), new PortfolioActor.Watch(message.afterSequence(), message.watcher()));
    return this;
  }

  @Override
  public Behavior<Ledger.Command> scan(Ledger.Scan message) {
    return capture(message.replyTo());
  }

  @Override
  public Behavior<Ledger.Command> scanForClose(Ledger.ScanForClose message) {
    day = new RunningDay(System.currentTimeMillis());
    return capture(message.replyTo());
  }

  private Behavior<Ledger.Command> capture(ActorRef<ScanAnswer> reader) {
    getContext()
        .spawnAnonymous(
            PortfolioScan.create(book.source(), book.covered(), book.capture(), reader));
    return this;
  }

  @Override
  public Behavior<Ledger.Command> runningDay(Ledger.GetRunningDay message) {
    message.replyTo().tell(new Ledger.RunningDayView(number, day.copy()));
    return this;
  }

  @Override
  public Behavior<Ledger.Command> ping(Ledger.Ping message) {
    message.replyTo().tell(new Ledger.Pong(number));
    return this;
  }

  // Life

  @Override
  public Behavior<Ledger.Command> internal(Ledger.Internal message) {
    if (message instanceof Ledger.Journaled journaled) {
      journaled(journaled.sequence());
      return stopping ? Behaviors.stopped() : this;
    } else if (message instanceof Ledger.RowDue) {
      commitOrWait();
    } else if (message instanceof Ledger.Unwatched unwatched) {
      live.unwatched(unwatched);
    } else if (message instanceof Ledger.ActorEnded ended) {
      live.ended(ended.actor());
    } else if (message instanceof Ledger.Sweep) {
      live.sweep();
    } else if (message instanceof Ledger.CheckpointEnded ended) {
      checkpoints.ended(ended);
    } else if (message instanceof Ledger.HistoryWritten written) {
      history.written(written.pages());
      commitOrWait();
    } else if (message instanceof Ledger.Failed failed) {
      return fail(failed.what(), failed.cause());
    }
    return this;
  }

  /** A row on its way is waited for, so that the ledger's next home finds it in the journal. */
  @Override
  public Behavior<Ledger.Command> stop() {
    stopping = true;
    return commit == null ? Behaviors.stopped() : this;
  }

  private Behavior<Ledger.Command> fail(String what, Throwable cause) {
    getContext().getLog().error("Ledger {} stops: {} failed", number, what, cause);
    return Behaviors.stopped();
  }

  private Behavior<Ledger.Command> stopped() {
    world.metrics().portfolios.add(-book.size());
    live.countOut();
    return this;
  }
}
