package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A portfolio of a moment as it was known later. */
@Timeout(120)
class HindsightHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;
  private static final MarketAction SPLIT =
      new MarketAction.Split(new BySymbol("AAPL"), new Ratio(1, 2), null);

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  /** Sequence 4 of five: the second trade is taken back by the last. */
  private Booking busted() {
    Booking booking =
        Booking.of(USER)
            .buy("AAPL", "100", "10")
            .buy("AAPL", "50", "16")
            .meet(http.market, SPLIT)
            .sell("AAPL", "100", "9")
            .bust(2, "");
    http.ledgers.put(booking);
    return booking;
  }

  /** The instant after the entry of a sequence, and before the next. */
  private static Instant after(long sequence) {
    return Instant.ofEpochMilli(Booking.BEGIN_MILLIS + sequence * 1_000 + 500);
  }

  private JsonNode told(Instant instant, long knownAt) throws IOException {
    HttpResponse<String> answer = http.get(PORTFOLIO + "?asOf=" + instant + "&knownAt=" + knownAt);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Answers.json(answer);
  }

  private static String numbers(JsonNode portfolio) {
    JsonNode position = portfolio.at("/positions/0");
    JsonNode totals = portfolio.get("totals");
    return "%s %s %s, %s %s %s"
        .formatted(
            position.path("quantity").asText(),
            position.path("costBasis").asText(),
            totals.get("realizedPnl").asText(),
            totals.get("tradeCount").asText(),
            totals.get("tradedValue").asText(),
            totals.get("cash").asText());
  }

  @Test
  void whatWasTakenBackLaterWasNeverThere() throws IOException {
    Booking booking = busted();
    JsonNode then = told(after(4), 4);
    assertThat(numbers(then)).isEqualTo("200 1200 300, 3 2700 -900");
    assertThat(then.toString()).doesNotContain("bustedBy");
    JsonNode later = told(after(4), 5);
    assertThat(numbers(later)).isEqualTo("100 500 400, 2 1900 -100");
    assertThat(later.get("sequence").asInt()).isEqualTo(4);
    assertThat(later.get("knownAt").asInt()).isEqualTo(5);
    JsonNode second = later.get("recentTrades").get(1);
    assertThat(second.get("bustedBy").asText()).isEqualTo(booking.id(5).toString());
    assertThat(second.get("quantity").asText()).isEqualTo("50");
    // Before it was split, and before it was sold.
    assertThat(numbers(told(after(2), 5))).isEqualTo("100 1000 0, 1 1000 -1000");
    assertThat(numbers(told(after(3), 5))).isEqualTo("200 1000 0, 1 1000 -1000");
    assertThat(numbers(told(after(0), 5))).isEqualTo("  0, 0 0 0");
  }

  @Test
  void whatTheMarketHadDoneByThenCountsThoughItFoundNothing() throws IOException {
    MarketAction dividend = new MarketAction.Dividend(new BySymbol("AAPL"), Price.parse("0.5"));
    long later = Booking.BEGIN_MILLIS + 10_000;
    http.ledgers.put(
        Booking.of(USER)
            .buy("AAPL", "100", "10")
            .sell("AAPL", "100", "11")
            .meet(http.market, dividend)
            .buyAt(later, "MSFT", "1", "100")
            .bust(2, ""));
    assertThat(cashAndIncome(told(after(2), 4))).isEqualTo("-1000 0");
    assertThat(cashAndIncome(told(Instant.ofEpochMilli(later - 1), 4))).isEqualTo("-950 50");
    assertThat(cashAndIncome(told(Instant.ofEpochMilli(later - 1), 3))).isEqualTo("100 0");
  }

  private static String cashAndIncome(JsonNode portfolio) {
    return portfolio.at("/totals/cash").asText() + " " + portfolio.at("/totals/income").asText();
  }

  @Test
  void whatIsKnownAtOnceIsWhatWasKnown() throws IOException {
    Booking booking = Booking.of(USER).cash(CashKind.INTEREST, "5");
    for (int i = 2; i <= 40; i++) {
      booking.buy("AAPL", "2", "100");
    }
    booking.meet(http.market, SPLIT);
    Correction to =
        new Correction.OfTrade(Side.BUY, Quantity.parse("3"), Price.parse("100"), Money.ZERO);
    booking.correct(3, to).bust(1, "");
    for (int i = 44; i <= 70; i++) {
      booking.sell("AAPL", "1", "60");
    }
    booking.bust(3, "").correct(50, new Correction.OfTrade(Side.SELL, two(), price(), Money.ZERO));
    http.ledgers.put(booking);
    for (long sequence : new long[] {72, 71, 60, 43, 42, 41, 17, 16, 3, 1, 0}) {
      ObjectNode known = (ObjectNode) told(after(sequence), sequence);
      assertThat(known.remove("knownAt").asLong()).isEqualTo(sequence);
      JsonNode then = Answers.json(http.get(PORTFOLIO + "?asOf=" + sequence));
      assertThat((JsonNode) known).as("sequence %d", sequence).isEqualTo(then);
    }
    assertThat(numbers(told(after(3), 41))).isEqualTo("4 400 0, 2 400 -395");
    assertThat(numbers(told(after(3), 42))).isEqualTo("5 500 0, 2 500 -495");
    assertThat(numbers(told(after(3), 43))).isEqualTo("5 500 0, 2 500 -500");
    assertThat(numbers(told(after(3), 72))).isEqualTo("2 200 0, 1 200 -200");
    JsonNode marked = told(after(3), 70).get("recentTrades").get(0);
    assertThat(marked.get("correctedBy").asText()).isEqualTo(booking.id(42).toString());
    JsonNode taken = told(after(3), 71).get("recentTrades").get(0);
    assertThat(taken.get("bustedBy").asText()).isEqualTo(booking.id(71).toString());
    assertThat(taken.has("correctedBy")).isFalse();
  }

  private static Quantity two() {
    return Quantity.parse("2");
  }

  private static Price price() {
    return Price.parse("61");
  }

  @ParameterizedTest
  @CsvSource({
    "?knownAt=5,knownAt",
    "?asOf=4&knownAt=5,asOf",
    "?asOf=soon&knownAt=5,asOf",
    "?asOf=2999-01-01T00:00:00Z&knownAt=5,asOf",
    "?asOf=2026-11-24T15:00:04.500Z&knownAt=6,knownAt",
    "?asOf=2026-11-24T15:00:04.500Z&knownAt=3,knownAt",
    "?asOf=2026-11-24T15:00:04.500Z&knownAt=-1,knownAt",
    "?asOf=2026-11-24T15:00:04.500Z&knownAt=now,knownAt",
    "?asOf=2026-11-24T15:00:04.500Z&knownAt=99999999999999999999,knownAt"
  })
  void aParameterThatCannotBeIsNamed(String query, String field) throws IOException {
    busted();
    HttpResponse<String> answer = http.get(PORTFOLIO + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void whileTheLedgerLacksWhatTheMarketDidItIsUnavailable() {
    busted();
    http.market.add(SPLIT);
    http.marketBoard.read().toCompletableFuture().join();
    HttpResponse<String> answer = http.get(PORTFOLIO + "?asOf=" + after(4) + "&knownAt=5");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.body()).contains("ledger does not answer");
  }
}
