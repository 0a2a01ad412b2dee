package com.stockafolio.batch;

import com.stockafolio.batch.archived.Archive;
import com.stockafolio.batch.archived.ArchiveObject;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Waits until a date is closed and the archive has reached the close. */
final class Readiness {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Store store;
  private final Closings closings;
  private final Archive archive;
  private final Duration wait;
  private final Progress progress;

  Readiness(Store store, Closings closings, Duration wait, Progress progress) {
    this.store = store;
    this.closings = closings;
    this.wait = wait;
    this.progress = progress;
    archive = new Archive(store);
  }

  /**
   * The day's input.
   *
   * @throws Incomplete naming what is still missing when the time is over
   */
  DayInput await(LocalDate date) {
    long deadline = System.nanoTime() + wait.toNanos();
    String told = "";
    while (true) {
      try {
        return now(date);
      } catch (Incomplete missing) {
        if (System.nanoTime() >= deadline) {
          throw missing;
        }
        if (!told.equals(missing.getMessage())) {
          told = missing.getMessage();
          progress.line("waiting: %s", told);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BatchFailure("interrupted", e);
    }
  }

  private DayInput now(LocalDate date) {
    Manifest manifest = closings.latest(date);
    if (manifest == null) {
      throw new Incomplete(
          date + " is not closed: no manifest in " + store.place(Closings.directory(date)));
    }
    LocalDate dateBefore = closings.dateBefore(date);
    DayResult previous = dateBefore == null ? null : closings.certified(dateBefore);
    if (dateBefore != null && previous == null) {
      throw new Incomplete(
          "the date before, " + dateBefore + ", is closed but not certified: run it first");
    }
    requireSameTopic(manifest, previous);
    DayRange range = DayRange.of(manifest, previous);
    List<ArchiveObject> trades = new ArrayList<>();
    for (int partition = 0; partition < range.partitions(); partition++) {
      long first = range.first(partition);
      trades.addAll(archive.objects(Manifest.TRADES, partition, first, range.end(partition)));
    }
    List<ArchiveObject> rejections = rejections(previous, manifest);
    Map<Integer, Long> previousCuts =
        dateBefore == null ? Map.of() : closings.latest(dateBefore).cuts(Manifest.REJECTED);
    return new DayInput(
        manifest, previous, previousCuts, range, trades, rejections, closingVersions(manifest));
  }

  private List<ArchiveObject> rejections(DayResult previous, Manifest manifest) {
    List<ArchiveObject> rejections = new ArrayList<>();
    Map<Integer, Long> from = previous == null ? Map.of() : previous.rejectionsFrom();
    manifest
        .cuts(Manifest.REJECTED)
        .forEach(
            (partition, cut) ->
                rejections.addAll(
                    archive.objects(
                        Manifest.REJECTED, partition, from.getOrDefault(partition, 0L), cut)));
    return rejections;
  }

  /**
   * What was archived of the days before, back to a certified one.
   *
   * @param origin the result after which it begins; null for the archive's beginning
   */
  DayInput before(DayInput day, DayResult origin) {
    DayResult last = day.previous();
    long[] from = new long[last.covered().length];
    for (int ledger = 0; ledger < from.length; ledger++) {
      from[ledger] = origin == null ? -1 : origin.covered()[ledger];
    }
    DayRange range = DayRange.of(day.range().partitions(), from, last.covered());
    List<ArchiveObject> trades = new ArrayList<>();
    for (int partition = 0; partition < range.partitions(); partition++) {
      long first = range.first(partition);
      trades.addAll(archive.objects(Manifest.TRADES, partition, first, range.end(partition)));
    }
    return new DayInput(
        day.manifest(),
        origin,
        Map.of(),
        range,
        trades,
        rejections(origin, day.manifest()),
        List.of());
  }

  private List<String> closingVersions(Manifest manifest) {
    return manifest.ledgers().stream()
        .filter(ledger -> ledger.users() > 0)
        .map(ledger -> store.version(ledger.object()))
        .toList();
  }

  private static void requireSameTopic(Manifest manifest, DayResult previous) {
    String expected = previous == null ? null : previous.topicId();
    for (Manifest.Ledger ledger : manifest.ledgers()) {
      if (expected == null) {
        expected = ledger.topicId();
      }
      if (ledger.topicId() != null && !Objects.equals(expected, ledger.topicId())) {
        throw new BatchFailure(
            "ledger %d was filled from topic %s, others or the day before from %s"
                .formatted(ledger.ledger(), ledger.topicId(), expected));
      }
    }
    if (previous != null && previous.covered().length != manifest.ledgers().size()) {
      throw new BatchFailure(
          "the close has %d ledgers, the day before %d"
              .formatted(manifest.ledgers().size(), previous.covered().length));
    }
  }
}
