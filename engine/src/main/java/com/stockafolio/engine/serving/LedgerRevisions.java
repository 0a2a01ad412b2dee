package com.stockafolio.engine.serving;

import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.engine.history.RevisionReading;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RevisionCase;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A ledger's busts and corrections. Each takes pages of its user's history, which are read, and
 * folded, beside the ledger's thread, while nothing is decided after it. A history that cannot be
 * read is read again until it can: how long that takes decides nothing. Part of its ledger's actor.
 */
final class LedgerRevisions {
  private final ActorContext<Ledger.Command> context;
  private final TimerScheduler<Ledger.Command> timers;
  private final int number;
  private final LedgerWorld world;
  private final LedgerBook book;
  private final LedgerHistory history;

  /** What is decided on the next record; null while it is not. */
  private Decision decided;

  private boolean deciding;

  LedgerRevisions(
      ActorContext<Ledger.Command> context,
      TimerScheduler<Ledger.Command> timers,
      int number,
      LedgerWorld world,
      LedgerBook book,
      LedgerHistory history) {
    this.context = context;
    this.timers = timers;
    this.number = number;
    this.world = world;
    this.book = book;
    this.history = history;
  }

  /** Whether one is being decided, and no row may be begun. */
  boolean isDeciding() {
    return deciding;
  }

  /**
   * Whether the record, which is to be next in the book, has to be awaited: then it is being
   * decided.
   *
   * @param record a bust or a correction
   */
  boolean awaits(TradeRecord record) {
    if (decided == null) {
      deciding = true;
      decide(record);
    }
    return decided == null;
  }

  private void decide(TradeRecord record) {
    UserId user = record.transaction().userId();
    Portfolio live = book.portfolio(user).meet(book.market(), page -> history.write(List.of(page)));
    RevisionCase revision = new RevisionCase(live, record, book.market());
    Executor executor = context.getExecutionContext();
    CompletionStage<Decision> decision =
        world.settings().history().enabled()
            ? history
                .allWritten()
                .thenCompose(
                    written -> RevisionReading.decide(user, revision, world.history(), executor))
            : CompletableFuture.completedFuture(
                revision.decideWithoutHistory("this engine keeps no history"));
    context.pipeToSelf(decision, ServingLedger.RevisionDecided::new);
  }

  /** Takes what was decided, or tries again after a while. */
  void decided(ServingLedger.RevisionDecided message) {
    if (message.failure() == null) {
      deciding = false;
      decided = message.decision();
      return;
    }
    Duration wait = world.settings().history().retryAfter();
    context
        .getLog()
        .warn(
            "Ledger {}: the history that a bust or a correction takes could not be read, and is"
                + " read again after {} ms; nothing is booked until then",
            number,
            wait.toMillis(),
            message.failure());
    timers.startSingleTimer(ServingLedger.RevisionDue.INSTANCE, wait);
  }

  /** Time to try again. */
  void tryAgain() {
    deciding = false;
  }

  /** Gives what was decided on the record that is in a row now; null for none. */
  Decision take() {
    Decision taken = decided;
    decided = null;
    return taken;
  }
}
