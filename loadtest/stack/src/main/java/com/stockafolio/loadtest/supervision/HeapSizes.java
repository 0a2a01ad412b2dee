package com.stockafolio.loadtest.supervision;

import java.util.ArrayList;
import java.util.List;

/**
 * Heaps by number of users and of event streams, where the command line does not set them.
 *
 * @param users number of users
 * @param streams number of event streams that are open at once
 * @param nodes engine JVMs
 * @param machineMb the machine's memory in MiB
 */
public record HeapSizes(int users, int streams, int nodes, long machineMb) {

  private static final int ENGINE_BASE_MB = 768;
  private static final int ENGINE_BYTES_PER_USER = 2_600;

  /**
   * Ten times what a stream holds: each of its objects is written to every second, and is looked
   * through in every collection, so these must be far apart.
   */
  private static final int ENGINE_BYTES_PER_STREAM = 500_000;

  private static final int BYTES_OF_A_STREAM = 40_000;
  private static final int BYTES_OF_A_PORTFOLIO = 1_000;
  private static final int LONG_PAUSE_MILLIS = 400;
  private static final int SIMULATOR_MB = 384;
  private static final int CHECKER_BASE_MB = 512;
  private static final int CHECKER_BYTES_PER_USER = 3_000;
  private static final int BATCH_BASE_MB = 1_024;
  private static final int BATCH_BYTES_PER_USER = 1_500;
  private static final int BATCH_MOST_MB = 3_072;

  /** One engine JVM's: its share of the users after one of several nodes was lost. */
  public int engineMb() {
    int sharing = Math.max(1, nodes - 1);
    long bytes =
        (long) ENGINE_BYTES_PER_USER * users / sharing + (long) ENGINE_BYTES_PER_STREAM * streams;
    long wanted = mebibytes(ENGINE_BASE_MB, bytes);
    return atMost(wanted, machineMb * 55 / 100 / nodes);
  }

  /**
   * JVM arguments of an engine: those that follow from its load, then the given ones, which win.
   * Where streams hold more than portfolios, most of a young collection is the same whatever it
   * collects: fewer are better then, however long they take.
   */
  public List<String> engineJvm(List<String> given) {
    boolean mostlyStreams =
        (long) BYTES_OF_A_STREAM * streams > (long) BYTES_OF_A_PORTFOLIO * users;
    List<String> arguments = new ArrayList<>();
    if (mostlyStreams) {
      arguments.add("-XX:MaxGCPauseMillis=" + LONG_PAUSE_MILLIS);
    }
    arguments.addAll(given);
    return arguments;
  }

  /** The simulator's. */
  public int simulatorMb() {
    return SIMULATOR_MB;
  }

  /** The checker's: it runs beside the engine and the servers. */
  public int checkerMb() {
    return atMost(
        mebibytes(CHECKER_BASE_MB, (long) CHECKER_BYTES_PER_USER * users), machineMb * 30 / 100);
  }

  /** The batch's, while all others run; what does not fit, Spark puts on disk. */
  public int batchMb() {
    return atMost(
        mebibytes(BATCH_BASE_MB, (long) BATCH_BYTES_PER_USER * users),
        Math.min(BATCH_MOST_MB, machineMb * 15 / 100));
  }

  private static long mebibytes(int base, long bytes) {
    return base + bytes / (1 << 20);
  }

  private static int atMost(long wanted, long limit) {
    return (int) Math.max(256, Math.min(wanted, limit));
  }
}
