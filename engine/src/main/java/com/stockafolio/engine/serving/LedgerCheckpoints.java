package com.stockafolio.engine.serving;

import akka.Done;
import akka.actor.typed.javadsl.ActorContext;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.Portfolio;
import java.util.concurrent.CompletionStage;

/** A ledger's checkpoints: begins one when it is due, one at a time, in the background. */
final class LedgerCheckpoints {
  private final ActorContext<Ledger.Command> context;
  private final int number;
  private final LedgerWorld world;
  private final LedgerBook book;
  private final LedgerHistory history;
  private final CheckpointPace pace;

  LedgerCheckpoints(
      ActorContext<Ledger.Command> context,
      int number,
      LedgerWorld world,
      LedgerBook book,
      LedgerHistory history,
      RecoveringLedger.Replayed replayed) {
    this.context = context;
    this.number = number;
    this.world = world;
    this.book = book;
    this.history = history;
    this.pace = new CheckpointPace(world.settings(), number, replayed.rows(), replayed.trades());
  }

  /** Counts a row; begins a checkpoint at its sequence number if one is due. */
  void journaled(long sequence, int trades, boolean mayBegin) {
    pace.journaled(trades);
    if (mayBegin && pace.isDue(book.size()) && world.checkpointPermits().tryAcquire()) {
      pace.began();
      begin(sequence);
    }
  }

  private void begin(long sequence) {
    Portfolio[] captured = book.capture();
    CheckpointSlices slices =
        new CheckpointSlices(book.header(), captured, world.settings().checkpoints().sliceBytes());
    CheckpointStore.Captured checkpoint =
        new CheckpointStore.Captured(sequence, book.covered(), captured.length, slices);
    // Released even where this ledger has stopped by then, or a node's last permit would be lost.
    CompletionStage<Done> stored =
        world
            .checkpoints()
            .store(number, checkpoint, history.allWritten())
            .whenComplete((done, failure) -> world.checkpointPermits().release());
    context.pipeToSelf(
        stored, (done, failure) -> new ServingLedger.CheckpointEnded(sequence, failure));
  }

  /** Takes note of how a checkpoint ended. */
  void ended(ServingLedger.CheckpointEnded ended) {
    if (ended.failure() == null) {
      pace.ended();
      world.metrics().checkpointsCompleted.increment();
      world.metrics().checkpointTimes.kept(number, System.currentTimeMillis());
    } else {
      pace.failed();
      context
          .getLog()
          .warn(
              "Ledger {}: checkpoint at sequence {} failed and will be tried again",
              number,
              ended.sequence(),
              ended.failure());
    }
  }
}
