package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.checker.comparison.PortfolioComparison;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.testing.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserBookTest {
  private static final UUID USER = new UUID(1, 2);

  /** One share, or dollar, in 1e-9. */
  private static final long SHARE = 1_000_000_000;

  private final Random random = new Random(1);
  private final UserBook book = new UserBook(1, 2);
  private final NumberText text = new NumberText();

  @TestFactory
  List<DynamicTest> followsTheWorkedExamples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : Table.read("accounting-examples.json").get("cases")) {
      tests.add(
          DynamicTest.dynamicTest(
              example.get("name").asText(), () -> follow(example.get("trades"))));
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private void follow(JsonNode trades) {
    UserBook followed = new UserBook(1, 2);
    for (JsonNode trade : trades) {
      assertThat(followed.book(example(trade), 0)).isEqualTo(Verdict.BOOKED);
      int position = followed.positionOf(1);
      JsonNode after = trade.get("after");
      assertThat(text.money(followed.cash().high(), followed.cash().low()))
          .hasToString(after.get("cash").asText());
      assertThat(text.money(followed.income().high(), followed.income().low()))
          .hasToString(after.path("income").asText("0"));
      if (position < 0) {
        assertThat(after.get("quantity").asText()).isEqualTo("0");
        continue;
      }
      assertThat(text.shares(followed.shares(position)))
          .hasToString(after.get("quantity").asText());
      assertThat(text.plain(followed.cost(position), 8))
          .hasToString(after.get("costBasis").asText());
      assertThat(text.money(followed.realizedHigh(position), followed.realizedLow(position)))
          .hasToString(after.get("realizedPnl").asText());
      assertThat(text.plain(followed.tradeRealized(0), 8))
          .hasToString(after.get("tradeRealizedPnl").asText());
      if (followed.shares(position) != 0) {
        assertThat(text.average(followed.cost(position), followed.shares(position)))
            .hasToString(after.get("averageCost").asText());
      }
    }
  }

  private Reading example(JsonNode step) {
    String type = step.path("type").asText("TRADE");
    boolean down =
        step.path("side").asText().equals("SELL") || step.path("quantity").asText().startsWith("-");
    Reading trade =
        trade(
            1,
            down ? -1 : 1,
            Samples.units(step.path("quantity").asText("1").replace("-", "")),
            Samples.units(step.path("price").asText("1")));
    return switch (type) {
      case "CASH" -> {
        boolean income = "INTEREST FEE".contains(step.get("kind").asText());
        Reading.What what = income ? Reading.What.INCOME : Reading.What.FUNDS;
        yield Samples.as(what, trade, money(step, "amount"));
      }
      case "TRANSFER" ->
          Samples.as(
              Reading.What.valueOf("TRANSFER_" + step.get("direction").asText()),
              trade,
              money(step, "costBasis"));
      default -> Samples.as(Reading.What.TRADE, trade, money(step, "fee"));
    };
  }

  private static long money(JsonNode step, String field) {
    return new BigDecimal(step.path(field).asText("0")).movePointRight(8).longValueExact();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheOracleTradeByTrade(long seed) throws IOException {
    Random draws = new Random(seed);
    OracleBook oracle = new OracleBook(USER);
    Books books = new Books(Samples.NO_PRELOAD, Samples.EVERYBODY);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      Reading trade = randomKind(draws, randomTrade(draws));
      Verdict expected = oracle.verdict(trade);
      assertThat(books.book(trade, i, Samples.MARKET.of(0))).isEqualTo(expected);
      if (expected == Verdict.BOOKED) {
        oracle.book(trade, i);
      } else {
        refused++;
      }
      PortfolioComparison comparison =
          new PortfolioComparison(
              Samples.MARKET, books, Samples.NO_PRELOAD, Samples.EVERYBODY, i + 1);
      byte[] json = Samples.bytes(oracle.json().toString());
      comparison.accept(json, 0, json.length);
      comparison.complete();
      assertThat(comparison.differences().told()).isEmpty();
    }
    assertThat(refused).isBetween(1, 1_500);
  }

  /**
   * Small and huge trades, half of them of at most four decimals, so that closes, flips, roundings
   * and bounds all come up.
   */
  /** The trade, at times with a fee, or another record in its place. */
  private static Reading randomKind(Random draws, Reading trade) {
    long money = 1 + draws.nextLong(draws.nextInt(8) == 0 ? UserBook.MAX_MONEY : 9_000_000_000L);
    int sign = draws.nextBoolean() ? 1 : -1;
    return switch (draws.nextInt(10)) {
      case 0 -> Samples.as(Reading.What.FUNDS, trade, sign * money);
      case 1 -> Samples.as(Reading.What.INCOME, trade, sign * money);
      case 2 -> Samples.as(Reading.What.TRANSFER_IN, trade, trade.sign() * money);
      case 3 -> Samples.as(Reading.What.TRANSFER_OUT, trade, 0);
      case 4, 5 -> withFee(trade, Math.min(money, TradeReader.MAX_FEE));
      default -> trade;
    };
  }

  private static Reading randomTrade(Random draws) {
    boolean huge = draws.nextInt(4) == 0;
    long unit = draws.nextBoolean() ? 1 : 100_000;
    long quantity = drawn(draws, unit, huge ? TradeReader.MAX_QUANTITY : 500 * SHARE);
    if (draws.nextBoolean()) {
      quantity = drawn(draws, unit, 50 * unit);
    }
    long price = drawn(draws, unit, huge ? TradeReader.MAX_PRICE / 10_000 : 900 * SHARE);
    return Samples.trade(
        Samples.uuid(draws),
        USER,
        draws.nextInt(Samples.STOCKS.count()),
        draws.nextBoolean() ? 1 : -1,
        quantity,
        price);
  }

  private static long drawn(Random draws, long unit, long most) {
    return (1 + draws.nextLong(most / unit)) * unit;
  }

  @Test
  void refusesATradeIdAmongTheLast16BookedAndTakesAnOlderOne() {
    List<Reading> trades = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      Reading trade = trade(0, 1, SHARE, SHARE);
      trades.add(trade);
      assertThat(book.book(trade, 0)).isEqualTo(Verdict.BOOKED);
    }
    for (Reading recent : trades.subList(1, 17)) {
      assertThat(book.book(recent, 0)).isEqualTo(Verdict.DUPLICATE);
    }
    assertThat(book.sequence()).isEqualTo(17);
    assertThat(book.book(trades.get(0), 0)).isEqualTo(Verdict.BOOKED);
  }

  @Test
  void aRefusedTradeIsNotRemembered() {
    Reading tooDear = trade(0, 1, TradeReader.MAX_QUANTITY, TradeReader.MAX_PRICE);
    assertThat(book.book(tooDear, 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(tooDear, 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.sequence()).isZero();
    assertThat(book.positionCount()).isZero();
  }

  @Test
  void aFeeCountsTowardsCostAndWhatIsRealised() {
    Reading dear = trade(0, 1, 90_000 * SHARE, 1_000_000 * SHARE);
    assertThat(book.book(withFee(dear, 1), 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(trade(0, -1, 90_000 * SHARE, 10), 0)).isEqualTo(Verdict.BOOKED);
    assertThat(book.book(withFee(dear, TradeReader.MAX_FEE), 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(dear, 0)).isEqualTo(Verdict.BOOKED);
  }

  private static Reading withFee(Reading trade, long fee) {
    return Samples.as(Reading.What.TRADE, trade, fee);
  }

  @Test
  void takesAValueAndACostOfExactlyTheBound() {
    // 900 million shares at 100 dollars.
    long quantity = 900_000_000 * SHARE;
    assertThat(book.book(trade(0, 1, quantity, 100 * SHARE + 1), 0))
        .isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(trade(0, 1, quantity, 100 * SHARE), 0)).isEqualTo(Verdict.BOOKED);
    assertThat(book.cost(0)).isEqualTo(UserBook.MAX_MONEY);
    assertThat(book.book(trade(0, 1, SHARE, 10), 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    // It rounds to no dollars at all.
    assertThat(book.book(trade(0, 1, SHARE, 5), 0)).isEqualTo(Verdict.BOOKED);
    assertThat(book.book(trade(0, -1, 1, 1), 0)).isEqualTo(Verdict.BOOKED);
  }

  /** Beyond 90 billion dollars by less, and by more, than half of 1e-8. */
  @Test
  void theBoundHoldsForTheRoundedValue() {
    assertThat(book.book(trade(0, 1, 300_000_000_540_000_001L, 299_999_999_460L), 0))
        .isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(trade(0, 1, 300_000_000_547_000_001L, 299_999_999_453L), 0))
        .isEqualTo(Verdict.BOOKED);
    assertThat(book.cost(0)).isEqualTo(UserBook.MAX_MONEY);
  }

  @Test
  void refusesAPositionOfMoreThanNineBillionShares() {
    for (int i = 0; i < 9; i++) {
      assertThat(book.book(trade(0, -1, TradeReader.MAX_QUANTITY, 1), 0)).isEqualTo(Verdict.BOOKED);
    }
    assertThat(book.shares(0)).isEqualTo(-UserBook.MAX_SHARES);
    assertThat(book.book(trade(0, -1, TradeReader.MAX_QUANTITY, 1), 0))
        .isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(trade(0, -1, 1, 1), 0)).isEqualTo(Verdict.OUT_OF_RANGE);
    assertThat(book.book(trade(0, 1, 1, 1), 0)).isEqualTo(Verdict.BOOKED);
  }

  @Test
  void countsATradedValueBeyond64Bits() {
    // Each trade is worth 90 billion dollars, of which 64 bits hold one.
    for (int i = 0; i < 6; i++) {
      int sign = i % 2 == 0 ? 1 : -1;
      Reading trade = trade(0, sign, 900_000_000 * SHARE, 100 * SHARE);
      assertThat(book.book(trade, 0)).isEqualTo(Verdict.BOOKED);
    }
    assertThat(text.money(book.tradedHigh(), book.tradedLow())).hasToString("540000000000");
  }

  private Reading trade(int stock, int sign, long quantity, long price) {
    return Samples.trade(Samples.uuid(random), USER, stock, sign, quantity, price);
  }
}
