package com.stockafolio.archive;

import akka.util.ByteString;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One object of the archive in the making. Its header tells its range. Not thread-safe. */
final class ArchiveObject {
  static final String TOPIC = "stockafolio.topic";
  static final String TOPIC_ID = "stockafolio.topic-id";
  static final String PARTITION = "stockafolio.partition";
  static final String FIRST_OFFSET = "stockafolio.first-offset";
  static final String END_OFFSET = "stockafolio.end-offset";

  private final long first;
  private final long end;
  private final AvroObject<ConsumerRecord<byte[], byte[]>> file;

  /**
   * Begins an object.
   *
   * @param topicId the id that Kafka gave the topic: a topic made anew under the name has another
   * @param first its first offset
   * @param end the offset before which it ends
   */
  ArchiveObject(
      ArchivePlace place,
      UUID topicId,
      long first,
      long end,
      ArchivedRecordWriter writer,
      AvroObject.Form form) {
    this.first = first;
    this.end = end;
    file =
        new AvroObject<>(
            place.object(first),
            ArchiveSchemas.ARCHIVED_RECORD,
            writer,
            Map.of(
                TOPIC,
                place.topic(),
                TOPIC_ID,
                topicId.toString(),
                PARTITION,
                Integer.toString(place.partition()),
                FIRST_OFFSET,
                Long.toString(first),
                END_OFFSET,
                Long.toString(end)),
            form);
  }

  /** The first offset that belongs to it. */
  long first() {
    return first;
  }

  /** The first offset that does not belong to it any more. */
  long end() {
    return end;
  }

  /** How many records it has. */
  long records() {
    return file.count();
  }

  /** Adds the next record. */
  void append(ConsumerRecord<byte[], byte[]> record) {
    file.append(record);
  }

  /** How many bytes there are to take: those of the blocks that have ended. */
  int available() {
    return file.available();
  }

  /** The bytes made since the last call. */
  ByteString take() {
    return file.take();
  }

  /** The bytes that are left when all records are added. */
  ByteString finish() {
    return file.finish();
  }
}
