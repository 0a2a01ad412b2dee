package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;

/**
 * What the bytes of a portfolio say before its entries, laid out as {@link PackedPortfolio} says.
 *
 * @param met the number of the market's list that is met; 0 for none
 * @param sequence the number of entries
 * @param tradedValue the sum of the values of all trades
 * @param sums what is kept beside
 * @param offset of the newest entry; 0 where there is none
 * @param recordedAt of the newest entry; 0 where there is none
 * @param recentFrom where the recent entries begin
 */
record PackedHead(
    int met,
    long sequence,
    Money tradedValue,
    PackedSums sums,
    long offset,
    long recordedAt,
    int recentFrom) {
  static final int VERSION = 5;

  /** Beside the version: {@link PackedSums} follow. */
  static final int SUMS = 0x80;

  /** Beside the version: the number of the list that is met follows. */
  private static final int MET = 0x40;

  /** Beside the version: an action is among the recent entries. */
  static final int ACTIONS = 0x20;

  /** The bits of the version itself. */
  static final int VERSION_BITS = ACTIONS - 1;

  static PackedHead read(byte[] bytes) {
    int met = met(bytes);
    PackedReader reader = reader(bytes);
    long sequence = reader.readVarint();
    Money tradedValue = Money.readFrom(reader);
    PackedSums sums = has(bytes, SUMS) ? PackedSums.readFrom(reader) : PackedSums.NONE;
    long offset = 0;
    long recordedAt = 0;
    if (sequence > 0) {
      offset = reader.readVarint();
      recordedAt = reader.readZigzag();
    }
    return new PackedHead(met, sequence, tradedValue, sums, offset, recordedAt, reader.position());
  }

  /** The offset of the newest entry; before the first one that one's own. */
  long olderOffset(long first) {
    return sequence == 0 ? first : offset;
  }

  /** The time of the newest entry; before the first one that one's own. */
  long olderRecordedAt(long first) {
    return sequence == 0 ? first : recordedAt;
  }

  /** The number of recent entries. */
  int held() {
    return (int) Math.min(sequence, Portfolio.RECENT_ENTRIES);
  }

  /** The number of recent entries that are still such after one more. */
  int kept() {
    return Math.min(held(), Portfolio.RECENT_ENTRIES - 1);
  }

  /** The number of the market's list that is met. */
  static int met(byte[] bytes) {
    return has(bytes, MET) ? new PackedReader(bytes, 1, bytes.length - 1).readIntVarint() : 0;
  }

  static long sequence(byte[] bytes) {
    return reader(bytes).readVarint();
  }

  static boolean has(byte[] bytes, int flag) {
    return (bytes[0] & flag) != 0;
  }

  /** The same bytes, with the list met up to a number. */
  static byte[] withMet(byte[] bytes, int met) {
    int from = reader(bytes).position();
    PackedWriter head = new PackedWriter(16);
    begin(head, bytes[0] & (SUMS | ACTIONS), met);
    byte[] same = new byte[head.size() + bytes.length - from];
    head.copyTo(0, same, 0, head.size());
    System.arraycopy(bytes, from, same, head.size(), bytes.length - from);
    return same;
  }

  /**
   * Writes it.
   *
   * @param ids the older ids that follow the recent entries, {@link PackedIds#NONE} where no action
   *     is among these
   * @param newest the newest entry's offset and time; of no meaning while the sequence is 0
   */
  static void write(
      PackedWriter writer,
      int met,
      byte[] ids,
      long sequence,
      Money tradedValue,
      PackedSums sums,
      long offset,
      long recordedAt) {
    begin(writer, (sums.isNone() ? 0 : SUMS) | (ids.length == 0 ? 0 : ACTIONS), met);
    writer.writeVarint(sequence);
    tradedValue.writeTo(writer);
    sums.writeTo(writer);
    if (sequence > 0) {
      writer.writeVarint(offset);
      writer.writeZigzag(recordedAt);
    }
  }

  private static void begin(PackedWriter writer, int flags, int met) {
    writer.writeByte(VERSION | flags | (met == 0 ? 0 : MET));
    if (met != 0) {
      writer.writeVarint(met);
    }
  }

  /** A reader from the sequence on. */
  private static PackedReader reader(byte[] bytes) {
    PackedReader reader = new PackedReader(bytes, 1, bytes.length - 1);
    if (has(bytes, MET)) {
      reader.readVarint();
    }
    return reader;
  }
}
