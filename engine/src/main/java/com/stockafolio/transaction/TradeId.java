package com.stockafolio.transaction;

import java.util.UUID;

/**
 * The name that a producer gave a trade, the same however often it is sent: the 128 bits of a UUID.
 *
 * @param high the most significant 64 bits
 * @param low the least significant 64 bits
 */
public record TradeId(long high, long low) {

  /** The length of a trade id as text, in characters and in ASCII bytes. */
  public static final int TEXT_LENGTH = UuidText.LENGTH;

  /** The trade id with the bits of the given UUID. */
  public static TradeId of(UUID uuid) {
    return new TradeId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /**
   * Reads the canonical text of a UUID: 36 characters, lower case.
   *
   * @throws IllegalArgumentException if the text is anything else, null included
   */
  public static TradeId parse(String text) {
    return parse(UuidText.bytes(text), 0);
  }

  /**
   * Reads the canonical text of a UUID from 36 ASCII bytes.
   *
   * @throws IllegalArgumentException if they are anything else
   * @throws IndexOutOfBoundsException if there are fewer from the offset on
   */
  public static TradeId parse(byte[] ascii, int offset) {
    UuidText.check(ascii, offset);
    return new TradeId(UuidText.high(ascii, offset), UuidText.low(ascii, offset));
  }

  /** The same bits as a UUID. */
  public UUID uuid() {
    return new UUID(high, low);
  }

  /** Writes the canonical text as 36 ASCII bytes, beginning at the offset. */
  public void writeAscii(byte[] target, int offset) {
    UuidText.write(high, low, target, offset);
  }

  /** The canonical text: 36 characters, lower case. */
  @Override
  public String toString() {
    return UuidText.format(high, low);
  }
}
