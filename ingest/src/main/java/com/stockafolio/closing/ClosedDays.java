package com.stockafolio.closing;

import akka.util.ByteString;
import com.stockafolio.archive.Bucket;
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

  /** What lies there of earlier closes. */
  CompletionStage<ClosesSoFar> soFar() {
    return days().thenCompose(days -> soFar(days, days.size() - 1, ClosesSoFar.NONE));
  }

  private CompletionStage<List<LocalDate>> days() {
    return bucket
        .folders(ClosingPlace.ALL)
        .thenApply(
            folders ->
                folders.stream().map(ClosingPlace::dateOf).flatMap(Optional::stream).toList());
  }

  /**
   * From the latest day back to the first that is closed. A day's folder is there from a close's
   * first object on, its manifest at the end; and no day before a closed one is closed later.
   */
  private CompletionStage<ClosesSoFar> soFar(List<LocalDate> days, int at, ClosesSoFar found) {
    if (at < 0) {
      return CompletableFuture.completedFuture(found);
    }
    LocalDate day = days.get(at);
    return bucket
        .list(ClosingPlace.day(day))
        .thenCompose(
            names -> {
              ClosesSoFar with = found;
              for (String name : names) {
                with = ClosingPlace.instantOf(name).map(with::begun).orElse(with);
              }
              return names.stream().anyMatch(n -> n.startsWith(ClosingPlace.manifests(day)))
                  ? CompletableFuture.completedFuture(
                      new ClosesSoFar(Optional.of(day), with.newestId()))
                  : soFar(days, at - 1, with);
            });
  }

  /** The manifest of the latest close of the latest day that is closed. */
  CompletionStage<Optional<Manifest>> newestManifest() {
    return soFar()
        .thenCompose(
            closes ->
                closes
                    .latestDay()
                    .map(this::newestManifest)
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
}
