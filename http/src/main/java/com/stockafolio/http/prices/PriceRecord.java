package com.stockafolio.http.prices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeText;
import com.stockafolio.portfolio.TradeText.InvalidField;
import java.io.IOException;

/**
 * One record of the topic of prices.
 *
 * @param symbol the instrument's symbol
 * @param price in dollars a share, positive, at most {@link Trade#MAX_PRICE}
 * @param atMillis when it was the price, in milliseconds since 1970
 */
record PriceRecord(String symbol, Price price, long atMillis) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads {@code {"symbol":"AAPL","price":"178.4900","at":"2026-11-24T15:04:05.123Z"}}; unknown
   * fields are ignored.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static PriceRecord parse(byte[] value) {
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

  private static PriceRecord checked(String symbol, String price, String at) {
    if (symbol == null || price == null || at == null) {
      throw new IllegalArgumentException("symbol, price or at is missing");
    }
    Price read = Price.parse(price);
    if (read.tenThousandths() == 0 || read.compareTo(Trade.MAX_PRICE) > 0) {
      throw new IllegalArgumentException("a price must be above 0 and at most " + Trade.MAX_PRICE);
    }
    return new PriceRecord(symbol, read, TradeText.tradedAtMillis(at));
  }
}
