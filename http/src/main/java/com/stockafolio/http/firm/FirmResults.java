package com.stockafolio.http.firm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the batch published: one document for each trading day that it has finished. */
public interface FirmResults {
  /**
   * A finished day, without its document.
   *
   * @param closeId the close that it rests on
   * @param status certified, or different
   * @param finishedAt when the batch published it; a later close of the same date replaces it
   */
  record FinishedDay(LocalDate date, String closeId, String status, Instant finishedAt) {}

  /** What keeps the results does not answer. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** By what the keeper of the results failed. */
    public Unavailable(Throwable cause) {
      super("the days' results cannot be read", cause);
    }
  }

  /**
   * All finished days, in no order; none where no batch has ever run.
   *
   * @return fails with {@link Unavailable}
   */
  CompletionStage<List<FinishedDay>> days();

  /**
   * A day's document, as the batch wrote it.
   *
   * @return empty where the day is not finished; fails with {@link Unavailable}
   */
  CompletionStage<Optional<String>> document(LocalDate date);
}
