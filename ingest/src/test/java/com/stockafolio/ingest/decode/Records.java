package com.stockafolio.ingest.decode;

import com.stockafolio.delivery.Partitioning;
import java.nio.charset.StandardCharsets;

/** Records of the trades topic for tests. */
public final class Records {
  /** Belongs to partition {@link #PARTITION} of 4. */
  public static final String USER = "00000000-0000-8000-8000-00000000002a";

  public static final int PARTITION = Partitioning.partition(bytes(USER), 4);

  /** Its ledger, of 8. */
  public static final int LEDGER = Partitioning.ledger(bytes(USER), 8);

  static final String TRADE_ID = "11111111-2222-8333-8444-555555555555";

  public static final String GOOD =
      """
      {"tradeId":"%s","userId":"%s","symbol":"AAPL","side":"BUY","quantity":"100","price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}"""
          .formatted(TRADE_ID, USER);

  private Records() {}

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The good record with the value of one field replaced by JSON. */
  static String with(String field, String json) {
    return GOOD.replaceFirst(
        "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + json.replace("\\", "\\\\"));
  }

  /** The good record without a field. */
  static String without(String field) {
    return GOOD.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
  }
}
