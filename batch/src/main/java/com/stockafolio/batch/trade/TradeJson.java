package com.stockafolio.batch.trade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.portfolio.RejectionReason;
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

  /** Says what kind of record it is; a trade where it is left out. */
  private static final String TYPE = "type";

  private static final String TRADE = "TRADE";

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  /** Why the bytes are no trade's object; null where they are, then the texts are its fields. */
  RejectionReason read(byte[] value, FieldText[] texts) {
    try (JsonParser parser = JSON.createParser(value)) {
      return read(parser, texts);
    } catch (IOException | RuntimeException noJson) {
      // Whatever a record holds, it is at worst malformed.
      return RejectionReason.MALFORMED;
    }
  }

  private static RejectionReason read(JsonParser parser, FieldText[] texts) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return RejectionReason.MALFORMED;
    }
    String[] found = new String[NAMES.size()];
    String type = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (name.equals(TYPE)) {
        if (type != null || token != JsonToken.VALUE_STRING) {
          return RejectionReason.MALFORMED;
        }
        type = parser.getText();
        continue;
      }
      int field = NAMES.indexOf(name);
      if (field < 0) {
        parser.skipChildren();
        continue;
      }
      boolean number = (field == QUANTITY || field == PRICE) && token.isNumeric();
      if (found[field] != null || token != JsonToken.VALUE_STRING && !number) {
        return RejectionReason.MALFORMED;
      }
      found[field] = parser.getText();
    }
    if (parser.nextToken() != null) {
      return RejectionReason.MALFORMED;
    }
    return type == null || type.equals(TRADE) ? take(found, texts) : RejectionReason.UNKNOWN_TYPE;
  }

  private static RejectionReason take(String[] found, FieldText[] texts) {
    for (int field = 0; field < found.length; field++) {
      if (found[field] == null) {
        return RejectionReason.MALFORMED;
      }
      texts[field].set(found[field]);
    }
    return null;
  }
}
