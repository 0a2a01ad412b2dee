package com.stockafolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One of the worked examples of {@code action-examples.json}: what market records do to a
 * portfolio. Each begins with an empty portfolio and the instruments of the file.
 *
 * @param steps in the order of the log
 */
public record ActionExample(String name, List<Step> steps) {
  private static final String TRADED_AT = "2026-11-24T15:04:05.123Z";

  /** The whole table. */
  public static List<ActionExample> all() throws IOException {
    List<ActionExample> all = new ArrayList<>();
    for (JsonNode row : Table.read("action-examples.json").get("cases")) {
      List<Step> steps = new ArrayList<>();
      long number = 0;
      for (JsonNode step : row.get("steps")) {
        ObjectNode record = step.deepCopy();
        JsonNode after = record.remove("after");
        steps.add(new Step(record, record.has("type") ? ++number : 0, steps.size() + 1, after));
      }
      all.add(new ActionExample(row.get("name").asText(), steps));
    }
    return all;
  }

  /**
   * A record, and the portfolio after it.
   *
   * @param record its members without ids, times and signature
   * @param number its number in the list; 0 for a trade
   * @param place its place in the example, from 1
   * @param after {@code sequence}, {@code tradeCount}, {@code cash}, {@code income} and {@code
   *     positions}: by the symbol that an instrument has in the file, {@code quantity}, {@code
   *     costBasis} and {@code realizedPnl} of each that was ever held; {@code outOfRange} where the
   *     entry moved nothing, as it would pass a bound
   */
  public record Step(ObjectNode record, long number, int place, JsonNode after) {

    /** Whether it is one of the market's, to be signed and copied to each partition. */
    public boolean isMarkets() {
      return number > 0;
    }

    /** The bytes of the record on the topic; a trade is the user's. */
    public byte[] value(String userId) {
      if (isMarkets()) {
        return SignedRecord.of(record, number, new UUID(0x9003L, number).toString());
      }
      ObjectNode trade = record.deepCopy();
      trade.put("userId", userId).put("tradedAt", TRADED_AT);
      trade.put("tradeId", new UUID(0x9002L, place).toString());
      return trade.toString().getBytes(UTF_8);
    }

    /** The positions expected, by symbol in the file. */
    public Map<String, JsonNode> positions() {
      Map<String, JsonNode> positions = new LinkedHashMap<>();
      after.get("positions").properties().forEach(p -> positions.put(p.getKey(), p.getValue()));
      return positions;
    }
  }
}
