package com.stockafolio.ingest.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record counts towards limits on records: one, and one more for each KiB of it. */
public final class RecordWeight {
  private static final int WEIGHED_BYTES = 1024;

  private RecordWeight() {}

  /** The weight of one record, at least 1. */
  public static long of(ConsumerRecord<byte[], byte[]> record) {
    int bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    return 1 + bytes / WEIGHED_BYTES;
  }
}
