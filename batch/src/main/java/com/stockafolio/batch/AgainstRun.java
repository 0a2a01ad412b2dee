package com.stockafolio.batch;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.outside.OutsideBooks;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.apache.spark.sql.SparkSession;

/** Holds an outside file of positions against a certified day, and tells the breaks. */
final class AgainstRun {
  private final BatchSettings settings;
  private final SparkSession spark;
  private final Store store;
  private final Progress progress;
  private final Path file;

  /**
   * Looks at the file, so that one that cannot be read is told before the day is checked.
   *
   * @throws BatchFailure naming what is wrong with it
   */
  AgainstRun(
      BatchSettings settings, SparkSession spark, Store store, Progress progress, Path file) {
    this.settings = settings;
    this.spark = spark;
    this.store = store;
    this.progress = progress;
    this.file = file;
    List<String> ignored = OutsideBooks.check(file);
    if (!ignored.isEmpty()) {
      progress.line("%s: columns that are not compared: %s", file, String.join(", ", ignored));
    }
  }

  /**
   * Compares.
   *
   * @param result of the day, certified
   * @return whether there are no breaks
   */
  boolean run(DayResult result) {
    Manifest manifest = new Closings(store).latest(result.date());
    if (!manifest.closeId().equals(result.closeId())) {
      throw new Incomplete(result.date() + " was closed again: run the batch for it again");
    }
    long[] prices = DayRun.prices(manifest, MarketDay.quiet(result.market(), 1).view().last());
    String directory = Closings.resultDirectory(result.date(), result.closeId());
    OutsideBooks.Found found =
        new OutsideBooks(spark, store, settings.userParts(), settings.tolerance())
            .compare(file, result, directory, prices);
    StringJoiner kinds = new StringJoiner(", ", ": ", "").setEmptyValue("");
    found.counts().forEach((kind, count) -> kinds.add("%,d %s".formatted(count, kind)));
    progress.line(
        "%s against the certified close of %s: %,d positions in the file, %,d breaks%s",
        file, result.date(), found.positions(), found.breaks(), kinds);
    found.first().forEach(row -> progress.line("  %s", row));
    if (found.breaks() > found.first().size()) {
      progress.line("  and %,d more", found.breaks() - found.first().size());
    }
    progress.line("breaks written to %s", found.place());
    return found.breaks() == 0;
  }
}
