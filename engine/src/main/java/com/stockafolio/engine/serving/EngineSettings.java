package com.stockafolio.engine.serving;

import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The engine's settings, read once; each is documented in {@code reference.conf} under {@code
 * stockafolio.engine}.
 *
 * @param ledgers number of ledgers, fixed for the life of a journal
 */
public record EngineSettings(
    int ledgers,
    Cassandra cassandra,
    Rows rows,
    Actors actors,
    Recovery recovery,
    History history,
    Checkpoints checkpoints) {

  private static final Duration SHORT = Duration.ofMillis(10);

  /** Where the journal lies, how often, and whether a node makes its tables. */
  public record Cassandra(String keyspace, int replicationFactor, boolean createTables) {}

  /**
   * When a ledger writes a row, and how large.
   *
   * @param interval between the beginnings of two rows, unless enough trades are gathered
   * @param watchedInterval the same where a trade is gathered whose user somebody watches
   * @param enoughTrades number of gathered trades with which a row is written at once
   * @param mostTrades most trades of a row
   * @param mostGathered most trades gathered, and most answers due
   * @param againAfter pause after a row that the journal did not take
   */
  public record Rows(
      Duration interval,
      Duration watchedInterval,
      int enoughTrades,
      int mostTrades,
      int mostGathered,
      Duration againAfter) {
    /** The interval in nanoseconds. */
    public long intervalNanos() {
      return interval.toNanos();
    }

    /** The interval for watched users in nanoseconds, at most the other. */
    public long watchedIntervalNanos() {
      return Math.min(watchedInterval.toNanos(), interval.toNanos());
    }
  }

  /**
   * How long portfolio actors run.
   *
   * @param most number that run under a ledger, unless more are watched
   * @param forEachTrader whether a user's first trade starts one that stays
   * @param idleStopAfter time without need after which one stops
   * @param tellSequenceEvery between two words to watchers
   */
  public record Actors(
      int most, boolean forEachTrader, Duration idleStopAfter, Duration tellSequenceEvery) {}

  /**
   * How ledgers come to be.
   *
   * @param mostQuestions number of questions that wait for a ledger
   * @param againAfter pause after a recovery that failed
   * @param importClosing what the names of the closes begin with that ledgers without anything
   *     begin with; empty where they begin empty
   */
  public record Recovery(int mostQuestions, Duration againAfter, String importClosing) {}

  /**
   * How history is written.
   *
   * @param enabled whether it is
   * @param pagesInFlight number of pages of a ledger being written at once
   * @param mostUnwrittenPages number with which a ledger waits
   * @param retryAfter pause after a page that could not be written
   */
  public record History(
      boolean enabled, int pagesInFlight, int mostUnwrittenPages, Duration retryAfter) {}

  /**
   * When checkpoints are due, and how they are written.
   *
   * @param afterRows number of journaled rows after which one is due
   * @param afterTrades the same in trades
   * @param sliceBytes most bytes of a slice
   * @param slicesInFlight number of slices of a ledger being written at once
   * @param bytesPerSecond how fast one ledger writes
   * @param atOnce number of ledgers of a node that write at once
   * @param timeout time after which one has failed
   */
  public record Checkpoints(
      int afterRows,
      int afterTrades,
      int sliceBytes,
      int slicesInFlight,
      int bytesPerSecond,
      int atOnce,
      Duration timeout) {}

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  public static EngineSettings read(Config config) {
    SettingsReader all = new SettingsReader(config, "stockafolio");
    SettingsReader engine = all.section("engine");
    return new EngineSettings(
        all.number("ledgers", 1, 4096),
        cassandra(all.section("cassandra")),
        rows(engine),
        actors(engine),
        recovery(engine),
        history(engine.section("history")),
        checkpoints(engine.section("checkpoint")));
  }

  private static Cassandra cassandra(SettingsReader cassandra) {
    String keyspace = cassandra.optionalText("keyspace");
    if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
      throw cassandra.refused(
          "keyspace", "must be a lower-case name of at most 48 letters, digits and underscores");
    }
    return new Cassandra(
        keyspace, cassandra.number("replication-factor", 1, 9), cassandra.flag("create-tables"));
  }

  private static Rows rows(SettingsReader engine) {
    return new Rows(
        engine.time("row-interval", Duration.ZERO, Duration.ofSeconds(10)),
        engine.time("watched-row-interval", Duration.ZERO, Duration.ofSeconds(10)),
        engine.number("enough-trades-per-row", 1, 4096),
        engine.number("most-trades-per-row", 1, 4096),
        engine.number("most-gathered-trades", 16, 1_000_000),
        engine.time("journal-again-after", SHORT, Duration.ofMinutes(1)));
  }

  private static Actors actors(SettingsReader engine) {
    return new Actors(
        engine.number("most-live-actors-per-ledger", 16, 10_000_000),
        engine.flag("actor-for-each-trader"),
        engine.time("idle-actors-stop-after", SHORT, Duration.ofDays(1)),
        engine.time("tell-sequence-every", SHORT, Duration.ofHours(1)));
  }

  private static Recovery recovery(SettingsReader engine) {
    return new Recovery(
        engine.number("questions-while-recovering", 1, 100_000),
        engine.time("recover-again-after", SHORT, Duration.ofHours(1)),
        engine.optionalText("import-closing"));
  }

  private static History history(SettingsReader history) {
    return new History(
        history.flag("enabled"),
        history.number("pages-in-flight", 1, 1024),
        history.number("most-unwritten-pages", 1, 10_000_000),
        history.time("retry-after", SHORT, Duration.ofHours(1)));
  }

  private static Checkpoints checkpoints(SettingsReader checkpoint) {
    return new Checkpoints(
        checkpoint.number("after-rows", 1, 10_000_000),
        checkpoint.number("after-trades", 1, 1_000_000_000),
        checkpoint.bytes("slice-size", 1 << 10, 1 << 20),
        checkpoint.number("slices-in-flight", 1, 64),
        checkpoint.bytes("bytes-per-second", 1 << 16, 1 << 30),
        checkpoint.number("at-once", 1, 64),
        checkpoint.time("timeout", Duration.ofSeconds(1), Duration.ofDays(1)));
  }
}
