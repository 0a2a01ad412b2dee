package com.stockafolio.http.portfolio;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.pattern.Patterns;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketList;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The market's list as ledgers have taken it. Safe to share. */
public final class MarketOfLedgers {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final LedgerQuestions questions;
  private final InstrumentBoard instruments;
  private final ActorSystem<?> system;
  private final Duration patience;

  /**
   * Asks ledgers where they took what the list has.
   *
   * @param patience how long it may take until ledger and list are equally far
   */
  public MarketOfLedgers(
      LedgerQuestions questions,
      InstrumentBoard instruments,
      ActorSystem<?> system,
      Duration patience) {
    this.questions = questions;
    this.instruments = instruments;
    this.system = system;
    this.patience = patience;
  }

  /** The list as a ledger has taken it; failed where that cannot be told in time. */
  CompletionStage<LedgerMarket> of(int ledger) {
    return of(ledger, System.nanoTime() + patience.toNanos());
  }

  private CompletionStage<LedgerMarket> of(int ledger, long deadlineNanos) {
    return questions
        .<Ledger.CopiesView>ask(ledger, Ledger.AskCopies::new, patience)
        .thenCompose(
            view -> {
              long[] copies = view.copies().stream().mapToLong(Long::longValue).toArray();
              int taken = copies.length / 2;
              MarketList list = instruments.list();
              if (list.number() == taken) {
                return CompletableFuture.completedFuture(LedgerMarket.of(list, copies));
              }
              if (System.nanoTime() > deadlineNanos) {
                return CompletableFuture.failedFuture(
                    new TimeoutException(
                        "ledger %d has taken %d of %d market records"
                            .formatted(ledger, taken, list.number())));
              }
              CompletionStage<?> equal =
                  list.number() < taken ? instruments.atLeast(taken) : pause();
              return equal.thenCompose(again -> of(ledger, deadlineNanos));
            });
  }

  private CompletionStage<Done> pause() {
    // Of a stage that is completed with null it never tells.
    return Patterns.after(PAUSE, system, () -> CompletableFuture.completedFuture(Done.done()));
  }
}
