package com.stockafolio.batch;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.Store;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.node.Configuration;
import com.stockafolio.engine.node.KnownSettings;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.jdk.SupportedJdk;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The batch as a program: {@code --date=2026-11-24} for one trading date, with {@code
 * --against=positions.csv} an outside file held against it, or {@code --rebuild} for closing files
 * from the archive. Settings come from {@code reference.conf} and system properties. Exit codes: 0
 * certified, 1 failed, 2 differences or breaks, 3 something is not there yet.
 */
public final class DayBatch {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int DIFFERENT = 2;
  private static final int INCOMPLETE = 3;
  private static final String DATE = "--date=";
  private static final String AGAINST = "--against=";
  private static final String REBUILD = "--rebuild";

  private DayBatch() {}

  /** Runs the batch and ends the JVM with its exit code. */
  public static void main(String[] args) {
    endWithLauncher();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int code = run(args, new Progress(out));
    // Spark and the drivers leave threads behind that would keep the JVM alive.
    Runtime.getRuntime().exit(code);
  }

  private static int run(String[] args, Progress progress) {
    try {
      Configuration configuration =
          Configuration.resolved(
              ConfigFactory.defaultOverrides()
                  .withFallback(ConfigFactory.defaultApplication())
                  .withFallback(ConfigFactory.defaultReference()));
      return run(args, configuration.complete(), progress, Clock.systemUTC());
    } catch (StartRefused | ConfigException unreadable) {
      return failed(unreadable, progress);
    }
  }

  /** Runs the batch; gives its exit code. */
  static int run(String[] args, Config config, Progress progress, Clock clock) {
    try {
      requireSupportedJdk();
      LocalDate today = TradingDays.dayOf(clock.instant());
      Options options = Options.of(args, today);
      // The node's own settings may stand beside them.
      KnownSettings.requireOnly(
          config, "stockafolio.batch", "stockafolio.market", "stockafolio.calendar");
      BatchSettings settings = BatchSettings.of(config);
      TradingDays days = TradingDays.read(config);
      if (!options.asked() && !options.rebuild() && !days.isTradingDay(today)) {
        progress.line("%s is no trading day of the New York Stock Exchange: nothing to do", today);
        return OK;
      }
      SparkSession spark = session(settings);
      try {
        var hadoop = spark.sparkContext().hadoopConfiguration();
        Store store = Store.open(settings.input(), hadoop);
        if (options.rebuild()) {
          new Rebuild(settings, spark, store, progress).run(options.date(), clock.instant());
          return OK;
        }
        AgainstRun against =
            options.against() == null
                ? null
                : new AgainstRun(settings, spark, store, progress, options.against());
        DayRun run = new DayRun(config, settings, days, spark, store, progress);
        DayResult result = run.run(options.date());
        progress.line("%s is %s", result.date(), result.status());
        if (!result.certified()) {
          return DIFFERENT;
        }
        return against == null || against.run(result) ? OK : DIFFERENT;
      } finally {
        spark.stop();
      }
    } catch (Exception e) {
      // Not only unchecked ones: Spark's Scala throws what it does not declare.
      return failed(e, progress);
    }
  }

  private static void requireSupportedJdk() {
    SupportedJdk.refusal()
        .ifPresent(
            reason -> {
              throw new BatchFailure(reason);
            });
  }

  /** What was asked for; {@code asked} tells whether the date was, {@code against} may be null. */
  private record Options(LocalDate date, boolean asked, boolean rebuild, Path against) {
    static Options of(String[] args, LocalDate today) {
      LocalDate date = today;
      boolean asked = false;
      boolean rebuild = false;
      Path against = null;
      for (String arg : args) {
        if (arg.equals(REBUILD)) {
          rebuild = true;
        } else if (arg.startsWith(DATE)) {
          date = date(arg.substring(DATE.length()));
          asked = true;
        } else if (arg.startsWith(AGAINST)) {
          against = file(arg.substring(AGAINST.length()));
        } else {
          throw new BatchFailure("no such option: " + arg);
        }
      }
      if (date.isAfter(today)) {
        throw new BatchFailure(date + " has not been yet");
      }
      if (rebuild && against != null) {
        throw new BatchFailure("a rebuild certifies nothing that " + against + " could be held to");
      }
      return new Options(date, asked, rebuild, against);
    }

    private static Path file(String text) {
      try {
        return Path.of(text).toAbsolutePath();
      } catch (InvalidPathException e) {
        throw new BatchFailure("the file to compare with has no such name: " + text, e);
      }
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new BatchFailure("the date must be written like 2026-11-24, not " + text, e);
      }
    }
  }

  private static int failed(Exception failure, Progress progress) {
    // What a task throws arrives wrapped in what Spark makes of it.
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Incomplete incomplete) {
        progress.line("incomplete: %s", incomplete.getMessage());
        return INCOMPLETE;
      }
      if (cause instanceof BatchFailure
          || cause instanceof StartRefused
          || cause instanceof ConfigException) {
        progress.line("failed: %s", cause.getMessage());
        return FAILED;
      }
    }
    progress.line("failed: %s", Store.reason(failure));
    failure.printStackTrace(System.err);
    return FAILED;
  }

  static SparkSession session(BatchSettings settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("stockafolio-batch")
            .master("local[" + settings.threads() + "]")
            .config("spark.ui.enabled", false)
            // Netty's native transports are not on the class path: one JVM needs none.
            .config("spark.io.mode.default", "NIO")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", settings.work().toAbsolutePath().toString())
            .config("spark.sql.shuffle.partitions", settings.userParts())
            .config("spark.sql.session.timeZone", "UTC")
            // Sums of 64 bits that are checked modulo 2^64 may pass the end of the range.
            .config("spark.sql.ansi.enabled", false)
            // The number of parts is chosen for the data; planning it anew only costs time.
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.parquet.compression.codec", "lz4_raw")
            .config("spark.sql.warehouse.dir", settings.work().resolve("warehouse").toString());
    for (Map.Entry<String, String> each : settings.hadoop().entrySet()) {
      builder.config("spark.hadoop." + each.getKey(), each.getValue());
    }
    return builder.getOrCreate();
  }

  /** When started by Maven the batch must not go on without it. */
  private static void endWithLauncher() {
    if (Boolean.getBoolean("batch.launched")) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(FAILED)));
    }
  }
}
