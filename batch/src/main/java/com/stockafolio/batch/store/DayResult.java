package com.stockafolio.batch.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the next day needs to know of a finished day. The users' portfolios lie beside it.
 *
 * @param status {@value #CERTIFIED} or {@value #DIFFERENT}
 * @param covered up to which offset each ledger's records are in it, by ledger
 * @param topicId the topic of trades that it was read from, null if nothing was
 * @param rejectionsFrom by partition of the rejected topic, an offset before which no rejection of
 *     the next day can lie: the cut of the close before this one, as the next day's records were
 *     all decided after it
 * @param market all records of the market up to the close, by number: the next day goes on from
 *     them
 */
public record DayResult(
    LocalDate date,
    String closeId,
    String status,
    long[] covered,
    String topicId,
    Map<Integer, Long> rejectionsFrom,
    List<byte[]> market) {

  public static final String CERTIFIED = "certified";
  public static final String DIFFERENT = "different";

  /** Whether the batch found no difference. */
  public boolean certified() {
    return status.equals(CERTIFIED);
  }

  static DayResult of(JsonNode json) {
    long[] covered = new long[json.get("covered").size()];
    for (int i = 0; i < covered.length; i++) {
      covered[i] = json.get("covered").get(i).asLong();
    }
    Map<Integer, Long> from = new TreeMap<>();
    json.get("rejectionsFrom")
        .properties()
        .forEach(each -> from.put(Integer.valueOf(each.getKey()), each.getValue().asLong()));
    return new DayResult(
        LocalDate.parse(json.get("date").asText()),
        json.get("closeId").asText(),
        json.get("status").asText(),
        covered,
        json.get("topicId").isNull() ? null : json.get("topicId").asText(),
        from,
        market(json.get("market")));
  }

  private static List<byte[]> market(JsonNode json) {
    List<byte[]> values = new ArrayList<>();
    json.forEach(each -> values.add(Base64.getDecoder().decode(each.asText())));
    return List.copyOf(values);
  }

  ObjectNode json(int schema) {
    ObjectNode json = Store.JSON.createObjectNode();
    json.put("schema", schema);
    json.put("date", date.toString());
    json.put("closeId", closeId);
    json.put("status", status);
    for (long each : covered) {
      json.withArray("covered").add(each);
    }
    json.put("topicId", topicId);
    ObjectNode from = json.putObject("rejectionsFrom");
    rejectionsFrom.forEach((partition, offset) -> from.put(partition.toString(), offset));
    ArrayNode values = json.putArray("market");
    market.forEach(each -> values.add(Base64.getEncoder().encodeToString(each)));
    return json;
  }
}
