package com.stockafolio.http.topics;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Kafka is, and the topics that a node reads for its clients.
 *
 * @param clientProperties Kafka's, {@code bootstrap.servers} among them
 */
public record TopicSettings(
    Map<String, Object> clientProperties, String pricesTopic, String rejectedTopic) {
  private static final String PREFIX = "stockafolio.kafka";

  /** Copies the properties. */
  public TopicSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Reads the settings under {@code stockafolio.kafka}.
   *
   * @throws IllegalArgumentException naming the setting that is missing or wrong
   */
  public static TopicSettings from(Config root) {
    try {
      Config kafka = root.getConfig(PREFIX);
      Map<String, Object> properties = new HashMap<>();
      for (Map.Entry<String, ConfigValue> property :
          kafka.getConfig("client-properties").entrySet()) {
        // A key with points is written in quotes, and comes back in them.
        String name = property.getKey().replace("\"", "");
        properties.put(name, String.valueOf(property.getValue().unwrapped()));
      }
      properties.put("bootstrap.servers", kafka.getString("bootstrap-servers"));
      return new TopicSettings(
          properties, kafka.getString("prices-topic"), kafka.getString("rejected-topic"));
    } catch (ConfigException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }
}
