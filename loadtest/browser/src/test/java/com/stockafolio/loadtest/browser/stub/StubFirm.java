package com.stockafolio.loadtest.browser.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The firm's part of a stub: days that a test publishes, and closes that it is asked for. */
public final class StubFirm {
  private record Published(ObjectNode document, Instant finishedAt) {}

  private final Map<String, Published> days = new ConcurrentHashMap<>();

  /** Sums of the running day; null: none are told. */
  public volatile ObjectNode live;

  /** What the market did; null: that is not told. */
  volatile ObjectNode market;

  /** The id that a close gets. */
  public volatile String nextCloseId = "20261124T190000.000Z";

  private volatile int closes;

  /** Has the batch finish a day. */
  public void publish(ObjectNode document) {
    days.put(document.get("date").asText(), new Published(document, Instant.now()));
  }

  /**
   * From now on the market's standing is this.
   *
   * @param number of its last record
   * @param complete whether all ledgers have taken them all
   * @param more the fields {@code ledgers}, {@code silent} and {@code recent}
   */
  public void tellMarket(int number, boolean complete, ObjectNode more) {
    ObjectNode told = StubDesk.JSON.createObjectNode();
    market = told.put("number", number).put("complete", complete).setAll(more);
  }

  /** Takes back all that was published. */
  public void withdraw() {
    days.clear();
  }

  public int closes() {
    return closes;
  }

  ObjectNode close() {
    closes++;
    return StubDesk.JSON.createObjectNode().put("date", "2026-11-24").put("closeId", nextCloseId);
  }

  Optional<ObjectNode> day(String date) {
    return Optional.ofNullable(days.get(date)).map(Published::document);
  }

  ObjectNode list() {
    ObjectNode told = StubDesk.JSON.createObjectNode();
    told.putArray("days");
    List<Published> newestFirst =
        days.values().stream()
            .sorted(
                Comparator.comparing((Published day) -> day.document.get("date").asText())
                    .reversed())
            .toList();
    for (Published day : newestFirst) {
      ObjectNode each = told.withArray("days").addObject();
      for (String field : List.of("date", "status", "closeId", "closedAt", "previousDate")) {
        each.set(field, day.document.get(field));
      }
      each.put("finishedAt", day.finishedAt.toString());
      each.set("differences", day.document.at("/certificate/differences"));
      each.set("totals", day.document.get("totals"));
    }
    return told.putNull("next");
  }

  /** Sums of a running day of the same kind as a finished one's. */
  public static ObjectNode liveLike(ObjectNode day) {
    ObjectNode live = StubDesk.JSON.createObjectNode().put("provisional", true);
    live.put("since", day.get("closedAt").asText()).put("at", "2026-11-24T22:13:07.5Z");
    live.put("completeSince", day.get("closedAt").asText());
    live.put("ledgers", 16).put("ledgersAnswering", 16);
    for (String field : List.of("totals", "sectors", "stocks", "minutes")) {
      live.set(field, day.get(field));
    }
    return live;
  }
}
