package com.stockafolio.batch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The tables of one run: {@code trades}, the day's records; {@code closing}, the ledgers'
 * portfolios; {@code users}, the batch's own.
 */
final class DayTables {
  /** So many gaps in the archive are named. */
  private static final int NAMED_GAPS = 20;

  /** Tasks that read the archive: enough to share out evenly, each still writes a large file. */
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
   * Reads the archive and writes the day's records.
   *
   * @throws Incomplete naming the offsets that are missing or archived twice
   */
  void writeTrades(
      List<ArchiveObject> objects,
      RejectionIndex rejections,
      DayRange range,
      boolean gapsAllowed,
      String place) {
    CollectionAccumulator<String> gaps = new CollectionAccumulator<>();
    spark.sparkContext().register(gaps, "gaps");
    int tasks = Math.max(1, Math.min(objects.size(), MOST_READING_TASKS));
    JavaRDD<TradeRow> rows =
        context
            .parallelize(objects, tasks)
            .mapPartitions(
                new TradeReading(
                    configuration, context.broadcast(rejections), range, gapsAllowed, gaps));
    write(spark.createDataset(rows.rdd(), Encoders.bean(TradeRow.class)), place);
    if (!gaps.value().isEmpty()) {
      List<String> named = gaps.value().stream().distinct().sorted().limit(NAMED_GAPS).toList();
      throw new Incomplete(String.join("; ", named));
    }
  }

  /** Reads the ledgers' portfolios and writes them as a table. */
  void writeClosing(List<ClosingReading.File> files, String place) {
    int tasks = Math.max(1, files.size());
    JavaRDD<BookRow> rows =
        context.parallelize(files, tasks).flatMap(new ClosingReading(configuration));
    write(spark.createDataset(rows.rdd(), Encoders.bean(BookRow.class)), place);
  }

  /**
   * Keeps all books and writes the users' results.
   *
   * @param before where the users' results of the day before lie, null for none
   * @param parts the number of parts that the users are shared out to
   */
  void writeUsers(
      String trades, String closing, String before, KeepBooks keep, int parts, String place) {
    Encoder<UserResult> encoder = Encoders.bean(UserResult.class);
    write(inputs(trades, closing, before, parts).mapPartitions(keep, encoder), place);
  }

  /** The rows that books are made of, user by user. */
  private Dataset<BookInput> inputs(String trades, String closing, String before, int parts) {
    Encoder<BookInput> encoder = Encoders.bean(BookInput.class);
    Dataset<Row> rows =
        records(read(trades), false).unionByName(portfolios(read(closing), KeepBooks.CLOSE));
    if (before != null) {
      rows = rows.unionByName(portfolios(read(before), KeepBooks.BEFORE));
    }
    return rows.repartition(parts, col("userHigh"), col("userLow"))
        .sortWithinPartitions("userHigh", "userLow", "at")
        .as(encoder);
  }

  /** The records that books are rebuilt of, ledger by ledger and user by user. */
  Dataset<BookInput> inputsByLedger(String trades, int ledgers) {
    return records(read(trades), true)
        .repartition(ledgers, col("ledger"))
        .sortWithinPartitions("ledger", "userHigh", "userLow", "at")
        .as(Encoders.bean(BookInput.class));
  }

  private static Dataset<Row> records(Dataset<Row> trades, boolean times) {
    return trades
        .filter("reason = 0")
        .select(
            col("userHigh"),
            col("userLow"),
            col("ledger"),
            col("partition"),
            col("offset").as("at"),
            times ? col("recordedAt") : lit(0L).as("recordedAt"),
            times ? col("tradedAt") : lit(0L).as("tradedAt"),
            col("tradeHigh"),
            col("tradeLow"),
            col("instrument"),
            col("signed"),
            col("price"),
            col("reason"),
            col("rejection"),
            lit(null).cast(Encoders.bean(BookRow.class).schema()).as("book"));
  }

  private static Dataset<Row> portfolios(Dataset<Row> books, long at) {
    List<Column> fields = new ArrayList<>();
    Arrays.stream(Encoders.bean(BookRow.class).schema().fieldNames())
        .forEach(name -> fields.add(col(name)));
    return books.select(
        col("userHigh"),
        col("userLow"),
        col("ledger"),
        lit(0).as("partition"),
        lit(at).as("at"),
        lit(0L).as("recordedAt"),
        lit(0L).as("tradedAt"),
        lit(0L).as("tradeHigh"),
        lit(0L).as("tradeLow"),
        lit(0).as("instrument"),
        lit(0L).as("signed"),
        lit(0L).as("price"),
        lit(0).as("reason"),
        lit(0).as("rejection"),
        struct(fields.toArray(Column[]::new)).as("book"));
  }

  Dataset<Row> read(String place) {
    return spark.read().parquet(place);
  }

  private static void write(Dataset<?> rows, String place) {
    rows.write().mode("overwrite").parquet(place);
  }
}
