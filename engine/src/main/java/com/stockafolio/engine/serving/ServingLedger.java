package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerMarks;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.LedgerEvent;
import com.stockafolio.ledger.MarketTaken;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * A recovered ledger. Gathers batches, has their users decide a row of them, has the journal write
 * the row, and only then books, answers and tells the users' actors; while one row is written the
 * next gathers. Where its journal fails it keeps its book and goes on showing it, and writes the
 * same row again when the journal is back. Where anything else fails it stops with all its
 * children, and recovers from the journal. The class is long as it has a method for each of a
 * ledger's messages; what they do is mostly done by its parts.
 */
final class ServingLedger extends AbstractBehavior<Ledger.Command> {
  /** What its parts, its children and its timers tell it. */
  sealed interface Internal extends Ledger.Command {}

  /** The row is journaled under this sequence number: taken by {@link ServingLedger#journaled}. */
  record Journaled(long sequence) implements Internal {}

  /** Time to try whether the journal takes rows again. */
  enum JournalDue implements Internal {
    INSTANCE
  }

  /** A new journal has read the number of the last row. */
  record JournalBack(ActorRef<LedgerJournal.Persist> journal, long sequence) implements Internal {}

  /** The first gathered record has waited long enough. */
  enum RowDue implements Internal {
    INSTANCE
  }

  /** A portfolio actor runs no more: it was stopped, or it failed. */
  record ActorEnded(LiveActor actor) implements Internal {}

  /**
   * Nobody watches a portfolio any more.
   *
   * @param watches number of watches of this actor that are over
   */
  record Unwatched(UserId userId, ActorRef<PortfolioActor.Command> actor, int watches)
      implements Internal {}

  /** Time to stop idle actors. */
  enum Sweep implements Internal {
    INSTANCE
  }

  /** Number of further pages of the ledger's history that are written. */
  record HistoryWritten(int pages) implements Internal {}

  /** What a bust or a correction was decided to be, well where {@code failure} is null. */
  record RevisionDecided(Decision decision, Throwable failure) implements Internal {}

  /** Time to read once more the history that a bust or a correction takes. */
  enum RevisionDue implements Internal {
    INSTANCE
  }

  /** A checkpoint has ended, well where {@code failure} is null. */
  record CheckpointEnded(long sequence, Throwable failure) implements Internal {}

  private static final Handlers<ServingLedger, Ledger.Command> HANDLERS =
      Handlers.of(ServingLedger.class, Ledger.Command.class)
          .on(Ledger.Deliver.class, ServingLedger::deliver)
          .on(RowDue.class, (ledger, due) -> ledger.rowDue())
          .on(Journaled.class, ServingLedger::journaled)
          .on(LedgerJournal.Ended.class, ServingLedger::journalEnded)
          .on(JournalDue.class, (ledger, due) -> ledger.journalDue())
          .on(JournalBack.class, ServingLedger::journalBack)
          .on(Ledger.AskPosition.class, ServingLedger::position)
          .on(Ledger.GetPortfolio.class, shown(ServingLedger::get))
          .on(Ledger.Watch.class, shown(ServingLedger::watch))
          .on(Ledger.Scan.class, shown(ServingLedger::scan))
          .on(Ledger.ScanForClose.class, shown(ServingLedger::scanForClose))
          .on(Ledger.GetRunningDay.class, whole(ServingLedger::runningDay))
          .on(Ledger.AskMarket.class, ServingLedger::askMarket)
          .on(Ledger.AskCopies.class, ServingLedger::askCopies)
          .on(Ledger.Ping.class, whole(ServingLedger::ping))
          .on(Unwatched.class, ServingLedger::unwatched)
          .on(ActorEnded.class, ServingLedger::actorEnded)
          .on(Sweep.class, (ledger, sweep) -> ledger.sweep())
          .on(HistoryWritten.class, ServingLedger::historyWritten)
          .on(RevisionDecided.class, ServingLedger::revisionDecided)
          .on(RevisionDue.class, (ledger, due) -> ledger.revisionDue())
          .on(CheckpointEnded.class, ServingLedger::checkpointEnded)
          .on(LedgerFailed.class, ServingLedger::fail)
          .on(Ledger.Stop.class, (ledger, stop) -> ledger.stop())
          .ignored(RecoveringLedger.Internal.class)
          .onSignal(PostStop.class, (ledger, signal) -> ledger.stopped())
          .build();

  /** What shows portfolios waits where they are older than some that were shown. */
  private static <M extends Ledger.Command>
      BiFunction<ServingLedger, M, Behavior<Ledger.Command>> shown(
          BiFunction<ServingLedger, M, Behavior<Ledger.Command>> handler) {
    return (ledger, question) ->
        ledger.refill.holds(question) ? ledger : handler.apply(ledger, question);
  }

  /** Who asks for these asks again. */
  private static <M extends Ledger.Command>
      BiFunction<ServingLedger, M, Behavior<Ledger.Command>> whole(
          BiFunction<ServingLedger, M, Behavior<Ledger.Command>> handler) {
    return (ledger, question) -> ledger.refill.isOver() ? handler.apply(ledger, question) : ledger;
  }

  private final int number;
  private final LedgerWorld world;
  private final EngineSettings settings;
  private final LedgerBook book;
  private final TimerScheduler<Ledger.Command> timers;
  private final LiveActors live;
  private final LedgerHistory history;
  private final LedgerRevisions revisions;
  private final LedgerCheckpoints checkpoints;
  private final Refill refill;
  private final GatheredRecords gathered = new GatheredRecords();
  private final DueAnswers due;
  private SourceId source;
  private LedgerMarks marks;

  /** What {@code marks} has as accepted. */
  private LastRecord accepted;

  private final JournalLink journal;

  /** The row on its way; null for none. */
  private LedgerEvent row;

  /** What that leads to where it is of users' records; null else. */
  private Commit commit;

  /** Whether a trade is gathered, or was in the row before, whose user somebody watches. */
  private boolean watchedGathered;

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
      RecoveringLedger.Replayed replayed,
      StashBuffer<Ledger.Command> questions) {
    Refill refill = new Refill(book, questions, replayed.strandedTo());
    return Behaviors.withTimers(
        timers ->
            new ServingLedger(context, timers, number, world, book, journal, replayed, refill));
  }

  private ServingLedger(
      ActorContext<Ledger.Command> context,
      TimerScheduler<Ledger.Command> timers,
      int number,
      LedgerWorld world,
      LedgerBook book,
      ActorRef<LedgerJournal.Persist> journal,
      RecoveringLedger.Replayed replayed,
      Refill refill) {
    super(context);
    this.refill = refill;
    this.number = number;
    this.world = world;
    this.settings = world.settings();
    this.book = book;
    this.journal = new JournalLink(context, timers, number, world, journal, replayed.sequence());
    this.timers = timers;
    this.due = new DueAnswers(number, book);
    this.source = book.source();
    this.marks = LedgerMarks.recovered(book.covered());
    this.accepted = book.last();
    this.rowBegunNanos = System.nanoTime() - settings.rows().intervalNanos();
    this.history = new LedgerHistory(context, world, book.takePageEnds());
    this.revisions = new LedgerRevisions(context, timers, number, world, book, history);
    this.checkpoints = new LedgerCheckpoints(context, number, world, book, history, replayed);
    PortfolioActor.Shared shared =
        new PortfolioActor.Shared(context.getSelf(), settings.actors().tellSequenceEvery());
    this.live = new LiveActors(context, book, history, shared, world);
    world.metrics().portfolios.add(book.size());
    timers.startTimerWithFixedDelay(Sweep.INSTANCE, settings.actors().idleStopAfter());
  }

  @Override
  public Receive<Ledger.Command> createReceive() {
    return HANDLERS.receive(this);
  }

  // Batches

  private Behavior<Ledger.Command> deliver(Ledger.Deliver message) {
    Batch batch = message.batch();
    if (isForeign(batch.source())) {
      message.replyTo().tell(new LedgerAnswer.ForeignSource(number, batch.source(), source));
      return this;
    }
    if (!batch.joins(accepted)) {
      refuse(message);
      return this;
    }
    switch (marks.judge(batch.previous(), batch.last())) {
      case COVERED -> due.answer(message);
      case AWAIT_JOURNAL -> {
        if (due.size() < settings.rows().mostGathered()) {
          due.add(message);
        }
      }
      case REFUSED -> refuse(message);
      case TAKE -> take(message);
    }
    return this;
  }

  private void refuse(Ledger.Deliver message) {
    Batch batch = message.batch();
    world.metrics().batchesRefused.increment();
    message
        .replyTo()
        .tell(
            new LedgerAnswer.Refused(
                number, batch.source(), batch.previous(), batch.last(), marks.covered()));
  }

  private Behavior<Ledger.Command> position(Ledger.AskPosition message) {
    message
        .replyTo()
        .tell(
            isForeign(message.source())
                ? new LedgerAnswer.ForeignSource(number, message.source(), source)
                : new LedgerAnswer.Position(number, message.source(), book.last()));
    return this;
  }

  private boolean isForeign(SourceId other) {
    return source != null && !source.equals(other);
  }

  private void take(Ledger.Deliver message) {
    if (stopping
        || gathered.size() >= settings.rows().mostGathered()
        || due.size() >= settings.rows().mostGathered()) {
      return; // as if lost: the consumer asks, and sends it again
    }
    Batch batch = message.batch();
    source = batch.source();
    gathered.take(batch, marks.accepted());
    if (!watchedGathered && live.watchOneOf(batch.records())) {
      watchedGathered = true;
      timers.cancel(RowDue.INSTANCE); // which may be set for later
    }
    marks = marks.accept(batch.last());
    accepted = batch.lastRecord();
    due.add(message);
    commitOrWait();
  }

  // Rows

  /**
   * A row is begun at once where the one before lies long enough back, so that a single trade waits
   * for nothing and many share their row. One that somebody will see arrive waits less, and takes
   * the others along.
   */
  private void commitOrWait() {
    if (row != null
        || !journal.isThere()
        || stopping
        || marks.accepted() == marks.covered()
        || history.isFull()
        || revisions.isDeciding()) {
      return;
    }
    EngineSettings.Rows rows = settings.rows();
    long interval = watchedGathered ? rows.watchedIntervalNanos() : rows.intervalNanos();
    long remaining = interval - (System.nanoTime() - rowBegunNanos);
    if (remaining <= 0 || gathered.size() >= rows.enoughTrades()) {
      beginCommit();
    } else if (!timers.isTimerActive(RowDue.INSTANCE)) {
      timers.startSingleTimer(RowDue.INSTANCE, Duration.ofNanos(remaining));
    }
  }

  private void beginCommit() {
    timers.cancel(RowDue.INSTANCE);
    TradeRecord revision = gathered.revisionNext();
    try {
      if (revision != null && revisions.awaits(revision)) {
        return;
      }
      rowBegunNanos = System.nanoTime();
      row = gathered.isMarketNext() ? decideMarket() : decideRecords();
    } catch (RuntimeException failure) {
      getContext().getSelf().tell(new LedgerFailed("deciding a row", failure));
      return;
    }
    journal.attempt().tell(new LedgerJournal.Persist(row));
  }

  private LedgerEvent decideRecords() {
    Commit.Cut cut =
        gathered.cut(source, marks.covered(), marks.accepted(), settings.rows().mostTrades());
    commit = Commit.decide(cut, book, revisions.take());
    gathered.remove(cut.records().size());
    watchedGathered = watchedGathered && gathered.size() > 0;
    return commit.event();
  }

  private LedgerEvent decideMarket() {
    MarketTaken taken =
        MarketCommit.decide(number, gathered.cutMarket(source, marks.covered()), book);
    gathered.removeMarket();
    return taken;
  }

  /** Books the row, tells it to the users' actors as {@link PortfolioActor.Booked}, and answers. */
  private Behavior<Ledger.Command> journaled(Journaled message) {
    LedgerEvent event = row;
    row = null;
    journal.written(message.sequence());
    int records = event.rejections().size();
    if (event instanceof EntriesBooked booked) {
      records += booked.entries().size();
      Commit journaled = commit;
      commit = null;
      journaled.takeOver(book, world.metrics());
      history.write(journaled.pageEnds());
      day.book(booked.entries());
      live.journaled(journaled);
    } else {
      book.commit((MarketTaken) event);
      world.metrics().journalRows.increment();
      live.marketMoved();
    }
    marks = marks.journaled(event.to());
    due.answerUpTo(marks.covered());
    checkpoints.journaled(message.sequence(), records, !stopping);
    commitOrWait();
    return stopping ? Behaviors.stopped() : refill.booked(this);
  }

  // A journal that fails

  private Behavior<Ledger.Command> journalEnded(LedgerJournal.Ended message) {
    if (stopping) {
      return Behaviors.stopped();
    }
    journal.ended();
    return this;
  }

  private Behavior<Ledger.Command> journalDue() {
    journal.tryAgain();
    return this;
  }

  private Behavior<Ledger.Command> journalBack(JournalBack message) {
    try {
      journal.back(message, row);
    } catch (IllegalStateException anotherWriter) {
      return fail(new LedgerFailed("its journal", anotherWriter));
    }
    commitOrWait();
    return this;
  }

  // Traders

  private Behavior<Ledger.Command> get(Ledger.GetPortfolio message) {
    live.ask(message.userId(), new PortfolioActor.Get(message.replyTo()));
    return this;
  }

  private Behavior<Ledger.Command> watch(Ledger.Watch message) {
    live.watch(
        message.userId(), new PortfolioActor.Watch(message.afterSequence(), message.watcher()));
    return this;
  }

  private Behavior<Ledger.Command> scan(Ledger.Scan message) {
    return capture(message.replyTo());
  }

  private Behavior<Ledger.Command> scanForClose(Ledger.ScanForClose message) {
    day = new RunningDay(System.currentTimeMillis());
    return capture(message.replyTo());
  }

  private Behavior<Ledger.Command> capture(ActorRef<ScanAnswer> reader) {
    getContext()
        .spawnAnonymous(
            PortfolioScan.create(
                book.source(), book.covered(), book.market(), book.capture(), reader));
    return this;
  }

  private Behavior<Ledger.Command> runningDay(Ledger.GetRunningDay message) {
    message.replyTo().tell(new Ledger.RunningDayView(number, day.copy()));
    return this;
  }

  private Behavior<Ledger.Command> askMarket(Ledger.AskMarket message) {
    MarketList list = book.market().list();
    message.replyTo().tell(new Ledger.MarketView(number, list.number(), list.hash()));
    return this;
  }

  private Behavior<Ledger.Command> askCopies(Ledger.AskCopies message) {
    message.replyTo().tell(new Ledger.CopiesView(number, book.market().copies()));
    return this;
  }

  private Behavior<Ledger.Command> ping(Ledger.Ping message) {
    message.replyTo().tell(new Ledger.Pong(number));
    return this;
  }

  // Life

  private Behavior<Ledger.Command> rowDue() {
    commitOrWait();
    return this;
  }

  private Behavior<Ledger.Command> unwatched(Unwatched message) {
    live.unwatched(message);
    return this;
  }

  private Behavior<Ledger.Command> actorEnded(ActorEnded message) {
    live.ended(message.actor());
    return this;
  }

  private Behavior<Ledger.Command> sweep() {
    live.sweep();
    return this;
  }

  private Behavior<Ledger.Command> historyWritten(HistoryWritten message) {
    history.written(message.pages());
    commitOrWait();
    return this;
  }

  private Behavior<Ledger.Command> revisionDecided(RevisionDecided message) {
    revisions.decided(message);
    commitOrWait();
    return this;
  }

  private Behavior<Ledger.Command> revisionDue() {
    revisions.tryAgain();
    commitOrWait();
    return this;
  }

  private Behavior<Ledger.Command> checkpointEnded(CheckpointEnded message) {
    checkpoints.ended(message);
    return this;
  }

  /** A row on its way is waited for, so that the ledger's next home finds it in the journal. */
  private Behavior<Ledger.Command> stop() {
    stopping = true;
    return row == null || !journal.isThere() ? Behaviors.stopped() : this;
  }

  private Behavior<Ledger.Command> fail(LedgerFailed message) {
    getContext()
        .getLog()
        .error("Ledger {} stops: {} failed", number, message.what(), message.cause());
    return Behaviors.stopped();
  }

  private Behavior<Ledger.Command> stopped() {
    world.metrics().checkpointTimes.left(number);
    world.metrics().portfolios.add(-book.size());
    live.countOut();
    journal.close();
    return this;
  }
}
