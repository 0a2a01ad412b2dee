package com.stockafolio.batch;

import com.stockafolio.batch.exact.BatchFailure;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of the batch; {@code reference.conf} documents each. */
record BatchSettings(
    String input,
    Path work,
    boolean keepWork,
    Duration patience,
    int threads,
    int userParts,
    int top,
    int listedDifferences,
    int mostRejections,
    boolean gapsAllowed,
    Rebuilding rebuild,
    boolean publish,
    String keyspace,
    int replicationFactor,
    Map<String, String> hadoop,
    List<String> verifyingKeys) {

  /**
   * What a rebuild must know of the system.
   *
   * @param topicId of the topic of trades; empty: as the archive or the latest close tells it
   */
  record Rebuilding(int partitions, int ledgers, String topicId) {}

  private static final String PATH = "stockafolio.batch";
  private static final String VERIFYING_KEYS = "stockafolio.market.verifying-keys";

  /**
   * Reads the settings.
   *
   * @throws BatchFailure naming the one that cannot be
   */
  static BatchSettings of(Config whole) {
    try {
      Config config = whole.getConfig(PATH);
      return new BatchSettings(
          config.getString("input"),
          Path.of(config.getString("work")),
          config.getBoolean("keep-work"),
          config.getDuration("wait"),
          atLeast(config, "threads", 1),
          atLeast(config, "user-parts", 1),
          atLeast(config, "top", 1),
          atLeast(config, "listed-differences", 1),
          atLeast(config, "most-rejections", 0),
          config.getBoolean("gaps-allowed"),
          new Rebuilding(
              atLeast(config, "rebuild.partitions", 1),
              atLeast(config, "rebuild.ledgers", 1),
              config.getString("rebuild.topic-id")),
          config.getBoolean("cassandra.publish"),
          config.getString("cassandra.keyspace"),
          atLeast(config, "cassandra.replication-factor", 1),
          hadoop(config.getConfig("s3")),
          whole.getStringList(VERIFYING_KEYS));
    } catch (ConfigException e) {
      throw new BatchFailure(e.getMessage(), e);
    }
  }

  private static int atLeast(Config config, String key, int least) {
    int value = config.getInt(key);
    if (value < least) {
      throw new BatchFailure(PATH + "." + key + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  private static Map<String, String> hadoop(Config s3) {
    Map<String, String> hadoop = new HashMap<>();
    hadoop.put("fs.s3a.endpoint.region", s3.getString("region"));
    hadoop.put("fs.s3a.path.style.access", Boolean.toString(s3.getBoolean("path-style")));
    String endpoint = s3.getString("endpoint");
    if (!endpoint.isEmpty()) {
      hadoop.put("fs.s3a.endpoint", endpoint);
      hadoop.put("fs.s3a.connection.ssl.enabled", Boolean.toString(!endpoint.startsWith("http:")));
    }
    if (!s3.getString("access-key").isEmpty()) {
      hadoop.put("fs.s3a.access.key", s3.getString("access-key"));
      hadoop.put("fs.s3a.secret.key", s3.getString("secret-key"));
    }
    // Names of callers in the server's log are not worth the start of what makes them up.
    hadoop.put("fs.s3a.audit.enabled", "false");
    // Objects are read from end to end, which needs no reader that guesses what comes next.
    hadoop.put("fs.s3a.input.stream.type", "classic");
    hadoop.put("fs.s3a.experimental.input.fadvise", "sequential");
    // A server that is away is to be an error within a minute, not within the hour.
    hadoop.put("fs.s3a.attempts.maximum", "3");
    hadoop.put("fs.s3a.retry.limit", "3");
    hadoop.put("fs.s3a.connection.establish.timeout", "5s");
    hadoop.put("fs.s3a.connection.timeout", "30s");
    return hadoop;
  }
}
