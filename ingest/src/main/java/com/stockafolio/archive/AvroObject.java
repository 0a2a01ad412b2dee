package com.stockafolio.archive;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * An Avro container file in the making, whose bytes are taken as its blocks fill. They follow from
 * its name, its metadata and what is added alone, so that the same written again is the same. Not
 * thread-safe.
 */
public final class AvroObject<T> {
  private static final int SYNC_BYTES = 16;

  private final Collected collected = new Collected();
  private final DatumWriter<T> writer;
  private final DataFileWriter<T> file;

  // A record is encoded whole and handed over as bytes: the container's own stream takes a lock for
  // each number that goes into it.
  private final Encoded encoded = new Encoded();
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(encoded, null);
  private long count;

  /**
   * How objects are made.
   *
   * @param blockBytes uncompressed bytes after which a block of an object ends
   * @param compressionLevel of zstd
   */
  public record Form(int blockBytes, int compressionLevel) {}

  /**
   * Begins an object.
   *
   * @param name its name in the bucket
   * @param metadata what its header says besides schema and codec
   */
  public AvroObject(
      String name, Schema schema, DatumWriter<T> writer, Map<String, String> metadata, Form form) {
    this.writer = writer;
    file = new DataFileWriter<>(writer);
    file.setCodec(new BlockCompression(form.compressionLevel()));
    file.setSyncInterval(form.blockBytes());
    metadata.forEach(file::setMeta);
    try {
      file.create(schema, collected, syncMarker(name));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** How many were added. */
  public long count() {
    return count;
  }

  /** Adds the next one. */
  public void append(T next) {
    try {
      writer.write(next, encoder);
      encoder.flush();
      file.appendEncoded(encoded.take());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    count++;
  }

  /** How many bytes there are to take: those of the blocks that have ended. */
  int available() {
    return collected.bytes.length();
  }

  /** The bytes made since the last call. */
  public ByteString take() {
    ByteString taken = collected.bytes.result();
    collected.bytes.clear();
    return taken;
  }

  /** The bytes that are left when all is added. */
  public ByteString finish() {
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
  private static byte[] syncMarker(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Arrays.copyOf(digest.digest(name.getBytes(StandardCharsets.UTF_8)), SYNC_BYTES);
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

  /** The bytes of one record. */
  private static final class Encoded extends OutputStream {
    private byte[] bytes = new byte[1024];
    private int length;

    @Override
    public void write(int oneByte) {
      ensure(1);
      bytes[length++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
      ensure(count);
      System.arraycopy(source, offset, bytes, length, count);
      length += count;
    }

    private void ensure(int more) {
      if (bytes.length - length < more) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
      }
    }

    /** They are valid until the next record is written. */
    public ByteBuffer take() {
      ByteBuffer taken = ByteBuffer.wrap(bytes, 0, length);
      length = 0;
      return taken;
    }
  }
}
