package com.stockafolio.batch.outside;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Holds a custodian's or clearing house's file of positions against a certified close, and writes
 * the breaks beside the day's result.
 */
public final class OutsideBooks {
  /** So many breaks are told; all are written. */
  private static final int TOLD = 20;

  private final SparkSession spark;
  private final Store store;
  private final int parts;
  private final BigDecimal tolerance;

  /**
   * What a comparison works with.
   *
   * @param parts that the users are shared out to
   * @param tolerance by how many dollars cost and market value may differ without a break
   */
  public OutsideBooks(SparkSession spark, Store store, int parts, BigDecimal tolerance) {
    this.spark = spark;
    this.store = store;
    this.parts = parts;
    this.tolerance = tolerance;
  }

  /**
   * What was found.
   *
   * @param positions rows of the file
   * @param counts breaks of each kind
   * @param first the first of them, by user, symbol and amount, as rows of the file
   * @param place where all were written
   */
  public record Found(long positions, Map<String, Long> counts, List<String> first, String place) {
    /** How many breaks there are. */
    public long breaks() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Checks, before anything takes long, that a file is there and names its columns; gives the names
   * of those that are passed over.
   *
   * @throws BatchFailure saying what is wrong
   */
  public static List<String> check(Path file) {
    try (PositionsFile opened = open(file)) {
      return opened.ignored();
    }
  }

  private static PositionsFile open(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BatchFailure("there is no file " + file + " to compare with");
      }
      return new PositionsFile(file.getFileName().toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw new BatchFailure("the file " + file + " cannot be read: " + Store.reason(e), e);
    }
  }

  /**
   * Compares.
   *
   * @param directory where the close's result lies in the store
   * @param prices at the close in 1e-9 dollars, by instrument; 0: not known
   * @throws BatchFailure naming line and column where the file is malformed
   */
  public Found compare(Path file, DayResult result, String directory, long[] prices) {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    LongAccumulator read = spark.sparkContext().longAccumulator();
    JavaPairRDD<UUID, OutsidePosition> outside =
        context
            .parallelize(List.of(file.toString()), 1)
            .flatMapToPair(each -> positions(open(Path.of(each)), read));
    // Tasks take along what is named here, and not the store.
    String name = file.getFileName().toString();
    List<byte[]> market = new ArrayList<>(result.market());
    BigDecimal allowed = tolerance;
    JavaRDD<Break> breaks =
        certified(directory)
            .cogroup(outside, parts)
            .mapPartitions(
                users -> {
                  Stocks stocks = MarketDay.quiet(market, 1).view().last();
                  return breaks(users, new PositionMatch(name, stocks, prices, allowed));
                })
            .sortBy(Break::order, true, parts);
    return write(breaks, read, directory + "/outside/breaks-" + name);
  }

  private JavaPairRDD<UUID, byte[]> certified(String directory) {
    return spark
        .read()
        .parquet(store.place(directory + "/users"))
        .select("userHigh", "userLow", "portfolio")
        .javaRDD()
        .mapToPair(
            row -> new Tuple2<>(new UUID(row.getLong(0), row.getLong(1)), row.<byte[]>getAs(2)));
  }

  private static Iterator<Tuple2<UUID, OutsidePosition>> positions(
      PositionsFile file, LongAccumulator read) {
    return Stream.generate(file::next)
        .onClose(file::close)
        .takeWhile(Objects::nonNull)
        .peek(position -> read.add(1))
        .map(position -> new Tuple2<>(position.user(), position))
        .iterator();
  }

  private static Iterator<Break> breaks(
      Iterator<Tuple2<UUID, Tuple2<Iterable<byte[]>, Iterable<OutsidePosition>>>> users,
      PositionMatch match) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(users, 0), false)
        .flatMap(
            user -> {
              Iterator<byte[]> own = user._2()._1().iterator();
              BookRow portfolio = own.hasNext() ? BookRows.read(own.next()) : null;
              return match.match(user._1(), portfolio, user._2()._2()).stream();
            })
        .iterator();
  }

  private Found write(JavaRDD<Break> breaks, LongAccumulator read, String path) {
    Map<Break.Kind, Long> counts = new EnumMap<>(Break.Kind.class);
    List<String> first = new ArrayList<>();
    Iterator<Break> all = breaks.toLocalIterator();
    try (Writer out = new OutputStreamWriter(store.create(path), StandardCharsets.UTF_8)) {
      out.write(Break.COLUMNS + "\n");
      while (all.hasNext()) {
        Break each = all.next();
        counts.merge(each.kind(), 1L, Long::sum);
        out.write(each.csv() + "\n");
        if (first.size() < TOLD) {
          first.add(each.csv());
        }
      }
    } catch (IOException e) {
      throw new BatchFailure(store.place(path) + " cannot be written: " + Store.reason(e), e);
    }
    Map<String, Long> named = new TreeMap<>();
    counts.forEach((kind, count) -> named.put(kind.word(), count));
    return new Found(read.value(), named, first, store.place(path));
  }
}
