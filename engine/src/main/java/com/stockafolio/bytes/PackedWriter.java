package com.stockafolio.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers, text and bytes compactly, one after another, into a buffer that grows as needed.
 * {@link PackedReader} reads them back in the same order. Not safe for use by several threads.
 */
public final class PackedWriter {

  /** A long within an array of bytes, most significant byte first. */
  public static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The same of an int. */
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** How many 1e-9 make 1e-4. */
  public static final long COARSE = 100_000;

  private byte[] bytes;
  private int size;

  /** A writer with room for the given number of bytes before it grows. */
  public PackedWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /** The number of bytes written so far. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written and keeps the buffer. */
  public void reset() {
    size = 0;
  }

  /** Writes the low 8 bits. */
  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** Writes 64 bits, most significant byte first. */
  public void writeFixedLong(long value) {
    ensure(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** Writes 32 bits, most significant byte first. */
  public void writeFixedInt(int value) {
    ensure(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /**
   * Writes 1 to 10 bytes, 7 bits each from the least significant on; meant for numbers that are not
   * negative (a negative one takes 10 bytes).
   */
  public void writeVarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes a number of either sign in 1 to 10 bytes, fewer the closer it is to zero. */
  public void writeZigzag(long value) {
    writeVarint(value << 1 ^ value >> 63);
  }

  /**
   * Writes a number of 1e-9, of either sign: where it has at most 4 decimals as the zigzag number
   * of 1e-4, else as a 0 and the zigzag number of 1e-9. Nearly all quantities and prices have few.
   */
  public void writeBillionths(long billionths) {
    long coarse = billionths / COARSE;
    if (coarse != 0 && coarse * COARSE == billionths) {
      writeZigzag(coarse);
    } else {
      writeByte(0);
      writeZigzag(billionths);
    }
  }

  /** As {@link #writeBillionths}, without a sign: for a number that is not negative. */
  public void writeUnsignedBillionths(long billionths) {
    long coarse = billionths / COARSE;
    if (coarse != 0 && coarse * COARSE == billionths) {
      writeVarint(coarse);
    } else {
      writeByte(0);
      writeVarint(billionths);
    }
  }

  /**
   * Writes a number of 128 bits in 1 to 19 bytes, fewer the closer it is to zero.
   *
   * @param upper the most significant 64 bits, sign included
   * @param lower the least significant 64 bits
   */
  public void writeInt128(long upper, long lower) {
    if (upper == lower >> 63) {
      writeZigzag(lower);
      return;
    }
    ensure(19);
    long sign = upper >> 63;
    long low = lower << 1 ^ sign;
    long high = (upper << 1 | lower >>> 63) ^ sign;
    while (high != 0 || (low & ~0x7fL) != 0) {
      bytes[size++] = (byte) (low | 0x80);
      low = low >>> 7 | high << 57;
      high >>>= 7;
    }
    bytes[size++] = (byte) low;
  }

  /** Writes the text as UTF-8, its length in bytes as a varint before it. */
  public void writeString(String text) {
    writeByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the bytes, their number as a varint before them. */
  public void writeByteArray(byte[] source) {
    writeVarint(source.length);
    writeBytes(source, 0, source.length);
  }

  /** Writes the bytes alone. */
  public void writeBytes(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Writes what was written here to another. */
  public void writeTo(PackedWriter other) {
    other.writeBytes(bytes, 0, size);
  }

  /** Puts a byte where one was written before. */
  public void overwriteByte(int at, int value) {
    bytes[at] = (byte) value;
  }

  /** Copies a stretch of what was written. */
  public void copyTo(int from, byte[] target, int targetOffset, int length) {
    System.arraycopy(bytes, from, target, targetOffset, length);
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
