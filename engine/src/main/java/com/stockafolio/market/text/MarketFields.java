package com.stockafolio.market.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a market record that are known, each of its kind of JSON, not yet looked into. */
final class MarketFields {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

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

  private final Map<String, String> texts = new HashMap<>();
  private List<String> aliases;

  private MarketFields() {}

  /**
   * Reads one JSON object and nothing else.
   *
   * @throws IOException if the bytes are no JSON
   * @throws InvalidField if they are no object, or a known member is twice there or of another kind
   */
  static MarketFields read(byte[] json) throws IOException {
    MarketFields fields = new MarketFields();
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw malformed(
            "", first == null ? "the value is blank" : "the value is not a JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        fields.take(name, value, parser);
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw malformed("", "the value goes on after the JSON object");
      }
    }
    return fields;
  }

  private void take(String name, JsonToken value, JsonParser parser) throws IOException {
    if (name.equals(ALIASES)) {
      once(name, aliases != null);
      aliases = readAliases(value, parser);
    } else if (WHOLE.contains(name) || TEXT.contains(name)) {
      once(name, texts.containsKey(name));
      JsonToken wanted = WHOLE.contains(name) ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
      if (value != wanted) {
        throw malformed(
            name, name + (WHOLE.contains(name) ? " is no whole number" : " is no string"));
      }
      texts.put(name, parser.getText());
    }
  }

  private static List<String> readAliases(JsonToken value, JsonParser parser) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      throw malformed(ALIASES, "aliases is no array of strings");
    }
    List<String> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw malformed(ALIASES, "aliases is no array of strings");
      }
      read.add(parser.getText());
    }
    return read;
  }

  private static void once(String name, boolean isThere) {
    if (isThere) {
      // Readers of JSON disagree on which one counts.
      throw malformed(name, name + " occurs twice");
    }
  }

  static InvalidField malformed(String field, String detail) {
    return new InvalidField(RejectionReason.MALFORMED, field, detail);
  }

  /** A member's text; null where it is not there. */
  String text(String name) {
    return texts.get(name);
  }

  /** A member's text, which has to be there. */
  String required(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw malformed(name, name + " is missing");
    }
    return text;
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** The aliases; null where they are not there. */
  List<String> aliases() {
    return aliases;
  }
}
