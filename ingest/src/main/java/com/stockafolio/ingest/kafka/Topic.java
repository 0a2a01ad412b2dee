package com.stockafolio.ingest.kafka;

import com.stockafolio.delivery.SourceId;
import java.util.UUID;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic as it is.
 *
 * @param id the id that Kafka gave it; a topic made anew under the same name has another
 * @param partitions number of its partitions
 */
public record Topic(UUID id, int partitions) {
  /** The source that a partition of it is. */
  public SourceId source(int partition) {
    return new SourceId(id, partition);
  }

  static Topic of(TopicDescription described) {
    return new Topic(
        new UUID(
            described.topicId().getMostSignificantBits(),
            described.topicId().getLeastSignificantBits()),
        described.partitions().size());
  }
}
