package com.stockafolio.prices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.amount.Price;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One record of the topic of prices.
 *
 * @param symbol the instrument's symbol
 * @param billionths in 1e-9 dollars a share: above 0 and at most {@link Trade#MAX_PRICE}, or 0
 *     where the record takes the price away
 * @param atMillis when it was the price, in milliseconds since 1970; 0 where it takes it away
 */
record PriceTick(String symbol, long billionths, long atMillis) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Whether it says that the price is unknown. */
  boolean takesAway() {
    return billionths == 0;
  }

  /** The same at another price, above 0. */
  PriceTick told(long otherBillionths) {
    return new PriceTick(symbol, otherBillionths, atMillis);
  }

  /**
   * Reads a record: its key is the symbol, its value {@code
   * {"symbol":"AAPL","price":"178.4900","at":"2026-11-24T15:04:05.123Z"}}, further fields of which
   * are ignored; one without a value takes the symbol's price away.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static PriceTick of(byte[] key, byte[] value) {
    if (key == null) {
      throw new IllegalArgumentException("no key");
    }
    String symbol = new String(key, StandardCharsets.UTF_8);
    if (value == null) {
      return new PriceTick(symbol, 0, 0);
    }
    PriceTick read = parse(value);
    if (!read.symbol().equals(symbol)) {
      throw new IllegalArgumentException("key and symbol differ");
    }
    return read;
  }

  private static PriceTick parse(byte[] value) {
    String symbol = null;
    String price = null;
    String at = null;
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        switch (name) {
          case "symbol" -> symbol = parser.getText();
          case "price" -> price = parser.getText();
          case "at" -> at = parser.getText();
          default -> {
            // Not ours to know.
          }
        }
        if (token.isStructStart()) {
          parser.skipChildren();
        }
      }
      return checked(symbol, price, at);
    } catch (IOException | ArithmeticException | InvalidField e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PriceTick checked(String symbol, String price, String at) {
    if (symbol == null || price == null || at == null) {
      throw new IllegalArgumentException("symbol, price or at is missing");
    }
    Price read = Price.parse(price);
    if (read.billionths() == 0 || read.compareTo(Trade.MAX_PRICE) > 0) {
      throw new IllegalArgumentException("a price must be above 0 and at most " + Trade.MAX_PRICE);
    }
    return new PriceTick(symbol, read.billionths(), TradeText.tradedAtMillis(at));
  }
}
