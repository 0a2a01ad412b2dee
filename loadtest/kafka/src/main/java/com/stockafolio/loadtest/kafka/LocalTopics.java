package com.stockafolio.loadtest.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of a local system. They keep everything, so that the checker can fold all of it. */
final class LocalTopics {

  private static final int PARTITIONS = 4;
  private static final int START_SECONDS = 60;

  private static final Map<String, String> KEEP_EVERYTHING =
      Map.of("retention.ms", "-1", "retention.bytes", "-1");

  /** A rejected record holds the original one and headers: more than a broker takes by default. */
  private static final int REJECTED_RECORD_BYTES = 2_200_000;

  /**
   * Every node reads all prices when it starts, so old ones must be gone soon: the part that is
   * being written is never compacted, and holds some minutes of 500 prices a second.
   */
  private static final Map<String, String> NEWEST_ONLY =
      Map.of(
          "cleanup.policy",
          "compact",
          "segment.bytes",
          Integer.toString(8 << 20),
          "min.cleanable.dirty.ratio",
          "0.1");

  private static final List<NewTopic> TOPICS =
      List.of(
          topic("trades", PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime")),
          topic(
              "trades.rejected",
              PARTITIONS,
              Map.of("max.message.bytes", Integer.toString(REJECTED_RECORD_BYTES))),
          new NewTopic("prices", 1, (short) 1).configs(NEWEST_ONLY));

  private LocalTopics() {}

  /**
   * Creates the topics that are not there yet; one that is there is left as it is.
   *
   * @throws ExecutionException if the broker refuses one, or does not answer within a minute
   */
  static void create(String bootstrap) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings(bootstrap))) {
      for (var created : admin.createTopics(TOPICS).values().values()) {
        try {
          created.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    var all = new java.util.HashMap<>(KEEP_EVERYTHING);
    all.putAll(settings);
    return new NewTopic(name, partitions, (short) 1).configs(all);
  }

  /** The admin client is started before the broker listens: it tries again quickly and quietly. */
  private static Map<String, Object> settings(String bootstrap) {
    int startMillis = (int) TimeUnit.SECONDS.toMillis(START_SECONDS);
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        startMillis,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        startMillis / 2,
        AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
        200,
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        200,
        AdminClientConfig.RETRIES_CONFIG,
        Integer.MAX_VALUE);
  }
}
