package com.stockafolio.http.portfolio;

import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What users' profits of the day are counted from, out of their histories: off the booking path,
 * and only a bounded number of them at once.
 */
public final class DayStarts {
  private final CloseBoard closes;
  private final PastPortfolios past;
  private final Semaphore streams;
  private final Duration patience;

  /**
   * Starts by a board's last close.
   *
   * @param past what waits no longer for a page than {@code settings.patience()}
   */
  public DayStarts(CloseBoard closes, PastPortfolios past, DaySettings settings) {
    this.closes = closes;
    this.past = past;
    this.streams = new Semaphore(settings.readingsAtOnce());
    this.patience = settings.patience();
  }

  /** The last close; null where there is none yet. */
  public Close lastClose() {
    return closes.latest();
  }

  /**
   * The start of the day of a user whose portfolio was asked for.
   *
   * @return empty where no day was closed yet, or the history does not answer in time
   */
  CompletionStage<Optional<DayStart>> of(Portfolio live) {
    Close close = closes.latest();
    if (close == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    if (close.holdsAllOf(live)) {
      return CompletableFuture.completedFuture(Optional.of(DayStart.of(close, live)));
    }
    return read(close, live)
        .thenApply(Optional::of)
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> Optional.empty());
  }

  /**
   * The start of the day of a user who follows the portfolio.
   *
   * @return empty where too many are being read
   */
  public Optional<CompletionStage<DayStart>> tryRead(Close close, Portfolio live) {
    if (!streams.tryAcquire()) {
      return Optional.empty();
    }
    return Optional.of(read(close, live).whenComplete((read, failure) -> streams.release()));
  }

  private CompletionStage<DayStart> read(Close close, Portfolio live) {
    return past.atOffset(live, close.lastOffset(live.userId()))
        .thenApply(then -> DayStart.of(close, then));
  }
}
