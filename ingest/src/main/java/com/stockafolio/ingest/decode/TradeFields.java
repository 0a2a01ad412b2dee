package com.stockafolio.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.portfolio.TradeText;
import com.stockafolio.portfolio.TradeText.InvalidField;
import java.io.IOException;

/**
 * The fields of a trade as the JSON object holds them: present, of the right type, and not yet
 * looked into. One instance is filled again for each record; confined to its decoder.
 */
final class TradeFields {
  /** Takes UTF-8 alone. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final SymbolCache symbols;

  String type;
  String tradeId;
  String userId;
  String symbol;
  String side;
  String quantity;
  String price;
  String tradedAt;

  TradeFields(SymbolCache symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads one JSON object and nothing else.
   *
   * @return what is wrong with it, null for nothing
   * @throws IOException if the bytes are no JSON
   * @throws InvalidField if it is an object of another type than a trade, whose fields may be
   *     others
   */
  String read(byte[] json) throws IOException {
    type = tradeId = userId = symbol = side = quantity = price = tradedAt = null;
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return first == null ? "the value is blank" : "the value is not a JSON object";
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        String wrong = readField(parser, name);
        if (wrong != null) {
          return wrong;
        }
      }
      if (parser.nextToken() != null) {
        return "the value goes on after the JSON object";
      }
    }
    TradeText.type(type);
    return missing();
  }

  private String readField(JsonParser parser, String name) throws IOException {
    JsonToken value = parser.nextToken();
    String before;
    switch (name) {
      case "type" -> {
        before = type;
        type = text(parser, value);
      }
      case "tradeId" -> {
        before = tradeId;
        tradeId = text(parser, value);
      }
      case "userId" -> {
        before = userId;
        userId = text(parser, value);
      }
      case "symbol" -> {
        before = symbol;
        symbol = value == JsonToken.VALUE_STRING ? symbols.read(parser) : null;
      }
      case "side" -> {
        before = side;
        side = text(parser, value);
      }
      case "quantity" -> {
        before = quantity;
        quantity = number(parser, value);
      }
      case "price" -> {
        before = price;
        price = number(parser, value);
      }
      case "tradedAt" -> {
        before = tradedAt;
        tradedAt = text(parser, value);
      }
      default -> {
        parser.skipChildren();
        return null;
      }
    }
    if (before != null) {
      // Readers of JSON disagree on which one counts.
      return name + " occurs twice";
    }
    boolean number = name.equals("quantity") || name.equals("price");
    boolean fits = value == JsonToken.VALUE_STRING || number && value.isNumeric();
    return fits ? null : name + (number ? " is no string and no number" : " is no string");
  }

  private static String text(JsonParser parser, JsonToken value) throws IOException {
    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  private static String number(JsonParser parser, JsonToken value) throws IOException {
    return value == JsonToken.VALUE_STRING || value.isNumeric() ? parser.getText() : null;
  }

  private String missing() {
    if (tradeId == null) {
      return "tradeId is missing";
    }
    if (userId == null) {
      return "userId is missing";
    }
    if (symbol == null) {
      return "symbol is missing";
    }
    if (side == null) {
      return "side is missing";
    }
    if (quantity == null) {
      return "quantity is missing";
    }
    if (price == null) {
      return "price is missing";
    }
    return tradedAt == null ? "tradedAt is missing" : null;
  }
}
