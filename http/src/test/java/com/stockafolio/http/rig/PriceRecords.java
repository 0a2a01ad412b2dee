package com.stockafolio.http.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.prices.PriceRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of the topic of prices. */
public final class PriceRecords {
  private PriceRecords() {}

  /** A board that believes every price of a test, whenever it is run. */
  public static PriceBoard board() {
    return board(new PriceRules(0, Duration.ofMinutes(1)));
  }

  /** A board with rules, at the end of the day of {@link #of(String...)}. */
  public static PriceBoard board(PriceRules rules) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T23:00:00Z"), ZoneOffset.UTC);
    return new PriceBoard(rules, clock);
  }

  /** Records of one moment: symbols and prices in turn. */
  public static List<ConsumerRecord<byte[], byte[]>> of(String... symbolsAndPrices) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < symbolsAndPrices.length; i += 2) {
      records.add(of(symbolsAndPrices[i], symbolsAndPrices[i + 1], "2026-11-24T15:30:00.250Z"));
    }
    return records;
  }

  /** One record as the contract has it. */
  public static ConsumerRecord<byte[], byte[]> of(String symbol, String price, String at) {
    return raw(
        symbol, "{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"%s\"}".formatted(symbol, price, at));
  }

  /** A record of any content; null for none. */
  public static ConsumerRecord<byte[], byte[]> raw(String key, String value) {
    return new ConsumerRecord<>(
        "prices",
        0,
        0,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8));
  }
}
