package com.stockafolio.archive;

import com.stockafolio.engine.Node;

/**
 * What all archived partitions of a node share.
 *
 * @param node the node they run on
 * @param tradePartitions the number of partitions of the topic of trades
 */
record ArchiveWorld(
    Node node,
    ArchiveSettings settings,
    Bucket bucket,
    ArchivedTopics topics,
    int tradePartitions) {

  /** A writer for the records of a place. */
  ArchivedRecordWriter writer(ArchivePlace place) {
    return new ArchivedRecordWriter(
        place.topic().equals(settings.kafka().rejectedTopic()),
        tradePartitions,
        node.ledgers().count());
  }
}
