package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processor time that a JVM's threads have used since its start, as it tells it itself.
 *
 * @param cpuMillis by pool: the threads' names without their numbers
 */
record ThreadPools(Map<String, Double> cpuMillis) {
  private static final Pattern THREAD = Pattern.compile("(?m)^\"(.+?)\" .*?\\bcpu=([0-9.]+)ms");
  private static final Pattern SYSTEM = Pattern.compile("^stockafolio-(stockafolio\\.)?");
  private static final Pattern LAST_NUMBER = Pattern.compile("[-# ]*\\d+$");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final double LEAST_MICROS = 0.1;
  private static final double MICROS_PER_MILLI = 1e3;

  ThreadPools {
    cpuMillis = Map.copyOf(cpuMillis);
  }

  /** Those of a process as they are now; none where it does not answer. */
  static ThreadPools of(Child process) throws InterruptedException {
    return parse(Jcmd.run(process, "Thread.print"));
  }

  /** What {@code jcmd Thread.print} says. */
  static ThreadPools parse(String print) {
    Map<String, Double> pools = new TreeMap<>();
    Matcher thread = THREAD.matcher(print);
    while (thread.find()) {
      pools.merge(pool(thread.group(1)), Double.parseDouble(thread.group(2)), Double::sum);
    }
    return new ThreadPools(pools);
  }

  private static String pool(String thread) {
    String name = SYSTEM.matcher(thread).replaceFirst("");
    return NUMBER.matcher(LAST_NUMBER.matcher(name).replaceFirst("")).replaceAll("").strip();
  }

  /**
   * Adds what was used since, in microseconds a trade, for each pool that is worth naming; nothing
   * where the process did not answer before.
   *
   * @param figure the name of the figures, before the pool's name
   */
  void addSince(ThreadPools before, long trades, String figure, Map<String, Double> figures) {
    if (before.cpuMillis.isEmpty()) {
      return;
    }
    new TreeMap<>(cpuMillis)
        .forEach(
            (pool, millis) -> {
              double used = millis - before.cpuMillis.getOrDefault(pool, 0.0);
              double micros = used * MICROS_PER_MILLI / trades;
              if (micros >= LEAST_MICROS) {
                figures.put(figure + "." + pool, micros);
              }
            });
  }
}
