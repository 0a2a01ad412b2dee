package com.stockafolio.archive;

import akka.util.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * The finished objects of a partition, one after another. Says where the archive goes on: behind
 * the last one, or where one is missing.
 */
final class ArchiveChain {
  /** Holds the header of a container file: the schema, the codec and the names of its range. */
  private static final int HEADER_BYTES = 16 << 10;

  private final Bucket bucket;
  private final ArchivePlace place;

  /**
   * Where to go on.
   *
   * @param next the first offset that is not archived; empty where nothing is
   * @param cuts all cuts of the partition
   * @param gapBefore where {@code next} lies in a gap: the first offset of the object behind it;
   *     else -1
   */
  record Position(OptionalLong next, List<Long> cuts, long gapBefore) {}

  ArchiveChain(Bucket bucket, ArchivePlace place) {
    this.bucket = bucket;
    this.place = place;
  }

  /** Lists objects and cuts, and finds where the archive goes on. */
  CompletionStage<Position> position(int recordsPerObject) {
    return bucket
        .list(place.objects())
        .thenCombine(
            cuts(),
            (names, cuts) -> {
              List<Long> firsts = new ArrayList<>();
              names.forEach(name -> place.firstOffset(name).ifPresent(firsts::add));
              Boundaries boundaries = new Boundaries(recordsPerObject, cuts);
              return follow(firsts, boundaries, 0).thenApply(end -> position(firsts, cuts, end));
            })
        .thenCompose(stage -> stage);
  }

  /** The offsets of all cuts. */
  CompletionStage<List<Long>> cuts() {
    return bucket.list(place.cuts()).thenApply(place::cutOffsets);
  }

  private static Position position(List<Long> firsts, List<Long> cuts, OptionalLong end) {
    long gapBefore = -1;
    if (end.isPresent() && firsts.get(firsts.size() - 1) > end.getAsLong()) {
      gapBefore =
          firsts.stream().filter(first -> first > end.getAsLong()).findFirst().orElseThrow();
    }
    return new Position(end, cuts, gapBefore);
  }

  /**
   * Goes along the objects from one on until the last, or the first that no other follows. Most
   * names fit the boundaries; only where one does not is the object itself asked.
   */
  private CompletionStage<OptionalLong> follow(List<Long> firsts, Boundaries boundaries, int from) {
    if (firsts.isEmpty()) {
      return CompletableFuture.completedFuture(OptionalLong.empty());
    }
    int at = from;
    while (at + 1 < firsts.size()
        && firsts.get(at + 1).longValue() == boundaries.endOf(firsts.get(at))) {
      at++;
    }
    int asked = at;
    return end(firsts.get(asked))
        .thenCompose(
            end ->
                asked + 1 < firsts.size() && firsts.get(asked + 1) <= end
                    ? follow(firsts, boundaries, asked + 1)
                    : CompletableFuture.completedFuture(OptionalLong.of(end)));
  }

  /** The offset before which an object ends, as it says itself. */
  CompletionStage<Long> end(long first) {
    String name = place.object(first);
    return bucket.beginning(name, HEADER_BYTES).thenApply(header -> end(name, header));
  }

  private static long end(String name, ByteString header) {
    try (var file =
        new DataFileStream<GenericRecord>(
            new ByteArrayInputStream(header.toArray()), new GenericDatumReader<>())) {
      return file.getMetaLong(ArchiveObject.END_OFFSET);
    } catch (IOException | RuntimeException unreadable) {
      throw new IllegalStateException(
          "The archive object " + name + " is unreadable: " + unreadable, unreadable);
    }
  }
}
