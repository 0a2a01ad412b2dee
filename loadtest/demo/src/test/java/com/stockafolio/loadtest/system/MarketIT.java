package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.testing.ActionExample;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked examples of what the market does, on real servers: through Kafka and the desk into the
 * engine, and the same again from the journal, from checkpoints, by the checker, by the batch, and
 * from what the batch rebuilds.
 */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class MarketIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARKET = "/api/v1/firm/market";
  private static final LocalDate LAST_WEEK = lastFriday();
  private static final String CHECKPOINTS = "-Dstockafolio.engine.checkpoint.after-rows=20";

  @TempDir Path data;

  @AutoClose private TestSystem system;
  private final List<Case> cases = new ArrayList<>();
  private int records;

  /** The firm's, of the node that runs. */
  private String token;

  /** An example with a user and instruments of its own, as all share one market. */
  private static final class Case {
    private final ActionExample example;
    private final String user;

    /** What stands for the first of the example's symbols, until it is renamed. */
    private final String own;

    /** By the example's symbol, the one that stands for it, as it is called by now. */
    private final Map<String, String> symbols = new HashMap<>();

    Case(ActionExample example, int number, List<String> own) {
      this.example = example;
      user = new UUID(0x9100L, number).toString();
      this.own = own.get(0);
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

  /** A trading day, in most weeks, that nobody has closed. */
  private static LocalDate lastFriday() {
    return LocalDate.now(ZoneOffset.UTC)
        .minusDays(7)
        .with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
  }

  @Test
  void theWorkedValuesAreReachedByEveryWay() throws Exception {
    system = new TestSystem(data);
    system.startNode(CHECKPOINTS);
    token = system.firmToken();
    makeCases();
    int longest = cases.stream().mapToInt(each -> each.example.steps().size()).max().orElseThrow();
    for (int round = 0; round < longest; round++) {
      play(round);
    }
    SortedMap<String, JsonNode> live = system.portfolios();

    system.killNode();
    system.startNode(CHECKPOINTS);
    token = system.firmToken();
    assertThat(system.portfolios()).isEqualTo(live);
    assertThat(standing().get("complete").asBoolean()).isTrue();
    assertThat(system.check().get("booked").asInt()).isPositive();
    assertThatItIsCertified(close("?date=" + LAST_WEEK));
    liveThroughAnotherDay();
    assertThat(system.check().get("booked").asInt()).isPositive();
    JsonNode document = assertThatItIsCertified(close(""));
    assertThat(document.get("revisions")).as("%s", document).hasSize(2);
    assertThatTheArchiveAloneLeadsThere();
  }

  /** As where the journal is lost: another, empty one goes on with what the batch has rebuilt. */
  private void assertThatTheArchiveAloneLeadsThere() throws Exception {
    SortedMap<String, JsonNode> live = system.portfolios();
    BatchProcess rebuild =
        BatchProcess.run(
            system,
            data,
            "rebuild=",
            "stockafolio.market.verifying-keys.0=" + system.verifyingKey());
    assertThat(rebuild.exitCode()).as(rebuild.said()).isZero();
    system.killNode();
    system.startNode(
        "-Dstockafolio.cassandra.keyspace=rebuilt", "-Dstockafolio.engine.import-closing=closing/");
    Awaitility.await("the portfolios at their prices")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(system.portfolios()).isEqualTo(live));
  }

  /** A symbol goes to another company, and what yesterday booked is taken back and corrected. */
  private void liveThroughAnotherDay() throws Exception {
    Case renamed = caseThat("RENAME");
    String old = renamed.own;
    post(
        JSON.createObjectNode()
            .put("type", "INSTRUMENT")
            .put("symbol", old)
            .put("name", "Another Company")
            .put("sector", "Industrials")
            .put("status", "ACTIVE"));
    Awaitility.await("all ledgers have it")
        .atMost(PATIENCE)
        .until(() -> standing().path("complete").asBoolean());
    Case sold = caseThat("SPLIT");
    sendTrade(renamed.user, old, "2", "7");
    sendTrade(renamed.user, renamed.symbols.get("AAPL"), "1", "15");
    ObjectNode bust = JSON.createObjectNode().put("type", "BUST").put("reason", "Error");
    send(renamed.user, bust.put("of", renamed.example.steps().get(0).id().toString()));
    ObjectNode correct = JSON.createObjectNode().put("type", "CORRECT").put("side", "BUY");
    correct.put("quantity", "3").put("price", "1100").put("fee", "0.5");
    send(sold.user, correct.put("of", sold.example.steps().get(0).id().toString()));
    Awaitility.await("all is booked")
        .atMost(PATIENCE)
        .until(
            () ->
                portfolio(renamed.user).get("sequence").asInt() == 5
                    && last(sold.user).get("type").asText().equals("CORRECT"));
    Map<String, String> held = new HashMap<>();
    for (JsonNode position : portfolio(renamed.user).get("positions")) {
      held.put(position.get("symbol").asText(), position.get("quantity").asText());
    }
    assertThat(held).isEqualTo(Map.of(old, "2", renamed.symbols.get("AAPL"), "1"));
  }

  private JsonNode last(String user) throws Exception {
    String route = "/api/v1/portfolios/" + user + "/entries?limit=1";
    return JSON.readTree(system.node().get(route, token).orElseThrow()).at("/entries/0");
  }

  /** The first case that begins with a trade, and then has this. */
  private Case caseThat(String type) {
    return cases.stream()
        .filter(each -> !each.example.steps().get(0).record().has("type"))
        .filter(each -> each.example.steps().size() > 1)
        .filter(each -> each.example.steps().get(1).record().path("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private void sendTrade(String user, String symbol, String quantity, String price)
      throws Exception {
    ObjectNode trade = JSON.createObjectNode().put("symbol", symbol).put("side", "BUY");
    send(user, trade.put("quantity", quantity).put("price", price));
  }

  /** Sends a record of a user's, with a tradeId where it has none. */
  private void send(String user, ObjectNode record) throws Exception {
    record.put("userId", user).put("tradedAt", "2026-11-24T15:04:05.123Z");
    if (!record.has("tradeId")) {
      record.put("tradeId", new UUID(0x9101L, ++records).toString());
    }
    system
        .producer()
        .send(new ProducerRecord<>("trades", user, record.toString()))
        .get(30, TimeUnit.SECONDS);
  }

  private void makeCases() throws Exception {
    List<String> symbols = new ArrayList<>();
    String told = system.node().get("/api/v1/instruments", token).orElseThrow();
    for (JsonNode each : JSON.readTree(told).get("instruments")) {
      String symbol = each.get("symbol").asText();
      if (!symbol.contains(".")) {
        symbols.add(symbol);
      }
    }
    int number = 0;
    List<ActionExample> examples = new ArrayList<>(ActionExample.all());
    examples.addAll(ActionExample.ofRevisions());
    for (ActionExample example : examples) {
      if (hasTimesOfItsOwn(example)) {
        continue;
      }
      cases.add(new Case(example, number, symbols.subList(3 * number, 3 * number + 3)));
      number++;
    }
  }

  /** Whether it says when its records were recorded, which here Kafka says. */
  private static boolean hasTimesOfItsOwn(ActionExample example) {
    return example.steps().stream().anyMatch(step -> step.recordedAt() != step.place());
  }

  /** The step of each case that has so many: first all trades, then what the market does. */
  private void play(int round) throws Exception {
    List<Case> playing =
        cases.stream().filter(each -> each.example.steps().size() > round).toList();
    for (Case each : playing) {
      ActionExample.Step step = each.example.steps().get(round);
      if (!step.isMarkets()) {
        ObjectNode record = each.record(step).put("tradeId", step.id().toString());
        if (record.has("of")) {
          record.put("of", step.of().toString());
        }
        send(each.user, record);
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
    quickly("all ledgers have " + last)
        .until(
            () ->
                standing().path("complete").asBoolean()
                    && standing().path("number").asInt() >= last);
    for (Case each : playing) {
      ActionExample.Step step = each.example.steps().get(round);
      int sequence = step.after().get("sequence").asInt();
      quickly(each.example.name() + " at " + sequence)
          .until(() -> portfolio(each.user).get("sequence").asInt() >= sequence);
      each.assertAfter(step, portfolio(each.user));
    }
  }

  /** Looks often, as there are hundreds of steps to wait for. */
  private static ConditionFactory quickly(String what) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }

  /** The number that the record got: the desk takes ten a second. */
  private int post(ObjectNode record) throws Exception {
    HttpResponse<String> answer =
        Awaitility.await("the desk takes " + record)
            .atMost(PATIENCE)
            .until(
                () -> system.post(MARKET, token, record.toString()),
                told -> told.statusCode() != 503 && told.statusCode() != 429);
    assertThat(answer.statusCode()).as("%s: %s", record, answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("number").asInt();
  }

  private JsonNode standing() throws Exception {
    return JSON.readTree(system.node().get(MARKET, token).orElse("{}"));
  }

  private JsonNode portfolio(String user) throws Exception {
    return JSON.readTree(system.node().get("/api/v1/portfolios/" + user, token).orElseThrow());
  }

  /** What the close was answered with. */
  private JsonNode close(String query) throws Exception {
    HttpResponse<String> closed = system.closeDay(query);
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(202);
    return JSON.readTree(closed.body());
  }

  /** The document of the day. */
  private JsonNode assertThatItIsCertified(JsonNode closed) throws Exception {
    String day = closed.get("date").asText();
    BatchProcess batch =
        BatchProcess.run(
            system,
            data,
            "date=" + day,
            "stockafolio.market.verifying-keys.0=" + system.verifyingKey());
    assertThat(batch.exitCode()).as(batch.said()).isZero();
    Path file =
        system
            .bucket()
            .resolve(
                "batch/date=%s/id=%s/insights.json".formatted(day, closed.get("closeId").asText()));
    JsonNode document = JSON.readTree(file.toFile());
    JsonNode certificate = document.get("certificate");
    assertThat(certificate.get("verdict").asText()).as("%s", certificate).isEqualTo("certified");
    assertThat(certificate.get("differences").asInt()).isZero();
    return document;
  }
}
