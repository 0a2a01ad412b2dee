package com.stockafolio.engine.serving;

import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * The engine's settings, read once; each is documented in {@code reference.conf} under {@code
 * stockafolio.engine}.
 */
public record EngineSettings(
    int ledgers,
    String keyspace,
    int replicationFactor,
    Duration rowInterval,
    int enoughTradesPerRow,
    int mostTradesPerRow,
    int mostGatheredTrades,
    int mostLiveActorsPerLedger,
    boolean actorForEachTrader,
    Duration idleActorsStopAfter,
    Duration tellSequenceEvery,
    int questionsWhileRecovering,
    Duration recoverAgainAfter,
    boolean historyEnabled,
    int historyPagesInFlight,
    int historyMostUnwrittenPages,
    Duration historyRetryAfter,
    int checkpointAfterRows,
    int checkpointAfterTrades,
    int checkpointSliceBytes,
    int checkpointSlicesInFlight,
    int checkpointBytesPerSecond,
    int checkpointsAtOnce,
    Duration checkpointTimeout) {

  private static final String ENGINE = "stockafolio.engine.";
  private static final Duration SHORT = Duration.ofMillis(10);

  long rowIntervalNanos() {
    return rowInterval.toNanos();
  }

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  public static EngineSettings read(Config config) {
    try {
      return new EngineSettings(
          within(config, "stockafolio.ledgers", 1, 4096),
          keyspace(config),
          within(config, "stockafolio.cassandra.replication-factor", 1, 9),
          withinTime(config, ENGINE + "row-interval", Duration.ZERO, Duration.ofSeconds(10)),
          within(config, ENGINE + "enough-trades-per-row", 1, 4096),
          within(config, ENGINE + "most-trades-per-row", 1, 4096),
          within(config, ENGINE + "most-gathered-trades", 16, 1_000_000),
          within(config, ENGINE + "most-live-actors-per-ledger", 16, 10_000_000),
          config.getBoolean(ENGINE + "actor-for-each-trader"),
          withinTime(config, ENGINE + "idle-actors-stop-after", SHORT, Duration.ofDays(1)),
          withinTime(config, ENGINE + "tell-sequence-every", SHORT, Duration.ofHours(1)),
          within(config, ENGINE + "questions-while-recovering", 1, 100_000),
          withinTime(config, ENGINE + "recover-again-after", SHORT, Duration.ofHours(1)),
          config.getBoolean(ENGINE + "history.enabled"),
          within(config, ENGINE + "history.pages-in-flight", 1, 1024),
          within(config, ENGINE + "history.most-unwritten-pages", 1, 10_000_000),
          withinTime(config, ENGINE + "history.retry-after", SHORT, Duration.ofHours(1)),
          within(config, ENGINE + "checkpoint.after-rows", 1, 10_000_000),
          within(config, ENGINE + "checkpoint.after-trades", 1, 1_000_000_000),
          withinBytes(config, ENGINE + "checkpoint.slice-size", 1024, 1 << 20),
          within(config, ENGINE + "checkpoint.slices-in-flight", 1, 64),
          withinBytes(config, ENGINE + "checkpoint.bytes-per-second", 1 << 16, 1 << 30),
          within(config, ENGINE + "checkpoint.at-once", 1, 64),
          withinTime(
              config, ENGINE + "checkpoint.timeout", Duration.ofSeconds(1), Duration.ofDays(1)));
    } catch (ConfigException wrong) {
      throw new StartRefused("A setting is missing or wrong: " + wrong.getMessage(), wrong);
    }
  }

  private static String keyspace(Config config) {
    String keyspace = config.getString("stockafolio.cassandra.keyspace");
    if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
      throw new StartRefused(
          "stockafolio.cassandra.keyspace = %s must be a lower-case name of at most 48 letters, digits and underscores"
              .formatted(keyspace));
    }
    return keyspace;
  }

  private static int within(Config config, String key, int least, int most) {
    return check(key, config.getInt(key), least, most);
  }

  private static int withinBytes(Config config, String key, int least, int most) {
    return check(key, config.getBytes(key), least, most);
  }

  private static Duration withinTime(Config config, String key, Duration least, Duration most) {
    Duration value = config.getDuration(key);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new StartRefused(
          "%s = %d ms must be between %d ms and %d ms"
              .formatted(key, value.toMillis(), least.toMillis(), most.toMillis()));
    }
    return value;
  }

  private static int check(String key, long value, int least, int most) {
    if (value < least || value > most) {
      throw new StartRefused(
          "%s = %d must be between %d and %d".formatted(key, value, least, most));
    }
    return (int) value;
  }
}
