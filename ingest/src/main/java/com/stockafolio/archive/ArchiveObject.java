package com.stockafolio.archive;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The bytes of one archive object as its records are added: an Avro container file. They follow
 * from the records alone, so that an object written again is the same. Not thread-safe.
 */
final class ArchiveObject {
  static final String TOPIC = "stockafolio.topic";
  static final String PARTITION = "stockafolio.partition";
  static final String FIRST_OFFSET = "stockafolio.first-offset";
  static final String END_OFFSET = "stockafolio.end-offset";

  private static final int SYNC_BYTES = 16;

  private final long first;
  private final long end;
  private final Collected collected = new Collected();
  private final DataFileWriter<ConsumerRecord<byte[], byte[]>> file;
  private long records;

  /**
   * How objects are made.
   *
   * @param blockBytes uncompressed bytes after which a block of an object ends
   * @param compressionLevel of zstd
   */
  record Form(int blockBytes, int compressionLevel) {}

  /**
   * Begins an object.
   *
   * @param first its first offset
   * @param end the offset before which it ends
   */
  ArchiveObject(ArchivePlace place, long first, long end, ArchivedRecordWriter writer, Form form) {
    this.first = first;
    this.end = end;
    file = new DataFileWriter<>(writer);
    file.setCodec(CodecFactory.zstandardCodec(form.compressionLevel(), true, true));
    file.setSyncInterval(form.blockBytes());
    file.setMeta(TOPIC, place.topic());
    file.setMeta(PARTITION, place.partition());
    file.setMeta(FIRST_OFFSET, first);
    file.setMeta(END_OFFSET, end);
    try {
      file.create(ArchiveSchemas.ARCHIVED_RECORD, collected, syncMarker(place.object(first)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
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
    return records;
  }

  /** Adds the next record. */
  void append(ConsumerRecord<byte[], byte[]> record) {
    try {
      file.append(record);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    records++;
  }

  /** Whether there are bytes to take: a block has ended. */
  boolean hasBytes() {
    return collected.bytes.length() > 0;
  }

  /** The bytes made since the last call. */
  ByteString take() {
    ByteString taken = collected.bytes.result();
    collected.bytes.clear();
    return taken;
  }

  /** The bytes that are left when all records are added. */
  ByteString finish() {
    try {
      file.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return take();
  }

  /**
   * Separates blocks, and lets a reader start in the middle. The same for the same object; another
   * one for each, since a record could hold it on purpose.
   */
  static byte[] syncMarker(String objectName) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Arrays.copyOf(digest.digest(objectName.getBytes(StandardCharsets.UTF_8)), SYNC_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Collected extends OutputStream {
    final ByteStringBuilder bytes = ByteString.createBuilder();

    @Override
    public void write(int oneByte) {
      bytes.putByte((byte) oneByte);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.putBytes(source, offset, length);
    }
  }
}
