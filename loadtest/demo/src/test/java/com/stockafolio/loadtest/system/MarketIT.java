package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.testing.ActionExample;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked examples of what the market does, on real servers: through Kafka and the desk into the
 * engine, and the same again from the journal, from checkpoints, by the checker and by the batch.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class MarketIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARKET = "/api/v1/firm/market";
  private static final String CHECKPOINTS = "-Dstockafolio.engine.checkpoint.after-rows=20";

  @TempDir Path data;

  @AutoClose private TestSystem system;
  private final List<Case> cases = new ArrayList<>();
  private int records;

  /** An example with a user and instruments of its own, as all share one market. */
  private static final class Case {
    private final ActionExample example;
    private final String user;

    /** By the example's symbol, the one that stands for it, as it is called by now. */
    private final Map<String, String> symbols = new HashMap<>();

    Case(ActionExample example, int number, List<String> own) {
      this.example = example;
      user = new UUID(0x9100L, number).toString();
      symbols.put("AAPL", own.get(0));
      symbols.put("MSFT", own.get(1));
      symbols.put("NVDA", own.get(2));
      symbols.put("AAPX", "X" + number);
    }

    ObjectNode record(ActionExample.Step step) {
      ObjectNode record = step.record().deepCopy();
      for (String field : List.of("symbol", "newSymbol")) {
        if (record.has(field)) {
          String text = record.get(field).asText();
          record.put(field, symbols.getOrDefault(text, text));
        }
      }
      return record;
    }

    void assertAfter(ActionExample.Step step, JsonNode portfolio) {
      JsonNode after = step.after();
      String what = example.name() + ", step " + step.place();
      assertThat(portfolio.get("sequence")).as(what).isEqualTo(after.get("sequence"));
      JsonNode totals = portfolio.get("totals");
      assertThat(totals.get("tradeCount")).as(what).isEqualTo(after.get("tradeCount"));
      assertThat(totals.get("cash").asText()).as(what).isEqualTo(after.get("cash").asText());
      assertThat(totals.get("income").asText()).as(what).isEqualTo(after.get("income").asText());
      Map<String, String> expected = new HashMap<>();
      BigDecimal realized = BigDecimal.ZERO;
      for (Map.Entry<String, JsonNode> each : step.positions().entrySet()) {
        JsonNode position = each.getValue();
        realized = realized.add(new BigDecimal(position.get("realizedPnl").asText()));
        if (!position.get("quantity").asText().equals("0")) {
          expected.put(
              symbols.getOrDefault(each.getKey(), each.getKey()),
              position.get("quantity").asText() + " for " + position.get("costBasis").asText());
        }
      }
      Map<String, String> told = new HashMap<>();
      for (JsonNode position : portfolio.get("positions")) {
        told.put(
            position.get("symbol").asText(),
            position.get("quantity").asText() + " for " + position.get("costBasis").asText());
      }
      assertThat(told).as(what).isEqualTo(expected);
      assertThat(new BigDecimal(totals.get("realizedPnl").asText()))
          .as(what)
          .isEqualByComparingTo(realized);
    }
  }

  @Test
  void theWorkedValuesAreReachedByEveryWay() throws Exception {
    system = new TestSystem(data);
    system.startNode(CHECKPOINTS);
    makeCases();
    int longest = cases.stream().mapToInt(each -> each.example.steps().size()).max().orElseThrow();
    for (int round = 0; round < longest; round++) {
      play(round);
    }
    SortedMap<String, JsonNode> live = system.portfolios();

    system.killNode();
    system.startNode(CHECKPOINTS);
    assertThat(system.portfolios()).isEqualTo(live);
    assertThat(standing().get("complete").asBoolean()).isTrue();
    assertThat(system.check().get("booked").asInt()).isPositive();
    assertThatTheDayIsCertified();
  }

  private void makeCases() throws Exception {
    List<String> symbols = new ArrayList<>();
    String told = system.node().get("/api/v1/instruments", system.firmToken()).orElseThrow();
    for (JsonNode each : JSON.readTree(told).get("instruments")) {
      String symbol = each.get("symbol").asText();
      if (!symbol.contains(".")) {
        symbols.add(symbol);
      }
    }
    int number = 0;
    for (ActionExample example : ActionExample.all()) {
      cases.add(new Case(example, number, symbols.subList(3 * number, 3 * number + 3)));
      number++;
    }
  }

  /** The step of each case that has so many: first all trades, then what the market does. */
  private void play(int round) throws Exception {
    List<Case> playing =
        cases.stream().filter(each -> each.example.steps().size() > round).toList();
    for (Case each : playing) {
      ActionExample.Step step = each.example.steps().get(round);
      if (!step.isMarkets()) {
        ObjectNode trade = each.record(step).put("userId", each.user);
        trade.put("tradeId", new UUID(0x9101L, ++records).toString());
        trade.put("tradedAt", "2026-11-24T15:04:05.123Z");
        system
            .producer()
            .send(new ProducerRecord<>("trades", each.user, trade.toString()))
            .get(30, TimeUnit.SECONDS);
      }
    }
    int number = 0;
    for (Case each : playing) {
      ActionExample.Step step = each.example.steps().get(round);
      if (step.isMarkets()) {
        number = post(each.record(step));
        if (step.record().get("type").asText().equals("RENAME")) {
          each.symbols.put("AAPL", each.symbols.get("AAPX"));
        }
      }
    }
    int last = number;
    Awaitility.await("all ledgers have " + last)
        .atMost(PATIENCE)
        .until(
            () ->
                standing().path("complete").asBoolean()
                    && standing().path("number").asInt() >= last);
    for (Case each : playing) {
      ActionExample.Step step = each.example.steps().get(round);
      int sequence = step.after().get("sequence").asInt();
      Awaitility.await(each.example.name() + " at " + sequence)
          .atMost(PATIENCE)
          .until(() -> portfolio(each.user).get("sequence").asInt() >= sequence);
      each.assertAfter(step, portfolio(each.user));
    }
  }

  /** The number that the record got: the desk takes ten a second. */
  private int post(ObjectNode record) throws Exception {
    HttpResponse<String> answer =
        Awaitility.await("the desk takes " + record)
            .atMost(PATIENCE)
            .until(
                () -> system.post(MARKET, system.firmToken(), record.toString()),
                told -> told.statusCode() != 503 && told.statusCode() != 429);
    assertThat(answer.statusCode()).as("%s: %s", record, answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("number").asInt();
  }

  private JsonNode standing() throws Exception {
    return JSON.readTree(system.node().get(MARKET, system.firmToken()).orElse("{}"));
  }

  private JsonNode portfolio(String user) throws Exception {
    return JSON.readTree(
        system.node().get("/api/v1/portfolios/" + user, system.firmToken()).orElseThrow());
  }

  private void assertThatTheDayIsCertified() throws Exception {
    HttpResponse<String> closed = system.closeDay("");
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(202);
    String day = JSON.readTree(closed.body()).get("date").asText();
    BatchProcess batch =
        BatchProcess.run(
            system,
            data,
            "date=" + day,
            "stockafolio.market.verifying-keys.0=" + system.verifyingKey());
    assertThat(batch.exitCode()).as(batch.said()).isZero();
    Path document =
        system
            .bucket()
            .resolve(
                "batch/date=%s/id=%s/insights.json"
                    .formatted(day, JSON.readTree(closed.body()).get("closeId").asText()));
    JsonNode certificate = JSON.readTree(document.toFile()).get("certificate");
    assertThat(certificate.get("verdict").asText()).as("%s", certificate).isEqualTo("certified");
    assertThat(certificate.get("differences").asInt()).isZero();
  }
}
