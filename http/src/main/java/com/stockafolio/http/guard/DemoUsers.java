package com.stockafolio.http.guard;

import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Some users who have traded: those on the first pages of the ledgers, remembered for a while. */
public final class DemoUsers {
  /** Users found at most. */
  static final int MOST = 100;

  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(250);
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** A system that has just begun soon has more. */
  private static final Duration REMEMBERED_WHERE_FEW = Duration.ofSeconds(1);

  private final int ledgers;
  private final IntFunction<CompletionStage<ScanAnswer>> firstPage;
  private CompletableFuture<List<UserId>> found;
  private long foundNanos;

  /**
   * Users in ledgers.
   *
   * @param ledgers how many there are
   * @param firstPage asks one of them, by its number, for its first portfolios
   */
  public DemoUsers(int ledgers, IntFunction<CompletionStage<ScanAnswer>> firstPage) {
    this.ledgers = ledgers;
    this.firstPage = firstPage;
  }

  /**
   * The same as {@link #some}, once there is somebody; nobody where none has traded within the
   * wait.
   */
  CompletionStage<List<UserId>> someWithin(Duration wait) {
    if (wait.isZero()) {
      return some();
    }
    CompletableFuture<List<UserId>> answer = new CompletableFuture<>();
    answer.completeOnTimeout(List.of(), wait.toMillis(), TimeUnit.MILLISECONDS);
    look(answer);
    return answer;
  }

  private void look(CompletableFuture<List<UserId>> answer) {
    some()
        .whenComplete(
            (users, failure) -> {
              if (failure == null && !users.isEmpty()) {
                answer.complete(users);
              } else if (!answer.isDone()) {
                CompletableFuture.delayedExecutor(
                        LOOK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> look(answer));
              }
            });
  }

  /**
   * At most {@value #MOST}, those with the most trades first; a ledger that is away adds none. A
   * search that fails is not kept: the next call searches again.
   */
  synchronized CompletionStage<List<UserId>> some() {
    if (found == null
        || found.isCompletedExceptionally()
        || found.isDone() && isOld(found.join().size())) {
      foundNanos = System.nanoTime();
      found = from(0, new ArrayList<>()).toCompletableFuture();
    }
    return found;
  }

  private boolean isOld(int users) {
    Duration most = users < MOST ? REMEMBERED_WHERE_FEW : REMEMBERED;
    return System.nanoTime() - foundNanos > most.toNanos();
  }

  private CompletionStage<List<UserId>> from(int ledger, List<Portfolio> before) {
    if (ledger == ledgers || before.size() >= MOST) {
      return CompletableFuture.completedFuture(
          before.stream()
              .sorted(Comparator.comparingLong(Portfolio::sequence).reversed())
              .limit(MOST)
              .map(Portfolio::userId)
              .toList());
    }
    return firstPage
        .apply(ledger)
        .handle(
            (page, failure) ->
                failure == null ? ((ScanAnswer.Page) page).portfolios() : List.<Portfolio>of())
        .thenCompose(
            page -> {
              page.stream().filter(portfolio -> portfolio.sequence() > 0).forEach(before::add);
              return from(ledger + 1, before);
            });
  }
}
