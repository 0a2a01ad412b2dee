package com.stockafolio.loadtest.checker.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The named fields of one JSON object at a time, as text, without an object per field.
 *
 * <p>A slot keeps the field's JSON type and its characters; of a field that stands twice the last
 * counts, and {@link #repeated} says so. Fields of other names are skipped. One instance is used
 * over and over by one thread.
 */
public final class FieldSlots {
  /** The JSON type of a field. */
  public enum Kind {
    ABSENT,
    STRING,
    INTEGER,
    DECIMAL,
    /** Null, true, false, an array or an object. */
    OTHER
  }

  private final String[] names;
  private final Map<String, Integer> slotByName = new HashMap<>();
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private char[] text = new char[1024];
  private int used;
  private final boolean[] repeated;

  /** Slots numbered from 0 in the order of the names. */
  public FieldSlots(String... names) {
    this.names = names.clone();
    this.kinds = new Kind[names.length];
    this.starts = new int[names.length];
    this.ends = new int[names.length];
    this.repeated = new boolean[names.length];
    for (int slot = 0; slot < names.length; slot++) {
      slotByName.put(names[slot], slot);
    }
    clear();
  }

  /** Reads the object at whose opening brace the parser stands, up to its closing brace. */
  public void read(JsonParser parser) throws IOException {
    clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Integer slot = slotByName.get(name);
      if (slot == null) {
        parser.skipChildren();
      } else {
        fill(slot, parser, token);
      }
    }
  }

  private void clear() {
    Arrays.fill(kinds, Kind.ABSENT);
    Arrays.fill(starts, 0);
    Arrays.fill(ends, 0);
    used = 0;
    Arrays.fill(repeated, false);
  }

  private void fill(int slot, JsonParser parser, JsonToken token) throws IOException {
    repeated[slot] |= kinds[slot] != Kind.ABSENT;
    kinds[slot] =
        switch (token) {
          case VALUE_STRING -> Kind.STRING;
          case VALUE_NUMBER_INT -> Kind.INTEGER;
          case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
          default -> Kind.OTHER;
        };
    starts[slot] = used;
    if (kinds[slot] == Kind.OTHER) {
      parser.skipChildren();
    } else {
      char[] source = parser.getTextCharacters();
      int length = parser.getTextLength();
      if (used + length > text.length) {
        text = Arrays.copyOf(text, Math.max(used + length, 2 * text.length));
      }
      System.arraycopy(source, parser.getTextOffset(), text, used, length);
      used += length;
    }
    ends[slot] = used;
  }

  /** Whether the field stood there twice. */
  public boolean repeated(int slot) {
    return repeated[slot];
  }

  public String name(int slot) {
    return names[slot];
  }

  public Kind kind(int slot) {
    return kinds[slot];
  }

  /** The characters of all slots; a slot's stand from {@link #start} up to {@link #end}. */
  public char[] characters() {
    return text;
  }

  public int start(int slot) {
    return starts[slot];
  }

  public int end(int slot) {
    return ends[slot];
  }

  /** The field's text, for a message or a look-up. */
  public String text(int slot) {
    return new String(text, starts[slot], ends[slot] - starts[slot]);
  }

  /** Whether the field has exactly this text. */
  public boolean holds(int slot, String expected) {
    int length = ends[slot] - starts[slot];
    if (expected.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (expected.charAt(i) != text[starts[slot] + i]) {
        return false;
      }
    }
    return true;
  }
}
