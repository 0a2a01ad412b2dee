package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
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
class ExplainHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;
  private static final List<String> AMOUNTS = List.of("quantity", "costBasis", "realizedPnl");

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 1 s");

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 500})
  void eachStepBeginsWhereTheNextEndsFromNothingToThePosition(int limit) throws IOException {
    Random random = new Random(4);
    Booking booking = Booking.of(USER).cash(CashKind.DEPOSIT, "1000");
    for (int i = 0; i < 90; i++) {
      String symbol = random.nextBoolean() ? "AAPL" : "MSFT";
      String quantity = "%d.%d".formatted(1 + random.nextInt(9), 1 + random.nextInt(9));
      switch (random.nextInt(4)) {
        case 0 -> booking.sell(symbol, quantity, "101.37");
        case 1 -> booking.transfer(Direction.IN, symbol, quantity, "55.5");
        default -> booking.buy(symbol, quantity, "99.99");
      }
    }
    booking.bust(booking.portfolio().sequence() - 40, "error");
    booking.correct(
        booking.portfolio().sequence() - 2,
        new Correction.OfTrade(Side.BUY, Quantity.parse("3"), Price.parse("100"), Money.ZERO));
    http.ledgers.put(booking);

    List<JsonNode> steps = new ArrayList<>();
    JsonNode position = null;
    String next = "";
    do {
      JsonNode page =
          Answers.json(http.get(PORTFOLIO + "/explain?symbol=AAPL&limit=" + limit + next));
      assertThat(page.get("steps").size()).isLessThanOrEqualTo(limit);
      page.get("steps").forEach(steps::add);
      position = page.get("position");
      next = page.get("next").isNull() ? null : "&before=" + page.get("next").asText();
    } while (next != null);

    assertThat(steps).hasSizeGreaterThan(30);
    assertThat(position.get("symbol").asText()).isEqualTo("AAPL");
    assertThat(amounts(position)).isEqualTo(amounts(told()));
    List<BigDecimal> left = amounts(position);
    for (JsonNode step : steps) {
      assertThat(amounts(step.get("after"))).as("%s", step).isEqualTo(left);
      List<BigDecimal> moved = amounts(step.get("moved"));
      List<BigDecimal> before = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        before.add(plain(left.get(i).subtract(moved.get(i))));
      }
      left = before;
    }
    assertThat(left).allMatch(amount -> amount.signum() == 0);
    assertThat(steps).anyMatch(step -> step.at("/entry/type").asText().equals("BUST"));
    assertThat(steps).anyMatch(step -> step.at("/entry").has("bustedBy"));
  }

  /** The position as the portfolio has it. */
  private JsonNode told() throws IOException {
    for (JsonNode position : Answers.json(http.get(PORTFOLIO)).get("positions")) {
      if (position.get("symbol").asText().equals("AAPL")) {
        return position;
      }
    }
    throw new AssertionError("no position");
  }

  private static List<BigDecimal> amounts(JsonNode of) {
    return AMOUNTS.stream().map(name -> plain(new BigDecimal(of.get(name).asText()))).toList();
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  @Test
  void whatWasNeverTradedHasNoSteps() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 3));
    JsonNode page = Answers.json(http.get(PORTFOLIO + "/explain?symbol=BRK-B"));

    assertThat(page.at("/position/symbol").asText()).isEqualTo("BRK.B");
    assertThat(page.at("/position/quantity").asText()).isEqualTo("0");
    assertThat(page.get("steps")).isEmpty();
    assertThat(page.get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', symbol",
    "?symbol=NOPE, symbol",
    "?symbol=AAPL&limit=0, limit",
    "?symbol=AAPL&limit=501, limit",
    "?symbol=AAPL&before=0, before",
  })
  void aParameterThatCannotBeIsNamed(String query, String field) throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 3));
    HttpResponse<String> answer = http.get(PORTFOLIO + "/explain" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo(field);
  }
}
