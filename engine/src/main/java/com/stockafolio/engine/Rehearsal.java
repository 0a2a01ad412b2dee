package com.stockafolio.engine;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a node book made-up trades before it takes real ones, so that its JVM has compiled most of
 * what each trade runs through: for its first half minute a cold JVM takes several times as much
 * for a trade, and a node that joins a full load would fall behind at once. The ledgers of a
 * rehearsal are real, their journals are paper: nothing is written, counted or seen.
 */
final class Rehearsal extends AbstractBehavior<LedgerAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /** Enough to keep the cores of a small machine busy; the code is the same for all. */
  private static final int LEDGERS = 2;

  private static final SourceId SOURCE = new SourceId(new UUID(0, 0), 0);

  private final RehearsedTrades trades;
  private final List<ActorRef<Ledger.Command>> ledgers = new ArrayList<>();
  private final CompletableFuture<Done> over;
  private final long startedNanos = System.nanoTime();
  private final long lastsNanos;
  private int playing = LEDGERS;
  private long booked;

  /**
   * Plays for so long.
   *
   * @param lasts zero for no rehearsal
   * @return done when it is over
   */
  static CompletionStage<Done> play(
      ActorSystem<?> system, EngineSettings settings, Instruments instruments, Duration lasts) {
    if (lasts.isZero()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    CompletableFuture<Done> over = new CompletableFuture<>();
    LedgerWorld world =
        new LedgerWorld(
            settings,
            instruments,
            new EngineMetrics(),
            null, // without a permit no checkpoint begins
            new Forgetful(),
            new Semaphore(0));
    system.systemActorOf(
        Behaviors.<LedgerAnswer>setup(context -> new Rehearsal(context, world, lasts, over)),
        "rehearsal",
        Props.empty());
    return over;
  }

  private Rehearsal(
      ActorContext<LedgerAnswer> context,
      LedgerWorld world,
      Duration lasts,
      CompletableFuture<Done> over) {
    super(context);
    this.trades = new RehearsedTrades(world.instruments());
    this.lastsNanos = lasts.toNanos();
    this.over = over;
    for (int i = 0; i < LEDGERS; i++) {
      ledgers.add(context.spawn(ledger(i, world), "ledger-" + i));
      send(i, -1);
    }
  }

  private static Behavior<Ledger.Command> ledger(int number, LedgerWorld world) {
    return Behaviors.setup(
        context ->
            ServingLedger.create(
                context,
                number,
                world,
                new LedgerBook(),
                context.spawn(paper(context.getSelf()), "paper"),
                new Ledger.Replayed(0, 0, 0)));
  }

  /** Makes rows as the journal does, reads them as a recovery would, and drops them. */
  private static Behavior<LedgerJournal.Persist> paper(ActorRef<Ledger.Command> ledger) {
    JournalSerializer serializer = new JournalSerializer();
    return Behaviors.receiveMessage(
        persist -> {
          byte[] row = serializer.toBinary(persist.event());
          serializer.fromBinary(row, serializer.manifest(persist.event()));
          ledger.tell(new Ledger.Journaled(persist.event().to() + 1));
          return Behaviors.same();
        });
  }

  @Override
  public Receive<LedgerAnswer> createReceive() {
    return newReceiveBuilder()
        .onMessage(LedgerAnswer.Covered.class, covered -> next(covered.ledger(), covered.covered()))
        .build();
  }

  private Behavior<LedgerAnswer> next(int ledger, long covered) {
    if (System.nanoTime() - startedNanos < lastsNanos) {
      send(ledger, covered);
      return this;
    }
    booked += covered + 1;
    playing--;
    if (playing > 0) {
      return this;
    }
    LOG.info("Rehearsed {} trades", booked);
    over.complete(Done.getInstance());
    return Behaviors.stopped();
  }

  private void send(int ledger, long covered) {
    Batch batch =
        new Batch(
            SOURCE, covered, covered + RehearsedTrades.AT_ONCE, covered, trades.after(covered));
    ledgers.get(ledger).tell(new Ledger.Deliver(batch, getContext().getSelf()));
  }

  private static final class Forgetful implements HistoryStore {
    @Override
    public CompletionStage<Done> write(Portfolio pageEnd) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }
}
