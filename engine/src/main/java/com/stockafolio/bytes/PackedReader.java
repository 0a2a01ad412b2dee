package com.stockafolio.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link PackedWriter} wrote, in the same order. Every method throws
 * IllegalArgumentException where the bytes end too early or cannot be what is asked for. Not safe
 * for use by several threads.
 */
public final class PackedReader {

  private final byte[] bytes;
  private final int end;
  private int at;

  /** A reader of all the bytes, which are not copied. */
  public PackedReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** A reader of a stretch of the bytes, which are not copied. */
  public PackedReader(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new IllegalArgumentException(
          "no " + length + " bytes at " + offset + " of " + bytes.length);
    }
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  /** The place of the next byte in the array. */
  public int position() {
    return at;
  }

  /** The number of bytes not read yet. */
  public int remaining() {
    return end - at;
  }

  /** Reads a byte, 0 to 255. */
  public int readByte() {
    if (at >= end) {
      throw truncated();
    }
    return bytes[at++] & 0xff;
  }

  /** Reads 64 bits, most significant byte first. */
  public long readFixedLong() {
    need(Long.BYTES);
    long value = (long) PackedWriter.LONGS.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** Reads 32 bits, most significant byte first. */
  public int readFixedInt() {
    need(Integer.BYTES);
    int value = (int) PackedWriter.INTS.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  /** Reads a number of 1 to 10 bytes. */
  public long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = readByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        if (shift == 63 && b > 1) {
          break;
        }
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits before byte " + at);
  }

  /** Reads a varint that is a count or an id: 0 to 2^31 - 1. */
  public int readIntVarint() {
    long value = readVarint();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not between 0 and 2^31 - 1: " + value);
    }
    return (int) value;
  }

  /** Reads a number of either sign. */
  public long readZigzag() {
    long value = readVarint();
    return value >>> 1 ^ -(value & 1);
  }

  /** Reads a number of 1e-9 of either sign. */
  public long readBillionths() {
    long coarse = readZigzag();
    return coarse == 0 ? readZigzag() : fine(coarse);
  }

  /** Reads a number of 1e-9 that is not negative. */
  public long readUnsignedBillionths() {
    long coarse = readVarint();
    return coarse == 0 ? readVarint() : fine(coarse);
  }

  private static long fine(long coarse) {
    if (Math.abs(coarse) > Long.MAX_VALUE / PackedWriter.COARSE) {
      throw new IllegalArgumentException("beyond a long of 1e-9: " + coarse + " of 1e-4");
    }
    return coarse * PackedWriter.COARSE;
  }

  /** Reads a number of 128 bits. */
  public Int128 readInt128() {
    long low = 0;
    long high = 0;
    for (int shift = 0; shift < 133; shift += 7) {
      int b = readByte();
      long bits = b & 0x7f;
      if (shift < 64) {
        low |= bits << shift;
        if (shift > 57) {
          high = bits >>> (64 - shift);
        }
      } else {
        high |= bits << (shift - 64);
      }
      if (b < 0x80) {
        if (shift == 126 && b > 3) {
          break;
        }
        long sign = -(low & 1);
        return new Int128(high >>> 1 ^ sign, (low >>> 1 | high << 63) ^ sign);
      }
    }
    throw new IllegalArgumentException("a number of more than 128 bits before byte " + at);
  }

  /** Reads text. */
  public String readString() {
    int length = readLength();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Reads bytes that were written with their number. */
  public byte[] readByteArray() {
    return readBytes(readLength());
  }

  /** Reads the given number of bytes. */
  public byte[] readBytes(int length) {
    need(length);
    byte[] read = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return read;
  }

  /** Passes over bytes. */
  public void skip(int length) {
    need(length);
    at += length;
  }

  private int readLength() {
    int length = readIntVarint();
    need(length);
    return length;
  }

  private void need(int length) {
    if (length < 0 || length > end - at) {
      throw truncated();
    }
  }

  private IllegalArgumentException truncated() {
    return new IllegalArgumentException("the bytes end too early, at byte " + end);
  }
}
