package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.stockafolio.loadtest.checker.text.FieldSlots;
import com.stockafolio.loadtest.checker.text.FieldSlots.Kind;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.loadtest.checker.text.TimeText;
import java.io.IOException;
import java.time.Instant;

/**
 * Compares the fields of one JSON object after another, to the last character, with what the books
 * expect there.
 */
final class FieldCheck {
  private final FieldSlots slots;
  private final NumberText expected = new NumberText();
  private final Faults faults;
  private String scope = "";

  FieldCheck(Faults faults, String... names) {
    this.faults = faults;
    this.slots = new FieldSlots(names);
  }

  /** Reads the object at which the parser stands; false, and a fault, if it is none. */
  boolean read(JsonParser parser, String where) throws IOException {
    scope = where;
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      faults.add(where + " is no object");
      return false;
    }
    slots.read(parser);
    return true;
  }

  /** Where the faults of the fields that follow are said to be. */
  void within(String where) {
    scope = where;
  }

  /** A field's text, empty if it is absent. */
  String text(int slot) {
    return slots.text(slot);
  }

  /** Whether the field is there. */
  boolean isThere(int slot) {
    return slots.kind(slot) != Kind.ABSENT;
  }

  /** The field must not be there. */
  void isAbsent(int slot) {
    if (isThere(slot)) {
      differs(slot, "nothing");
    }
  }

  /** The buffer in which the next expected value is to be written. */
  NumberText expected() {
    return expected;
  }

  /** The field must be a JSON string with the characters of the buffer. */
  void isText(int slot, NumberText written) {
    if (slots.kind(slot) != Kind.STRING || !written.isIn(slots, slot)) {
      differs(slot, written.toString());
    }
  }

  /** The field must be a JSON string with this text. */
  void isText(int slot, String text) {
    if (slots.kind(slot) != Kind.STRING || !slots.holds(slot, text)) {
      differs(slot, text);
    }
  }

  /** The field must be a whole JSON number. */
  void isWhole(int slot, long value) {
    if (slots.kind(slot) != Kind.INTEGER || !expected.whole(value).isIn(slots, slot)) {
      differs(slot, Long.toString(value));
    }
  }

  /** The field must be an instant, the same to the millisecond. */
  void isInstant(int slot, long millis) {
    if (slots.kind(slot) != Kind.STRING
        || TimeText.parseMillis(slots.characters(), slots.start(slot), slots.end(slot)) != millis) {
      differs(slot, Instant.ofEpochMilli(millis).toString());
    }
  }

  private void differs(int slot, String inTheBooks) {
    String said =
        switch (slots.kind(slot)) {
          case ABSENT -> "nothing";
          case STRING -> '"' + slots.text(slot) + '"';
          case INTEGER, DECIMAL -> slots.text(slot);
          case OTHER -> "something that is no text and no number";
        };
    faults.add(
        "%s.%s: the engine says %s, the books %s"
            .formatted(scope, slots.name(slot), said, inTheBooks));
  }
}
