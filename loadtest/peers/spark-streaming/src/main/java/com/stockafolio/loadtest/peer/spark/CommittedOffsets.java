package com.stockafolio.loadtest.peer.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Tells Kafka, for tools that show lag, how far the query has come; Spark keeps its own record. */
final class CommittedOffsets extends StreamingQueryListener {
  static final String GROUP = "spark-streaming-peer";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Admin admin;

  CommittedOffsets(Admin admin) {
    this.admin = admin;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    String end = event.progress().sources()[0].endOffset();
    if (end != null) {
      admin.alterConsumerGroupOffsets(GROUP, offsets(end));
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  /** Of the form {@code {"trades":{"0":5,"1":7}}}. */
  private static Map<TopicPartition, OffsetAndMetadata> offsets(String json) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    try {
      for (Map.Entry<String, JsonNode> topic : JSON.readTree(json).properties()) {
        for (Map.Entry<String, JsonNode> partition : topic.getValue().properties()) {
          offsets.put(
              new TopicPartition(topic.getKey(), Integer.parseInt(partition.getKey())),
              new OffsetAndMetadata(partition.getValue().asLong()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return offsets;
  }
}
