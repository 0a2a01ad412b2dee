package com.stockafolio.engine.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A statement that is prepared when it is first needed and then kept; one that could not be
 * prepared is prepared again at its next use. Safe to share.
 */
final class PreparedOnce {
  private final Supplier<CompletionStage<PreparedStatement>> prepare;
  private CompletableFuture<PreparedStatement> kept;

  PreparedOnce(Supplier<CompletionStage<PreparedStatement>> prepare) {
    this.prepare = prepare;
  }

  /** The statement; failed where Cassandra does not prepare it this time. */
  synchronized CompletionStage<PreparedStatement> get() {
    if (kept == null || kept.isCompletedExceptionally()) {
      kept = prepare.get().toCompletableFuture();
    }
    return kept;
  }
}
