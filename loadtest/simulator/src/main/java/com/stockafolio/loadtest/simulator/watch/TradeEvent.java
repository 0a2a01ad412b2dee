package com.stockafolio.loadtest.simulator.watch;

import com.stockafolio.transaction.TradeId;
import java.nio.charset.StandardCharsets;

/** The one thing a watcher needs from a trade event's JSON, found without reading all of it. */
final class TradeEvent {

  private static final byte[] FIELD = "\"tradeId\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_LENGTH = 36;

  private TradeEvent() {}

  /** The first tradeId in the JSON, which the contract writes without blanks; null if none. */
  static TradeId tradeId(byte[] json, int length) {
    for (int i = 0; i + FIELD.length + ID_LENGTH <= length; i++) {
      if (json[i] == FIELD[0] && matches(json, i)) {
        return parse(new String(json, i + FIELD.length, ID_LENGTH, StandardCharsets.ISO_8859_1));
      }
    }
    return null;
  }

  private static TradeId parse(String text) {
    try {
      return TradeId.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean matches(byte[] json, int from) {
    for (int i = 0; i < FIELD.length; i++) {
      if (json[from + i] != FIELD[i]) {
        return false;
      }
    }
    return true;
  }
}
