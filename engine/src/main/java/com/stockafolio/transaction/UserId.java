package com.stockafolio.transaction;

import java.util.UUID;

/**
 * The owner of a portfolio: the 128 bits of a UUID.
 *
 * @param high the most significant 64 bits
 * @param low the least significant 64 bits
 */
public record UserId(long high, long low) {

  /** The length of a user id as text, in characters and in ASCII bytes. */
  public static final int TEXT_LENGTH = UuidText.LENGTH;

  /** The user id with the bits of the given UUID. */
  public static UserId of(UUID uuid) {
    return new UserId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /**
   * Reads the canonical text of a UUID: 36 characters, lower case.
   *
   * @throws IllegalArgumentException if the text is anything else, null included
   */
  public static UserId parse(String text) {
    return parse(UuidText.bytes(text), 0);
  }

  /**
   * Reads the canonical text of a UUID from 36 ASCII bytes.
   *
   * @throws IllegalArgumentException if they are anything else
   * @throws IndexOutOfBoundsException if there are fewer from the offset on
   */
  public static UserId parse(byte[] ascii, int offset) {
    UuidText.check(ascii, offset);
    return new UserId(UuidText.high(ascii, offset), UuidText.low(ascii, offset));
  }

  /** The same bits as a UUID. */
  public UUID uuid() {
    return new UUID(high, low);
  }

  /** Writes the canonical text as 36 ASCII bytes, beginning at the offset. */
  public void writeAscii(byte[] target, int offset) {
    UuidText.write(high, low, target, offset);
  }

  /**
   * A hash that spreads ids whose bits are not random, as hand-made ones are: Stafford's 13th mix.
   */
  public static int spread(long high, long low) {
    long mixed = high * 31 + low;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (int) (mixed ^ (mixed >>> 31));
  }

  // Written out: what the compiler leaves to the runtime here is slow until it is hot, and a user
  // is
  // looked up for every trade.

  @Override
  public boolean equals(Object other) {
    return other instanceof UserId that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return spread(high, low);
  }

  /** The canonical text: 36 characters, lower case. */
  @Override
  public String toString() {
    return UuidText.format(high, low);
  }
}
