package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LotsHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String LOTS = "/api/v1/portfolios/" + USER + "/lots";

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 1 s");

  /** So many trades and transfers that most are in pages of history alone. */
  private static Booking booked() {
    Random random = new Random(9);
    Booking booking = Booking.of(USER);
    for (int i = 0; i < 150; i++) {
      String symbol = random.nextBoolean() ? "AAPL" : "MSFT";
      String quantity = "%d.%d".formatted(1 + random.nextInt(9), random.nextInt(10));
      switch (random.nextInt(5)) {
        case 0, 1 -> booking.sell(symbol, quantity, "101.37");
        case 2 -> booking.transfer(Direction.IN, symbol, quantity, "55.5");
        default -> booking.buy(symbol, quantity, "99.99");
      }
    }
    return booking.bust(booking.portfolio().sequence() - 40, "error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FIFO", "LIFO", "HIFO", "AVERAGE"})
  void openLotsAreThePositionByWhateverMethod(String method) throws IOException {
    http.ledgers.put(booked());

    JsonNode told = Answers.json(http.get(LOTS + "?symbol=AAPL&limit=500&method=" + method));

    JsonNode position = told.get("position");
    assertThat(told.get("method").asText()).isEqualTo(method);
    assertThat(sum(told.get("lots"), "quantity"))
        .isEqualByComparingTo(amount(position, "quantity"));
    assertThat(sum(told.get("lots"), "costBasis")).isEqualByComparingTo(amount(told, "costBasis"));
    assertThat(sum(told.get("closed"), "realizedPnl"))
        .isEqualByComparingTo(amount(told, "realizedPnl"));
    assertThat(amount(told, "costBasis").subtract(amount(told, "realizedPnl")))
        .isEqualByComparingTo(
            amount(position, "costBasis").subtract(amount(position, "realizedPnl")));
    assertThat(amount(told, "realizedPnl").compareTo(amount(position, "realizedPnl")) == 0)
        .isEqualTo(method.equals("AVERAGE"));
    for (JsonNode closed : told.get("closed")) {
      assertThat(amount(closed, "proceeds").subtract(amount(closed, "costBasis")))
          .isEqualByComparingTo(amount(closed, "realizedPnl"));
      assertThat(closed.get("daysHeld").asInt()).isZero();
    }
  }

  private static BigDecimal amount(JsonNode of, String name) {
    return new BigDecimal(of.get(name).asText());
  }

  private static BigDecimal sum(JsonNode all, String name) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode one : all) {
      sum = sum.add(amount(one, name));
    }
    return sum;
  }

  @Test
  void closedLotsArePagedNewestFirst() throws IOException {
    http.ledgers.put(booked());
    JsonNode whole = Answers.json(http.get(LOTS + "?symbol=AAPL&limit=500"));

    List<JsonNode> paged = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = Answers.json(http.get(LOTS + "?symbol=AAPL&limit=7" + next));
      assertThat(page.get("closed").size()).isLessThanOrEqualTo(7);
      page.get("closed").forEach(paged::add);
      next = page.get("next").isNull() ? null : "&before=" + page.get("next").asText();
    } while (next != null);

    List<JsonNode> all = new ArrayList<>();
    whole.get("closed").forEach(all::add);
    assertThat(whole.get("next").isNull()).isTrue();
    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(20);
    assertThat(all).isSortedAccordingTo((one, other) -> closedAt(other).compareTo(closedAt(one)));
  }

  private static String closedAt(JsonNode closed) {
    return closed.get("closedAt").asText();
  }

  @Test
  void whatWasNeverTradedHasNoLots() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 3));

    JsonNode told = Answers.json(http.get(LOTS + "?symbol=BRK-B"));

    assertThat(told.at("/position/symbol").asText()).isEqualTo("BRK.B");
    assertThat(told.get("lots")).isEmpty();
    assertThat(told.get("closed")).isEmpty();
    assertThat(told.get("costBasis").asText()).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', symbol",
    "?symbol=NOPE, symbol",
    "?symbol=AAPL&method=fifo, method",
    "?symbol=AAPL&limit=0, limit",
    "?symbol=AAPL&limit=501, limit",
    "?symbol=AAPL&before=0, before",
  })
  void aParameterThatCannotBeIsNamed(String query, String field) throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 3));
    HttpResponse<String> answer = http.get(LOTS + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void aStrangerIsRefused() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 3));

    assertThat(
            http.send(
                    "GET",
                    LOTS + "?symbol=AAPL",
                    "Authorization",
                    "Bearer " + http.token(Booking.user(2)))
                .statusCode())
        .isEqualTo(403);
  }
}
