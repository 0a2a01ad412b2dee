package com.stockafolio.engine;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.failure.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Questions to ledgers, wherever each of them runs. Safe to share. */
public final class LedgerQuestions {
  private final ActorSystem<?> system;
  private final Ledgers ledgers;

  /** How far a ledger is read; the reader is null before the first page. */
  private record Reading(ActorRef<PortfolioScan.Next> reader, boolean ended) {}

  /** Questions that go out from the node of this system. */
  public LedgerQuestions(ActorSystem<?> system, Ledgers ledgers) {
    this.system = system;
    this.ledgers = ledgers;
  }

  /**
   * Asks a ledger.
   *
   * @param question makes the message of the address to answer to
   * @return the answer; failed with a {@link TimeoutException} without one in time
   */
  public <A> CompletionStage<A> ask(
      int ledger, Function<ActorRef<A>, Ledger.Command> question, Duration timeout) {
    // Ledgers are told through a router, and to ask takes an actor to be told: one that is deaf.
    CompletionStage<A> answer =
        AskPattern.<Object, A>ask(
            system.ignoreRef(),
            replyTo -> {
              Ledger.Command message = question.apply(replyTo);
              ledgers.tell(ledger, message);
              return message;
            },
            timeout,
            system.scheduler());
    return answer.exceptionallyCompose(failure -> failed(ledger, timeout, failure));
  }

  private static <A> CompletionStage<A> failed(int ledger, Duration timeout, Throwable failure) {
    Throwable cause = Failures.cause(failure);
    return CompletableFuture.failedFuture(
        cause instanceof TimeoutException
            ? new TimeoutException(
                "Ledger %d did not answer within %d ms".formatted(ledger, timeout.toMillis()))
            : cause);
  }

  /**
   * All portfolios of a ledger as they are at one moment, page by page: the next page is asked for
   * when there is demand for it.
   *
   * @param scan {@link Ledger.Scan} or {@link Ledger.ScanForClose} of the address to answer to
   * @param pageTimeout patience for a page
   * @return pages, the last of which says so; failed with a {@link TimeoutException} where one did
   *     not come in time
   */
  public Source<ScanAnswer.Page, NotUsed> pages(
      int ledger, Function<ActorRef<ScanAnswer>, Ledger.Command> scan, Duration pageTimeout) {
    return Source.unfoldAsync(
        new Reading(null, false),
        reading ->
            reading.ended()
                ? CompletableFuture.completedFuture(Optional.empty())
                : page(ledger, scan, reading.reader(), pageTimeout)
                    .thenApply(
                        page ->
                            Optional.of(
                                Pair.create(new Reading(page.reader(), page.last()), page))));
  }

  private CompletionStage<ScanAnswer.Page> page(
      int ledger,
      Function<ActorRef<ScanAnswer>, Ledger.Command> scan,
      ActorRef<PortfolioScan.Next> reader,
      Duration timeout) {
    CompletionStage<ScanAnswer> answer =
        reader == null
            ? ask(ledger, scan, timeout)
            : AskPattern.<PortfolioScan.Next, ScanAnswer>ask(
                reader, PortfolioScan.Next::new, timeout, system.scheduler());
    return answer.thenApply(page -> (ScanAnswer.Page) page);
  }
}
