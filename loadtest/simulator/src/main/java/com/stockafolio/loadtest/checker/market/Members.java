package com.stockafolio.loadtest.checker.market;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of one JSON object that a record of the market may have. */
final class Members {
  private static final Set<String> WHOLE =
      Set.of("number", "from", "to", "instrumentId", "newInstrumentId");

  private static final Set<String> TEXT =
      Set.of(
          "type",
          "actionId",
          "postedAt",
          "symbol",
          "newSymbol",
          "name",
          "sector",
          "status",
          "isin",
          "perShare",
          "cashPrice",
          "cashPerShare",
          "costShare",
          "signature");

  private static final String ALIASES = "aliases";

  /** Without it, a record in UTF-16 would be taken. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final Map<String, String> texts = new HashMap<>();
  private List<String> aliases;
  private boolean wrong;

  /**
   * The members of an object; null where the bytes are none, or one stands twice or is of another
   * kind of JSON.
   */
  static Members read(byte[] value) {
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Members members = new Members();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        members.take(name, parser);
        parser.skipChildren();
      }
      return parser.nextToken() != null || members.wrong ? null : members;
    } catch (IOException e) {
      return null;
    }
  }

  private void take(String name, JsonParser parser) throws IOException {
    if (name.equals(ALIASES)) {
      wrong |= aliases != null || !parser.hasToken(JsonToken.START_ARRAY);
      aliases = new ArrayList<>();
      while (!wrong && parser.nextToken() != JsonToken.END_ARRAY) {
        wrong |= !parser.hasToken(JsonToken.VALUE_STRING);
        aliases.add(parser.getText());
      }
    } else if (WHOLE.contains(name) || TEXT.contains(name)) {
      boolean whole = WHOLE.contains(name);
      wrong |= !parser.hasToken(whole ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING);
      wrong |= texts.put(name, parser.getText()) != null;
    }
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** A member's characters; null where it is not there. */
  String text(String name) {
    return texts.get(name);
  }

  /** The aliases; null where they are not there. */
  List<String> aliases() {
    return aliases;
  }

  /** A whole number from 1 to a bound; 0 for anything else. */
  int whole(String name, int most) {
    String digits = texts.get(name);
    if (digits == null || digits.length() > 10) {
      return 0;
    }
    long number = Long.parseLong(digits);
    return number >= 1 && number <= most ? (int) number : 0;
  }
}
