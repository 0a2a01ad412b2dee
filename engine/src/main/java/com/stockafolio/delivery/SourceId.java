package com.stockafolio.delivery;

import java.util.Objects;
import java.util.UUID;

/**
 * Where records come from: one partition of one Kafka topic. The topic goes by its id, not its
 * name: a topic deleted and made anew under its old name numbers other records with the same
 * offsets.
 *
 * @param topicId the id Kafka gave the topic
 * @param partition the partition's number, from 0
 */
public record SourceId(UUID topicId, int partition) {
  /** Checks the bounds. */
  public SourceId {
    Objects.requireNonNull(topicId, "topicId");
    if (partition < 0) {
      throw new IllegalArgumentException("partition " + partition + " is negative");
    }
  }

  @Override
  public String toString() {
    return topicId + "/" + partition;
  }
}
