/**
 * From Kafka to the ledgers: consumes the trades topic and fills the topic of rejected records.
 *
 * <p>{@link com.stockafolio.ingest.IngestPart} is the way in. It starts one {@link
 * com.stockafolio.ingest.PartitionConsumer} for each partition somewhere in the cluster. What is
 * sent to which ledger, and when, is decided by {@link com.stockafolio.delivery.PartitionDelivery};
 * this package reads, decodes, publishes and stores for it.
 */
package com.stockafolio.ingest;
