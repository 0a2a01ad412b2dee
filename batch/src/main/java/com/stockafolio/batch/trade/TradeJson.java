package com.stockafolio.batch.trade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** The seven fields of a trade as its JSON object holds them, not looked into. */
final class TradeJson {
  static final int TRADE_ID = 0;
  static final int USER_ID = 1;
  static final int SYMBOL = 2;
  static final int SIDE = 3;
  static final int QUANTITY = 4;
  static final int PRICE = 5;
  static final int TRADED_AT = 6;

  static final List<String> NAMES =
      List.of("tradeId", "userId", "symbol", "side", "quantity", "price", "tradedAt");

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  /** Whether the bytes are an object with the fields; then the texts are theirs. */
  boolean read(byte[] value, FieldText[] texts) {
    try (JsonParser parser = JSON.createParser(value)) {
      String[] found = read(parser);
      for (int field = 0; found != null && field < found.length; field++) {
        texts[field].set(found[field]);
      }
      return found != null;
    } catch (IOException | RuntimeException noJson) {
      // Whatever a record holds, it is at worst malformed.
      return false;
    }
  }

  /** The texts of the fields, null where one is missing. */
  private static String[] read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String[] texts = new String[NAMES.size()];
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      int field = NAMES.indexOf(name);
      if (field < 0) {
        parser.skipChildren();
        continue;
      }
      boolean number = (field == QUANTITY || field == PRICE) && token.isNumeric();
      if (texts[field] != null || token != JsonToken.VALUE_STRING && !number) {
        return null;
      }
      texts[field] = parser.getText();
    }
    if (parser.nextToken() != null) {
      return null;
    }
    for (String text : texts) {
      if (text == null) {
        return null;
      }
    }
    return texts;
  }
}
