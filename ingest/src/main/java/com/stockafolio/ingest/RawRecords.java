package com.stockafolio.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The original bytes of all records in flight, kept until they are settled: a ledger may reject any
 * of them. Bounded by whoever adds to it. Confined to its run.
 */
final class RawRecords {
  private final Deque<ReadChunk> chunks = new ArrayDeque<>();
  private long weight;

  void add(ReadChunk chunk) {
    chunks.add(chunk);
    weight += chunk.weight();
  }

  /** Lets go of chunks that are settled as a whole. */
  void settledUpTo(long position) {
    while (!chunks.isEmpty() && chunks.peek().last() <= position) {
      weight -= chunks.remove().weight();
    }
  }

  /** What all records in flight weigh together. */
  long weight() {
    return weight;
  }

  /** How many records are in flight: all of each chunk that is not settled as a whole. */
  int records() {
    return chunks.stream().mapToInt(chunk -> chunk.records().size()).sum();
  }

  /** When the oldest of them came to Kafka, in milliseconds since 1970; empty for none. */
  OptionalLong oldestMillis() {
    return chunks.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(chunks.peek().records().get(0).timestamp());
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /**
   * The record at an offset.
   *
   * @throws IllegalArgumentException if it is not in flight
   */
  ConsumerRecord<byte[], byte[]> at(long offset) {
    for (ReadChunk chunk : chunks) {
      if (chunk.last() >= offset) {
        return find(chunk.records(), offset);
      }
    }
    throw notInFlight(offset);
  }

  private static ConsumerRecord<byte[], byte[]> find(
      List<ConsumerRecord<byte[], byte[]>> records, long offset) {
    int low = 0;
    int high = records.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = records.get(middle).offset();
      if (found == offset) {
        return records.get(middle);
      }
      if (found < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw notInFlight(offset);
  }

  private static IllegalArgumentException notInFlight(long offset) {
    return new IllegalArgumentException("the record at offset " + offset + " is not in flight");
  }
}
