package com.stockafolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One of the worked examples of {@code action-examples.json} and {@code revision-examples.json}:
 * what market records, and what is taken back or corrected, do to a portfolio. Each begins with an
 * empty portfolio and the instruments of the file.
 *
 * @param steps in the order of the log
 */
public record ActionExample(String name, List<Step> steps) {
  /** The upper half of all tradeIds; the lower is the place of the step. */
  private static final long ID = 0x9002L;

  private static final String TRADED_AT = "2026-11-24T15:04:05.123Z";

  /** The records' types that are a user's own. */
  private static final Set<String> OF_USERS = Set.of("", "BUST", "CORRECT", "CASH", "TRANSFER");

  /** All of what the market does. */
  public static List<ActionExample> all() throws IOException {
    return read("action-examples.json");
  }

  /** All of what is taken back and corrected. */
  public static List<ActionExample> ofRevisions() throws IOException {
    return read("revision-examples.json");
  }

  private static List<ActionExample> read(String table) throws IOException {
    List<ActionExample> all = new ArrayList<>();
    for (JsonNode row : Table.read(table).get("cases")) {
      List<Step> steps = new ArrayList<>();
      long number = 0;
      for (JsonNode step : row.get("steps")) {
        ObjectNode record = step.deepCopy();
        JsonNode after = record.remove("after");
        boolean markets = !OF_USERS.contains(record.path("type").asText());
        int place = steps.size() + 1;
        JsonNode again = record.remove("again");
        JsonNode rejected = record.remove("rejected");
        JsonNode recordedAt = record.remove("recordedAt");
        steps.add(
            new Step(
                record,
                markets ? ++number : 0,
                place,
                new UUID(ID, again == null ? place : again.asLong()),
                recordedAt == null ? place : recordedAt.asLong(),
                rejected == null ? null : rejected.asText(),
                after));
      }
      all.add(new ActionExample(row.get("name").asText(), steps));
    }
    return all;
  }

  /**
   * A record, and the portfolio after it.
   *
   * @param record its members without ids, times and signature
   * @param number its number in the list; 0 for a record of the user's
   * @param place its place in the example, from 1
   * @param id the tradeId of a record of the user's
   * @param recordedAt in milliseconds since 1970, rising from step to step
   * @param rejected why it is not booked; null where it is
   * @param after {@code sequence}, {@code tradeCount}, {@code cash}, {@code income} and {@code
   *     positions}: by the symbol that an instrument has in the file, {@code quantity}, {@code
   *     costBasis} and {@code realizedPnl} of each that was ever held, or, in examples of
   *     revisions, of which one is not 0; {@code outOfRange} where the entry moved nothing, as it
   *     would pass a bound
   */
  public record Step(
      ObjectNode record,
      long number,
      int place,
      UUID id,
      long recordedAt,
      String rejected,
      JsonNode after) {

    /** Whether it is one of the market's, to be signed and copied to each partition. */
    public boolean isMarkets() {
      return number > 0;
    }

    /** The tradeId of what a revision is of. */
    public UUID of() {
      return new UUID(ID, record.get("of").asLong());
    }

    /** The bytes of the record on the topic. */
    public byte[] value(String userId) {
      if (isMarkets()) {
        return SignedRecord.of(record, number, new UUID(0x9003L, number).toString());
      }
      ObjectNode own = record.deepCopy();
      own.put("userId", userId).put("tradedAt", TRADED_AT).put("tradeId", id.toString());
      if (own.has("of")) {
        own.put("of", of().toString());
      }
      return own.toString().getBytes(UTF_8);
    }

    /** The positions expected, by symbol in the file. */
    public Map<String, JsonNode> positions() {
      Map<String, JsonNode> positions = new LinkedHashMap<>();
      after.get("positions").properties().forEach(p -> positions.put(p.getKey(), p.getValue()));
      return positions;
    }
  }
}
