package com.stockafolio.ingest.decode;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One string for each symbol that comes again and again. Holds at most {@value #SLOTS} strings of
 * at most {@value #LONGEST} ASCII characters; where more of them fall together than it looks at,
 * they take turns. Confined to its decoder.
 */
final class SymbolCache {
  private static final int SLOTS = 2_048;

  /** How many slots a symbol may lie in, one after the other. */
  private static final int LOOK_AT = 4;

  static final int LONGEST = Long.BYTES;

  /** A symbol's characters as the bytes of a number: 0 for an empty slot. */
  private final long[] keys = new long[SLOTS];

  private final String[] symbols = new String[SLOTS];

  /** The text of the string that the parser stands at. */
  String read(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > LONGEST || length == 0) {
      return parser.getText();
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    long key = 0;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == 0 || text[i] >= 0x80) {
        return parser.getText();
      }
      key = key << Byte.SIZE | text[i];
    }
    return of(key, length);
  }

  /** The text of the printable ASCII bytes, from 1 to {@value #LONGEST}. */
  String read(byte[] ascii, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      key = key << Byte.SIZE | ascii[i];
    }
    return of(key, to - from);
  }

  private String of(long key, int length) {
    int first = (int) (key * 0x9e37_79b9_7f4a_7c15L >>> 32);
    for (int i = first; i < first + LOOK_AT; i++) {
      int slot = i & SLOTS - 1;
      if (keys[slot] == key) {
        return symbols[slot];
      }
      if (keys[slot] == 0) {
        return put(slot, key, length);
      }
    }
    return put(first & SLOTS - 1, key, length);
  }

  private String put(int slot, long key, int length) {
    byte[] ascii = new byte[length];
    for (int i = 0; i < length; i++) {
      ascii[i] = (byte) (key >>> (length - 1 - i) * Byte.SIZE);
    }
    // Interned, as instruments are: looking a symbol up then compares references.
    String symbol = new String(ascii, StandardCharsets.US_ASCII).intern();
    keys[slot] = key;
    symbols[slot] = symbol;
    return symbol;
  }
}
