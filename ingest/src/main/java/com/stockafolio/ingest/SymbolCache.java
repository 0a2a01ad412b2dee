package com.stockafolio.ingest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One string for each symbol that comes again and again. Holds at most {@value #SLOTS} strings of
 * at most {@value #LONGEST} characters; symbols that share a slot take turns. Confined to its
 * decoder.
 */
final class SymbolCache {
  private static final int SLOTS = 2_048;
  static final int LONGEST = 16;

  private final String[] slots = new String[SLOTS];

  /** The text of the string that the parser stands at. */
  String read(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > LONGEST) {
      return parser.getText();
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text[offset + i];
    }
    int slot = (hash ^ hash >>> 11) & (SLOTS - 1);
    String held = slots[slot];
    if (held == null || !isText(held, text, offset, length)) {
      // Interned, as instruments are: looking a symbol up then compares references.
      held = new String(text, offset, length).intern();
      slots[slot] = held;
    }
    return held;
  }

  /** The ASCII text of the bytes, at most {@value #LONGEST}. */
  String read(byte[] ascii, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + ascii[i];
    }
    int slot = (hash ^ hash >>> 11) & (SLOTS - 1);
    String held = slots[slot];
    if (held == null || !isText(held, ascii, from, to)) {
      held = new String(ascii, from, to - from, StandardCharsets.ISO_8859_1).intern();
      slots[slot] = held;
    }
    return held;
  }

  private static boolean isText(String held, char[] text, int offset, int length) {
    if (held.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (held.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(String held, byte[] ascii, int from, int to) {
    if (held.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (held.charAt(i - from) != ascii[i]) {
        return false;
      }
    }
    return true;
  }
}
