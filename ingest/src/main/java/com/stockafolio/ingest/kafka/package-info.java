/**
 * What is asked of Kafka besides records: {@link com.stockafolio.ingest.kafka.KafkaAdmin}, which
 * tells what a {@link com.stockafolio.ingest.kafka.Topic} is and where its partitions begin and
 * end. {@link com.stockafolio.ingest.kafka.Awaited} says what is waited for while it is away.
 */
package com.stockafolio.ingest.kafka;
