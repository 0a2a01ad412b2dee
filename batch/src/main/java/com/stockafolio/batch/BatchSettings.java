package com.stockafolio.batch;

import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.math.BigDecimal;
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
    BigDecimal tolerance,
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
  private static final int MONEY_DECIMALS = 8;
  private static final String MARKET = "stockafolio.market";

  /**
   * Reads and checks the settings.
   *
   * @param whole the whole configuration
   * @throws StartRefused naming the key, the value and the legal range
   */
  static BatchSettings of(Config whole) {
    SettingsReader batch = new SettingsReader(whole, PATH);
    SettingsReader cassandra = batch.section("cassandra");
    return new BatchSettings(
        batch.text("input"),
        Path.of(batch.text("work")),
        batch.flag("keep-work"),
        batch.time("wait", Duration.ZERO, Duration.ofDays(1)),
        batch.number("threads", 1, 1_024),
        batch.number("user-parts", 1, 100_000),
        batch.number("top", 1, 10_000),
        batch.number("listed-differences", 1, 1_000_000),
        batch.number("most-rejections", 0, 100_000_000),
        batch.flag("gaps-allowed"),
        tolerance(batch),
        rebuilding(batch.section("rebuild")),
        cassandra.flag("publish"),
        cassandra.text("keyspace"),
        cassandra.number("replication-factor", 1, 9),
        hadoop(batch.section("s3")),
        new SettingsReader(whole, MARKET).texts("verifying-keys"));
  }

  private static BigDecimal tolerance(SettingsReader batch) {
    DecimalText dollars = DecimalText.of(batch.text("tolerance"), MONEY_DECIMALS);
    if (dollars.kind() != DecimalText.Kind.EXACT || dollars.units() < 0) {
      throw batch.refused("tolerance", "dollars, such as 0.01: 0 to 92 billion, 8 decimals");
    }
    return BigDecimal.valueOf(dollars.units(), MONEY_DECIMALS);
  }

  private static Rebuilding rebuilding(SettingsReader rebuild) {
    return new Rebuilding(
        rebuild.number("partitions", 1, 10_000),
        rebuild.number("ledgers", 1, 4_096),
        rebuild.optionalText("topic-id"));
  }

  private static Map<String, String> hadoop(SettingsReader s3) {
    Map<String, String> hadoop = new HashMap<>();
    hadoop.put("fs.s3a.endpoint.region", s3.optionalText("region"));
    hadoop.put("fs.s3a.path.style.access", Boolean.toString(s3.flag("path-style")));
    String endpoint = s3.optionalText("endpoint");
    if (!endpoint.isEmpty()) {
      hadoop.put("fs.s3a.endpoint", endpoint);
      hadoop.put("fs.s3a.connection.ssl.enabled", Boolean.toString(!endpoint.startsWith("http:")));
    }
    String accessKey = s3.optionalText("access-key");
    String secretKey = s3.optionalText("secret-key");
    if (!accessKey.isEmpty()) {
      hadoop.put("fs.s3a.access.key", accessKey);
      hadoop.put("fs.s3a.secret.key", secretKey);
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
