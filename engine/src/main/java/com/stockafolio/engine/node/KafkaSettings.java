package com.stockafolio.engine.node;

import com.typesafe.config.Config;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Kafka is, and its topics, read once; each setting is documented in {@code reference.conf}
 * under {@code stockafolio.kafka}.
 *
 * @param bootstrapServers host:port, several separated by commas
 * @param tradesTopic the topic of trades
 * @param rejectedTopic the topic of rejected records
 * @param pricesTopic the topic of prices
 * @param groupId the group under which booked offsets are committed, for tools that show lag
 * @param clientProperties further properties of every client, as Kafka names them
 */
public record KafkaSettings(
    String bootstrapServers,
    String tradesTopic,
    String rejectedTopic,
    String pricesTopic,
    String groupId,
    Map<String, String> clientProperties) {
  /** Copies the map. */
  public KafkaSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key and the value
   */
  public static KafkaSettings read(Config config) {
    SettingsReader kafka = new SettingsReader(config, "stockafolio.kafka");
    return new KafkaSettings(
        kafka.text("bootstrap-servers"),
        kafka.text("trades-topic"),
        kafka.text("rejected-topic"),
        kafka.text("prices-topic"),
        kafka.text("group-id"),
        kafka.properties("client-properties"));
  }

  /** What every client is made with: a map of its own, to be added to. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }
}
