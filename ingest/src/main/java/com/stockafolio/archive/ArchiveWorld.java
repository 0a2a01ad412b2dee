package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import com.stockafolio.engine.Node;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import java.util.UUID;

/**
 * What all archived partitions of a node share.
 *
 * @param node the node they run on
 * @param trades the topic of trades
 * @param rejected the topic of rejected records
 * @param lookout who tells their archivers of cuts
 */
record ArchiveWorld(
    Node node,
    ArchiveSettings settings,
    Bucket bucket,
    KafkaAdmin topics,
    Topic trades,
    Topic rejected,
    ActorRef<ArchiveLookout.Command> lookout) {

  /** A writer for the records of a place. */
  ArchivedRecordWriter writer(ArchivePlace place) {
    return new ArchivedRecordWriter(
        isOfRejected(place), trades.partitions(), node.ledgers().count(), settings.marketKeys());
  }

  /** The id that Kafka gave the topic of a place. */
  UUID topicId(ArchivePlace place) {
    return isOfRejected(place) ? rejected.id() : trades.id();
  }

  private boolean isOfRejected(ArchivePlace place) {
    return place.topic().equals(settings.kafka().rejectedTopic());
  }
}
