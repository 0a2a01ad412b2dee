package com.stockafolio.archive;

import akka.util.ByteString;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which days are closed: those with a manifest. */
final class ClosedDays {
  private final Bucket bucket;

  ClosedDays(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Whether a day is closed. */
  CompletionStage<Boolean> isClosed(LocalDate day) {
    return bucket.list(ClosingPlace.manifests(day)).thenApply(manifests -> !manifests.isEmpty());
  }

  /** The latest day that is closed. */
  CompletionStage<Optional<LocalDate>> latest() {
    return bucket
        .folders(ClosingPlace.ALL)
        .thenCompose(
            folders -> {
              List<LocalDate> days =
                  folders.stream().map(ClosingPlace::dateOf).flatMap(Optional::stream).toList();
              return latestOf(days, days.size() - 1);
            });
  }

  /** The manifest of the latest close of the latest day that is closed. */
  CompletionStage<Optional<Manifest>> newestManifest() {
    return latest()
        .thenCompose(
            day ->
                day.map(this::newestManifest)
                    .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
  }

  private CompletionStage<Optional<Manifest>> newestManifest(LocalDate day) {
    return bucket
        .list(ClosingPlace.manifests(day))
        .thenCompose(
            manifests -> {
              if (manifests.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
              }
              // Names end with the close's, and those of later closes sort behind.
              String newest = Collections.max(manifests);
              return bucket
                  .read(newest)
                  .runFold(ByteString.emptyByteString(), ByteString::concat, bucket.system())
                  .thenApply(json -> Optional.of(Manifest.read(newest, json.toArray())));
            });
  }

  /** A day's folder is there from a close's first object on, its manifest at the end. */
  private CompletionStage<Optional<LocalDate>> latestOf(List<LocalDate> days, int at) {
    return at < 0
        ? CompletableFuture.completedFuture(Optional.empty())
        : isClosed(days.get(at))
            .thenCompose(
                closed ->
                    closed
                        ? CompletableFuture.completedFuture(Optional.of(days.get(at)))
                        : latestOf(days, at - 1));
  }
}
