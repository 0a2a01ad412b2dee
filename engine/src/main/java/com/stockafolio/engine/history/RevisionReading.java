package com.stockafolio.engine.history;

import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.RevisionCase;
import com.stockafolio.transaction.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Decides on a bust or a correction by as many pages of history as it takes. */
public final class RevisionReading {
  /** Pages that are read first: most of what is taken back is young. */
  private static final int FIRST = 2;

  /** The most pages that are read at once, some hundred kilobytes. */
  private static final int MOST = 256;

  private RevisionReading() {}

  /**
   * Decides.
   *
   * @param user whose
   * @param history in which all pages are written that the user's entries have filled
   * @param executor runs what computes
   * @return failed where the history cannot be read now
   */
  public static CompletionStage<Decision> decide(
      UserId user, RevisionCase revision, HistoryStore history, Executor executor) {
    return CompletableFuture.supplyAsync(revision::neededPage, executor)
        .thenCompose(needed -> readOn(user, revision, history, executor, needed, FIRST));
  }

  private static CompletionStage<Decision> readOn(
      UserId user,
      RevisionCase revision,
      HistoryStore history,
      Executor executor,
      long needed,
      int most) {
    if (needed == 0) {
      return CompletableFuture.completedFuture(revision.decide());
    }
    return history
        .pagesUpTo(user, needed, most)
        .thenComposeAsync(
            pages -> {
              if (pages.isEmpty()) {
                String detail = "the page of history that ends at entry %d is not there";
                return CompletableFuture.completedFuture(
                    revision.decideWithoutHistory(detail.formatted(needed)));
              }
              revision.take(pages);
              return readOn(
                  user,
                  revision,
                  history,
                  executor,
                  revision.neededPage(),
                  Math.min(4 * most, MOST));
            },
            executor);
  }
}
