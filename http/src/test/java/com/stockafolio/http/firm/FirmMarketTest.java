package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketDesk.Why;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.SampleActions;
import com.stockafolio.http.rig.StubDesk;
import com.stockafolio.market.MarketList;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The market's records over HTTP: what the desk is asked, and what the firm is told. */
@Timeout(120)
class FirmMarketTest {
  private static final String MARKET = "/api/v1/firm/market";
  private static final String ID = "6f1c0a52-0000-4000-8000-000000000001";
  private static final String SPLIT =
      "{\"type\":\"SPLIT\",\"actionId\":\"%s\",\"symbol\":\"NVDA\",\"from\":1,\"to\":10}"
          .formatted(ID);

  @AutoClose
  private final HttpRig http =
      new HttpRig("stockafolio.http.firm { market-timeout = 500 ms, live-timeout = 200 ms }");

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void theDeskIsAskedAndTheNumberIsTold() throws IOException {
    answering(new MarketDesk.Posted(3, ID, 1_795_532_645_123L, false));
    HttpResponse<String> answer = post(SPLIT);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/firm/market/3");
    assertThat(answer.body())
        .isEqualTo(
            "{\"number\":3,\"actionId\":\"%s\",\"postedAt\":\"2026-11-24T15:04:05.123Z\"}"
                .formatted(ID));
    assertThat(asked).containsExactly(SPLIT);
  }

  @Test
  void whatIsNoRecordNamesItsFieldAndDoesNotReachTheDesk() throws IOException {
    answering(new MarketDesk.Posted(3, ID, 0, false));
    assertThat(Answers.problem(post(SPLIT.replace("10", "0")), 400).get("field").asText())
        .isEqualTo("to");
    assertThat(Answers.problem(post(SPLIT.replace("SPLIT", "TRADE")), 400).get("field").asText())
        .isEqualTo("type");
    assertThat(
            Answers.problem(post(SPLIT.replace("}", ",\"number\":1}")), 400).get("field").asText())
        .isEqualTo("number");
    Answers.problem(post("[]"), 400);
    Answers.problem(post(SPLIT + " ".repeat(4_096)), 413);
    assertThat(asked).isEmpty();
  }

  @Test
  void theDesksRefusalsAreTold() throws IOException {
    answering(new MarketDesk.Refused(Why.INVALID, "newSymbol", "newSymbol: MSFT is in use"));
    assertThat(Answers.problem(post(SPLIT), 400).get("field").asText()).isEqualTo("newSymbol");
    try (HttpRig other = new HttpRig("")) {
      StubDesk.registerMarket(
          other.kit, post -> new MarketDesk.Refused(Why.OTHER_CONTENT, "actionId", "other"));
      JsonNode conflict = Answers.problem(post(other, SPLIT), 409);
      assertThat(conflict.get("field").asText()).isEqualTo("actionId");
    }
    try (HttpRig other = new HttpRig("")) {
      StubDesk.registerMarket(
          other.kit, post -> new MarketDesk.Refused(Why.TOO_MANY, "", "ten a second"));
      HttpResponse<String> many = post(other, SPLIT);
      Answers.problem(many, 429);
      assertThat(many.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void withoutADeskOrAnAnswerOrAKeyItIsUnavailableInWords() throws IOException {
    assertThat(Answers.problem(post(SPLIT), 503).get("detail").asText())
        .contains("No market desk runs now");
    StubDesk.registerMarket(http.kit, post -> null);
    assertThat(Answers.problem(post(SPLIT), 503).get("detail").asText())
        .contains("Post it again with its actionId");
  }

  @Test
  void tradersAreRefused() {
    answering(new MarketDesk.Posted(3, ID, 0, false));
    assertThat(http.post(Booking.user(1), MARKET, SPLIT).statusCode()).isEqualTo(403);
    String[] trader = {"Authorization", "Bearer " + http.token(Booking.user(1))};
    assertThat(http.send("GET", MARKET, trader).statusCode()).isEqualTo(403);
    assertThat(http.send("GET", MARKET + "/1", trader).statusCode()).isEqualTo(403);
    assertThat(asked).isEmpty();
  }

  @Test
  void whichLedgerLacksWhatIsTold() throws IOException {
    SampleActions.all().forEach(http.market::add);
    http.marketBoard.read().toCompletableFuture().join();
    MarketList list = http.marketBoard.list();
    MarketList one = MarketList.empty().with(list.action(1));
    http.ledgers.taken(0, list);
    http.ledgers.taken(1, one);
    http.ledgers.silence(3);

    JsonNode told = Answers.found(http.get(MARKET));
    assertThat(told.get("number").asInt()).isEqualTo(8);
    assertThat(told.get("hash").asText()).isEqualTo(list.hash().toString());
    assertThat(told.get("complete").asBoolean()).isFalse();
    assertThat(told.get("ledgers").get(0).has("lacksFrom")).isFalse();
    assertThat(told.get("ledgers").get(1).get("lacksFrom").asInt()).isEqualTo(2);
    assertThat(told.get("ledgers").get(1).get("hash").asText()).isEqualTo(one.hash().toString());
    assertThat(told.get("ledgers").get(2).get("lacksFrom").asInt()).isEqualTo(1);
    assertThat(told.get("silent").get(0).asInt()).isEqualTo(3);
    assertThat(told.findValues("differs")).isEmpty();
    assertThat(told.get("recent").get(0).get("type").asText()).isEqualTo("MERGER");
  }

  @Test
  void aRecordIsFoundByItsNumberOnceTheTableHasIt() throws IOException {
    Answers.problem(http.get(MARKET + "/1"), 404);
    SampleActions.all().forEach(http.market::add);
    JsonNode split = Answers.found(http.get(MARKET + "/1"));
    assertThat(split.get("type").asText()).isEqualTo("SPLIT");
    assertThat(split.get("symbol").asText()).isEqualTo("AAPL");
    assertThat(split.get("to").asInt()).isEqualTo(4);
    Answers.problem(http.get(MARKET + "/0"), 400);
  }

  private void answering(MarketDesk.Answer answer) {
    StubDesk.registerMarket(
        http.kit,
        post -> {
          asked.add(post.json());
          return answer;
        });
  }

  private HttpResponse<String> post(String body) {
    return post(http, body);
  }

  private static HttpResponse<String> post(HttpRig http, String body) {
    return http.sendAnonymously(
        "POST",
        MARKET,
        body,
        "Authorization",
        "Bearer " + http.firmToken(),
        "Content-Type",
        "application/json");
  }
}
