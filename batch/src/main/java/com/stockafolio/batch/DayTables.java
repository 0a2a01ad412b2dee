package com.stockafolio.batch;

import com.stockafolio.batch.archived.ArchiveObject;
import com.stockafolio.batch.archived.RejectionIndex;
import com.stockafolio.batch.books.KeepBooks;
import com.stockafolio.batch.books.ReachingBack;
import com.stockafolio.batch.books.UserResult;
import com.stockafolio.batch.document.DayRead;
import com.stockafolio.batch.document.DayTally;
import com.stockafolio.batch.document.Entry;
import com.stockafolio.batch.market.CopyRuling;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.rows.ClosingReading;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.Parts;
import com.stockafolio.batch.store.Incomplete;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The tables of one run: the day's records, the ledgers' portfolios and the batch's own of the day
 * before, all shared out to the same parts; and the users' results, made part by part.
 */
final class DayTables {
  /** So many gaps in the archive are named. */
  private static final int NAMED_GAPS = 20;

  /** Tasks that read the archive: enough to share out evenly, few enough for large files. */
  private static final int MOST_READING_TASKS = 32;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Broadcast<SerializableConfiguration> configuration;

  DayTables(SparkSession spark) {
    this.spark = spark;
    context = new JavaSparkContext(spark.sparkContext());
    configuration =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * Reads the archive and writes the day's records; gives what was counted, and what the market
   * did.
   *
   * @throws Incomplete naming the offsets that are missing or archived twice
   */
  DayRead writeTrades(
      List<ArchiveObject> objects,
      RejectionIndex rejections,
      TradeReading.Request request,
      PartFiles place) {
    int tasks = Math.max(1, Math.min(objects.size(), MOST_READING_TASKS));
    TradeReading reading =
        new TradeReading(configuration, context.broadcast(rejections), request, place);
    List<TradeReading.Read> all =
        context.parallelize(objects, tasks).mapPartitionsWithIndex(reading, false).collect();
    List<String> gaps = all.stream().flatMap(read -> read.gaps().stream()).distinct().toList();
    if (!gaps.isEmpty()) {
      throw new Incomplete(String.join("; ", gaps.stream().sorted().limit(NAMED_GAPS).toList()));
    }
    DayTally tally =
        all.stream()
            .map(TradeReading.Read::tally)
            .reduce(DayTally.none(), (one, other) -> one.plus(other, request.most()));
    MarketDay known = request.market();
    CopyRuling ruling =
        new CopyRuling(
            known.values().subList(0, known.before()),
            all.stream().flatMap(read -> read.copies().stream()).toList(),
            request.range().partitions());
    return new DayRead(
        tally.plus(ruling.refused(), request.most()), ruling.day(), ruling.contradictions());
  }

  /** Reads the ledgers' portfolios and writes them as a table. */
  void writeCloses(List<ClosingReading.File> files, Parts parts, PartFiles place) {
    if (!files.isEmpty()) {
      context
          .parallelize(files, files.size())
          .foreach(new ClosingReading(configuration, parts, place));
    }
  }

  /** Writes the users' results of the day before as a table. */
  void writeBefores(String results, Parts parts, PartFiles place) {
    spark
        .read()
        .parquet(results)
        .select("ledger", "userHigh", "userLow", "portfolio")
        .foreachPartition(
            (ForeachPartitionFunction<Row>)
                rows -> {
                  int task = TaskContext.getPartitionId();
                  try (PartFiles.Writer writer = place.writer(parts.count(), task)) {
                    while (rows.hasNext()) {
                      Row row = rows.next();
                      int part = parts.of(row.getInt(0), row.getLong(1), row.getLong(2));
                      BookRows.write(writer, part, row.<byte[]>getAs(3));
                    }
                  }
                });
  }

  /** Keeps all books and writes the users' results. */
  void writeUsers(KeepBooks keep, Parts parts, String place) {
    spark
        .createDataFrame(perPart(parts, keep), UserResult.COLUMNS)
        .write()
        .mode("overwrite")
        // Most columns have as many values as rows: looking for repeated ones only costs time.
        .option("parquet.enable.dictionary", false)
        .parquet(place);
  }

  /** The users who take back or correct what is not in the tables. */
  Set<UUID> reachingBack(PartTables tables, boolean bookedAlone) {
    return Set.copyOf(perPart(tables.parts(), new ReachingBack(tables, bookedAlone)).collect());
  }

  /** The trades and positions that the check by plain sums adds up, as a view. */
  void viewEntries(PartTables tables, String name) {
    JavaRDD<Entry> entries = perPart(tables.parts(), part -> Entry.all(tables, part));
    spark.createDataset(entries.rdd(), Encoders.bean(Entry.class)).createOrReplaceTempView(name);
  }

  private <T> JavaRDD<T> perPart(Parts parts, FlatMapFunction<Integer, T> make) {
    List<Integer> all = IntStream.range(0, parts.count()).boxed().toList();
    return context.parallelize(all, parts.count()).flatMap(make);
  }

  /** Does something for each ledger, the number of which is given to it. */
  List<Long> perLedger(int ledgers, FlatMapFunction<Integer, Long> make) {
    List<Integer> all = IntStream.range(0, ledgers).boxed().toList();
    return context.parallelize(all, ledgers).flatMap(make).collect();
  }
}
