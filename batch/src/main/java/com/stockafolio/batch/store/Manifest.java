package com.stockafolio.batch.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.exact.DecimalJson;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a close wrote about a trading day: up to where each ledger had booked, where its portfolios
 * lie, where the archive's objects end for it, and the closing prices.
 *
 * @param closeId names the close; a later one has a greater id
 * @param closedAt when, in the manifest's words
 * @param ledgers all of them, by number
 * @param cuts by topic, the offset at which each partition's archive is cut
 * @param prices the closing prices in 1e-9 dollars, by symbol
 * @param pricesAsOf the moment that they are the prices of, in the manifest's words; null for one
 *     that does not tell
 * @param heldBack prices that were not believed then, as they stood alone
 * @param history whether the ledgers keep what busts and corrections need
 */
public record Manifest(
    LocalDate date,
    String closeId,
    String closedAt,
    List<Ledger> ledgers,
    Map<String, Map<Integer, Long>> cuts,
    Map<String, Long> prices,
    String pricesAsOf,
    List<HeldBack> heldBack,
    int instrumentsVersion,
    boolean history)
    implements Serializable {

  public static final String TRADES = "trades";
  public static final String REJECTED = "trades.rejected";

  /**
   * One ledger at the close.
   *
   * @param topicId the topic's identity, null for a ledger that never booked
   * @param partition of the topic that its records come from
   * @param covered the last offset that it had decided; -1 for none
   * @param object where its portfolios lie
   * @param marketNumber the number of the market's list that they have met
   * @param marketHash what that list is known by; null for one that does not tell
   */
  public record Ledger(
      int ledger,
      String topicId,
      int partition,
      long covered,
      long users,
      String object,
      int marketNumber,
      String marketHash)
      implements Serializable {}

  /** A price far from the last that no second one had confirmed, in the manifest's words. */
  record HeldBack(String symbol, String price, String at, String last) implements Serializable {
    private static HeldBack of(JsonNode json) {
      return new HeldBack(
          required(json, "symbol").asText(),
          required(json, "price").asText(),
          required(json, "at").asText(),
          required(json, "last").asText());
    }
  }

  /** Adds what was held back to a document. */
  public void addHeldBackTo(ObjectNode json) {
    ArrayNode all = json.putArray("heldBackPrices");
    for (HeldBack held : heldBack) {
      ObjectNode each = all.addObject();
      each.put("symbol", held.symbol());
      each.put("price", held.price());
      each.put("at", held.at());
      each.put("last", held.last());
    }
  }

  /** The number of partitions of the topic of trades. */
  int partitions() {
    TreeSet<Integer> all = new TreeSet<>();
    ledgers.forEach(ledger -> all.add(ledger.partition()));
    return all.last() + 1;
  }

  /** Up to where each ledger had decided, by number. */
  public long[] covered() {
    return ledgers.stream().mapToLong(Ledger::covered).toArray();
  }

  /** The identity of the topic that was booked, null if nothing was. */
  public String topicId() {
    return ledgers.stream().map(Ledger::topicId).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /**
   * Where the archive of the topic's partitions was cut: by partition, the offset after the end.
   */
  public Map<Integer, Long> cuts(String topic) {
    return cuts.getOrDefault(topic, Map.of());
  }

  /**
   * Reads a manifest.
   *
   * @param place its name, for errors
   */
  static Manifest of(JsonNode json, String place) {
    try {
      List<Ledger> ledgers = new ArrayList<>();
      for (JsonNode each : required(json, "ledgers")) {
        ledgers.add(ledger(each));
      }
      ledgers.sort(Comparator.comparingInt(Ledger::ledger));
      for (int i = 0; i < ledgers.size(); i++) {
        if (ledgers.get(i).ledger() != i) {
          throw new IllegalArgumentException("ledger " + i + " is not there exactly once");
        }
      }
      if (ledgers.isEmpty()) {
        throw new IllegalArgumentException("it names no ledger");
      }
      Map<String, Map<Integer, Long>> cuts = new HashMap<>();
      for (JsonNode cut : required(json, "cuts")) {
        cuts.computeIfAbsent(required(cut, "topic").asText(), topic -> new TreeMap<>())
            .put(required(cut, "partition").asInt(), required(cut, "offset").asLong());
      }
      Map<String, Long> prices = new TreeMap<>();
      required(json, "prices")
          .properties()
          .forEach(each -> prices.put(each.getKey(), price(each.getValue())));
      List<HeldBack> heldBack = new ArrayList<>();
      json.path("heldBack").forEach(each -> heldBack.add(HeldBack.of(each)));
      return new Manifest(
          LocalDate.parse(required(json, "date").asText()),
          required(json, "closeId").asText(),
          required(json, "closedAt").asText(),
          List.copyOf(ledgers),
          cuts,
          prices,
          json.path("pricesAsOf").asText(null),
          List.copyOf(heldBack),
          required(json, "instrumentsVersion").asInt(),
          json.path("history").asBoolean(true));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new BatchFailure(place + " is no manifest of a close: " + e.getMessage(), e);
    }
  }

  private static Ledger ledger(JsonNode json) {
    JsonNode topicId = required(json, "topicId");
    return new Ledger(
        required(json, "ledger").asInt(),
        topicId.isNull() ? null : topicId.asText(),
        required(json, "partition").asInt(),
        required(json, "covered").asLong(),
        required(json, "users").asLong(),
        required(json, "object").asText(),
        json.path("marketNumber").asInt(),
        json.path("marketHash").asText(null));
  }

  private static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + field);
    }
    return value;
  }

  private static long price(JsonNode text) {
    return new BigDecimal(text.asText()).movePointRight(DecimalJson.BILLIONTHS).longValueExact();
  }
}
