package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.testing.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/**
 * The worked examples of accounting through Kafka into a real engine, each by a user of its own,
 * and told the same after a restart.
 */
final class WorkedExamples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestSystem system;

  WorkedExamples(TestSystem system) {
    this.system = system;
  }

  /** Asserts it, and gives how many steps the examples have. */
  int comeToTheirValues() throws Exception {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    int steps = 0;
    for (JsonNode example : Table.read("accounting-examples.json").get("cases")) {
      String user = new UUID(0x9000L, expected.size()).toString();
      JsonNode after = null;
      for (JsonNode step : example.get("trades")) {
        after = step.get("after");
        ObjectNode record = step.deepCopy();
        record.remove("after");
        record.put("symbol", "AAPL").put("userId", user);
        record.put("tradeId", new UUID(0x9001L, ++steps).toString());
        record.put("tradedAt", "2026-11-24T15:04:05.123Z");
        system
            .producer()
            .send(new ProducerRecord<>("trades", user, record.toString()))
            .get(30, TimeUnit.SECONDS);
      }
      expected.put(user, ((ObjectNode) after).put("sequence", example.get("trades").size()));
    }
    Map<String, JsonNode> told = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : expected.entrySet()) {
      Awaitility.await("booked")
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> ofFirm(each.getKey()).get("sequence").equals(each.getValue().get("sequence")));
      told.put(each.getKey(), ofFirm(each.getKey()));
      assertThatIs(told.get(each.getKey()), each.getValue());
    }
    system.killNode();
    system.startNode();
    for (String user : told.keySet()) {
      assertThat(ofFirm(user)).isEqualTo(told.get(user));
    }
    return steps;
  }

  private static void assertThatIs(JsonNode portfolio, JsonNode after) {
    JsonNode totals = portfolio.get("totals");
    for (String field : List.of("costBasis", "realizedPnl", "cash")) {
      assertThat(totals.get(field)).as(field).isEqualTo(after.get(field));
    }
    assertThat(totals.get("income").asText()).isEqualTo(after.path("income").asText("0"));
    JsonNode position = portfolio.at("/positions/0");
    assertThat(position.path("quantity").asText("0")).isEqualTo(after.get("quantity").asText());
    assertThat(position.path("averageCost").asText("null"))
        .isEqualTo(after.get("averageCost").asText());
  }

  private JsonNode ofFirm(String user) throws Exception {
    String firm = system.node().get("/demo/token?role=firm").orElseThrow();
    return JSON.readTree(system.node().get("/api/v1/portfolios/" + user, firm).orElseThrow());
  }
}
