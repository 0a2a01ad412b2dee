package com.stockafolio.http.firm;

import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Glances at days. A day's document is large, so it is read for its glance once, and again when the
 * batch has replaced it.
 */
public final class DayGlances {
  private record Seen(Instant finishedAt, DayGlance glance) {}

  private final FirmResults results;
  private final FirmSettings settings;
  private final ActorSystem<?> system;
  private final Cache<LocalDate, Seen> seen;

  /** Nothing read yet. */
  public DayGlances(FirmResults results, FirmSettings settings, ActorSystem<?> system) {
    this.results = results;
    this.settings = settings;
    this.system = system;
    this.seen =
        Caffeine.newBuilder().maximumSize(settings.glancesKept()).executor(Runnable::run).build();
  }

  /** The rows, each with its glance, in their order; a day that is gone by now is left out. */
  CompletionStage<List<Pair<FirmResults.FinishedDay, DayGlance>>> of(
      List<FirmResults.FinishedDay> rows) {
    return Source.from(rows)
        .mapAsync(settings.documentsAtOnce(), this::of)
        .mapConcat(found -> found.map(List::of).orElse(List.of()))
        .runWith(Sink.seq(), system);
  }

  private CompletionStage<Optional<Pair<FirmResults.FinishedDay, DayGlance>>> of(
      FirmResults.FinishedDay row) {
    Seen known = seen.getIfPresent(row.date());
    if (known != null && known.finishedAt.equals(row.finishedAt())) {
      return CompletableFuture.completedFuture(Optional.of(Pair.create(row, known.glance)));
    }
    return results
        .document(row.date())
        .thenApply(
            found ->
                found.map(
                    document -> {
                      DayGlance glance = DayGlance.of(document);
                      seen.put(row.date(), new Seen(row.finishedAt(), glance));
                      return Pair.create(row, glance);
                    }));
  }
}
