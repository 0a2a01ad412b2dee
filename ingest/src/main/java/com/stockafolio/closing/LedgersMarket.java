package com.stockafolio.closing;

import akka.actor.typed.ActorSystem;
import akka.pattern.Patterns;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.stockafolio.desk.MarketHold;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.serving.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Has something done while all ledgers have one number of the market's list. The desk is asked to
 * write no copies meanwhile. That another one writes some all the same is not excluded: what was
 * captured says by which number.
 */
final class LedgersMarket {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

  private final ActorSystem<?> system;
  private final LedgerQuestions questions;
  private final int ledgers;
  private final Duration patience;

  /**
   * Asks the ledgers of a node's cluster.
   *
   * @param patience how long ledgers may take until they have one number
   */
  LedgersMarket(ActorSystem<?> system, LedgerQuestions questions, int ledgers, Duration patience) {
    this.system = system;
    this.questions = questions;
    this.ledgers = ledgers;
    this.patience = patience;
  }

  /**
   * Does it.
   *
   * @param task is given the number
   * @return failed where the ledgers do not get one number in time
   */
  <T> CompletionStage<T> during(IntFunction<CompletionStage<T>> task) {
    MarketHold hold = MarketHold.begin(system);
    Instant deadline = Instant.now().plus(patience);
    return held(hold)
        .thenCompose(asked -> oneNumber(deadline))
        .thenCompose(task::apply)
        .whenComplete((done, failure) -> hold.end());
  }

  private CompletionStage<Void> held(MarketHold hold) {
    return hold.held()
        .toCompletableFuture()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (number, late) -> {
              // The ledgers say in what they differ.
              return null;
            });
  }

  /** The number once all ledgers have it; a ledger may be on its way to another node. */
  private CompletionStage<Integer> oneNumber(Instant deadline) {
    return taken()
        .thenApply(LedgersMarket::common)
        .exceptionallyCompose(
            failure ->
                Instant.now().isAfter(deadline)
                    ? CompletableFuture.failedFuture(failure)
                    : Patterns.after(
                        LOOK_AGAIN, system.classicSystem(), () -> oneNumber(deadline)));
  }

  /**
   * The number that all of them have.
   *
   * @throws IllegalStateException naming those that lack it
   */
  static int common(List<Ledger.MarketView> views) {
    int highest = views.stream().mapToInt(Ledger.MarketView::number).max().orElse(0);
    List<Integer> behind =
        views.stream()
            .filter(view -> view.number() < highest)
            .map(Ledger.MarketView::ledger)
            .toList();
    if (!behind.isEmpty()) {
      throw new IllegalStateException(
          "ledgers %s have not taken market record %d, others have".formatted(behind, highest));
    }
    return highest;
  }

  private CompletionStage<List<Ledger.MarketView>> taken() {
    return Source.range(0, ledgers - 1)
        .mapAsync(
            ledgers,
            ledger ->
                questions.<Ledger.MarketView>ask(ledger, Ledger.AskMarket::new, ANSWER_TIMEOUT))
        .runWith(Sink.seq(), system);
  }
}
