package com.stockafolio.loadtest.simulator.sending;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks, before anything is sent, whether Kafka answers and has the topic. */
public final class KafkaReach {

  private static final int WITHIN_MILLIS = 15_000;

  private KafkaReach() {}

  /**
   * Checks both.
   *
   * @throws GaveUpException if one is not there; the message names the option and what to do
   */
  public static void require(String bootstrap, String topic)
      throws GaveUpException, InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WITHIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WITHIN_MILLIS))) {
      describe(admin, bootstrap, topic);
      admin.close(Duration.ZERO);
    } catch (KafkaException e) {
      throw new GaveUpException(
          "-Dbootstrap=%s is no address of Kafka (%s): host:port, several parted by commas"
              .formatted(bootstrap, reason(e)));
    }
  }

  private static void describe(Admin admin, String bootstrap, String topic)
      throws GaveUpException, InterruptedException {
    try {
      admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(2L * WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownTopicOrPartitionException
          ? new GaveUpException(
              "Kafka at %s has no topic %s: create it, or start an engine once, or name another with -Dtopic"
                  .formatted(bootstrap, topic))
          : unreachable(bootstrap, e.getCause());
    } catch (TimeoutException e) {
      throw unreachable(bootstrap, e);
    }
  }

  private static GaveUpException unreachable(String bootstrap, Throwable cause) {
    return new GaveUpException(
        "-Dbootstrap=%s cannot be reached within %d s (%s): start a system there (mvn -Pdemo), or name the address of a Kafka that runs"
            .formatted(bootstrap, WITHIN_MILLIS / 1_000, reason(cause)));
  }

  /** The innermost message: what wraps it says only that something failed. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
