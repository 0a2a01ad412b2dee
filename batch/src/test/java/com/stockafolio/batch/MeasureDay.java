package com.stockafolio.batch;

import com.stockafolio.batch.store.Store;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Measures the batch on days that {@link MakeDay} made: {@code <directory> <date> <runs>}. Runs
 * after the first show what is left once the JVM is warm.
 */
public final class MeasureDay {
  private MeasureDay() {}

  /** Prints the steps' times. */
  public static void main(String[] args) throws IOException {
    Path store = Path.of(args[0]).toAbsolutePath();
    Config config =
        ConfigFactory.parseMap(
                Map.of(
                    "stockafolio.batch.input", store.toUri().toString(),
                    "stockafolio.batch.work", store.resolveSibling("work").toString(),
                    "stockafolio.batch.cassandra.publish", false))
            .withFallback(ConfigFactory.load());
    for (int run = 0; run < Integer.parseInt(args[2]); run++) {
      Store.open(store.toUri().toString(), new Configuration()).delete("batch");
      String[] date = {"--date=" + args[1]};
      int code = DayBatch.run(date, config, new Progress(System.out), Clock.systemUTC());
      System.out.println("run " + run + " ended with " + code);
    }
  }
}
