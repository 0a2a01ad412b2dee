package com.stockafolio.batch.trade;

import java.nio.charset.StandardCharsets;

/**
 * Trades laid out as in the product's documentation: the seven fields that each must have in order,
 * no other, as strings, without white space or escapes. Finding the fields of such a one takes a
 * fraction of the time that a parser takes; any other record is left to the parser.
 */
final class PlainLayout {
  private static final byte[][] BEFORE = new byte[TradeJson.OF_EACH_TRADE][];
  private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);

  static {
    for (int field = 0; field < BEFORE.length; field++) {
      String before = (field == 0 ? "{\"" : "\",\"") + TradeJson.NAMES.get(field) + "\":\"";
      BEFORE[field] = before.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private PlainLayout() {}

  /** Whether the record is laid out so; then the texts are its fields. */
  static boolean read(byte[] value, FieldText[] texts) {
    int at = 0;
    for (int field = 0; field < BEFORE.length; field++) {
      if (!stands(BEFORE[field], value, at)) {
        return false;
      }
      int from = at + BEFORE[field].length;
      at = end(value, from);
      if (at < 0) {
        return false;
      }
      texts[field].set(value, from, at - from);
    }
    for (int field = BEFORE.length; field < texts.length; field++) {
      texts[field].setAbsent();
    }
    return at + AFTER.length == value.length && stands(AFTER, value, at);
  }

  /** Where the quotation mark after a text of plain ASCII stands; -1 if there is none. */
  private static int end(byte[] value, int from) {
    for (int at = from; at < value.length; at++) {
      byte c = value[at];
      if (c == '"') {
        return at;
      }
      if (c < ' ' || c == '\\') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean stands(byte[] expected, byte[] value, int at) {
    if (at + expected.length > value.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (value[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
