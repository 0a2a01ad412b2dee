package com.stockafolio.http.firm;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.market.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * {@code /firm/live}: what the ledgers have booked of the running day. However many ask, the
 * ledgers are asked once in an interval.
 */
public final class FirmLive extends AllDirectives {
  private record Round(long begunNanos, CompletableFuture<Optional<ByteString>> answer) {}

  private final LedgerQuestions questions;
  private final Ledgers ledgers;
  private final Supplier<Instruments> instruments;
  private final FirmSettings settings;
  private final Duration retryAfter;
  private final Clock clock;
  private final JsonAnswer answers = new JsonAnswer();
  private Round latest;

  /** Asks all ledgers; {@code retryAfter} is what is told where none answers. */
  public FirmLive(
      LedgerQuestions questions,
      Ledgers ledgers,
      Supplier<Instruments> instruments,
      FirmSettings settings,
      Duration retryAfter,
      Clock clock) {
    this.questions = questions;
    this.ledgers = ledgers;
    this.instruments = instruments;
    this.settings = settings;
    this.retryAfter = retryAfter;
    this.clock = clock;
  }

  Route route() {
    return onSuccess(
        answer(),
        found ->
            found
                .map(answers::document)
                .orElseGet(
                    () ->
                        complete(
                            Problem.unavailable("No ledger answers now.", retryAfter).response())));
  }

  /** The latest round's answer, or that of a new one; empty where no ledger answered. */
  private synchronized CompletionStage<Optional<ByteString>> answer() {
    long now = System.nanoTime();
    if (latest == null
        || (latest.answer.isDone()
            && now - latest.begunNanos >= settings.liveInterval().toNanos())) {
      latest = new Round(now, ask());
    }
    return latest.answer;
  }

  private CompletableFuture<Optional<ByteString>> ask() {
    List<CompletableFuture<Ledger.RunningDayView>> asked = new ArrayList<>();
    for (int ledger = 0; ledger < ledgers.count(); ledger++) {
      asked.add(
          questions
              .<Ledger.RunningDayView>ask(ledger, Ledger.GetRunningDay::new, settings.liveTimeout())
              // One that is silent is missing, and the answer says so.
              .exceptionally(silent -> null)
              .toCompletableFuture());
    }
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> asked.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList())
        .thenApply(this::json);
  }

  private Optional<ByteString> json(List<Ledger.RunningDayView> views) {
    if (views.isEmpty()) {
      return Optional.empty();
    }
    LiveDay day =
        new LiveDay(
            instruments.get(),
            views.stream().map(Ledger.RunningDayView::day).toList(),
            ledgers.count());
    return Optional.of(JsonDocument.object(out -> day.write(clock.instant(), out)));
  }
}
