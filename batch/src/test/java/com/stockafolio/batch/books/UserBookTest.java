package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.batch.OracleBook;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.testing.Table;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserBookTest {
  private static final int AAPL = 1;
  private static final int INSTRUMENTS = 20;

  /** One share, or dollar, in 1e-9. */
  private static final long SHARE = 1_000_000_000;

  private static final long BILLION = 1_000_000_000 * SHARE;

  private final UserBook book = new UserBook(INSTRUMENTS);
  private long ids;

  @Test
  void partialClosesRoundTheCostThatLeavesHalfEven() {
    trade(AAPL, "1", "0.0001");
    trade(AAPL, "1", "0.0002");
    trade(AAPL, "1", "0.0002");
    // A third of 0.0005 is 0.00016666|6.
    trade(AAPL, "-1", "1");
    assertPosition(AAPL, "2", "0.00033333", "0.99983333");
  }

  @Test
  void halfAnUnitGoesToTheEvenOne() {
    trade(AAPL, "0.0001", "0.0001");
    trade(AAPL, "0.0001", "0.0002");
    // Cost 0.00000003 for 0.0002 shares: half of it is 1.5 units, which becomes 2.
    trade(AAPL, "-0.0001", "1");
    assertPosition(AAPL, "0.0001", "0.00000001", "0.00009998");
  }

  @Test
  void fullCloseRemovesExactlyTheRest() {
    trade(AAPL, "3", "10");
    trade(AAPL, "-1", "12.3456");
    trade(AAPL, "-1", "9.0001");
    assertPosition(AAPL, "1", "10", "1.3457");
    trade(AAPL, "-1", "10");
    assertPosition(AAPL, "0", "0", "1.3457");
  }

  @Test
  void shortsHaveNegativeCostAndGainWhenBoughtBackLower() {
    trade(AAPL, "-7", "100.01");
    trade(AAPL, "2", "99");
    assertPosition(AAPL, "-5", "-500.05", "2.02");
    trade(AAPL, "5", "101");
    assertPosition(AAPL, "0", "0", "-2.93");
  }

  @Test
  void tradeThroughZeroClosesAndOpensAtItsPrice() {
    trade(AAPL, "100", "50");
    trade(AAPL, "-150", "60");
    assertPosition(AAPL, "-50", "-3000", "1000");
    trade(AAPL, "80", "55");
    assertPosition(AAPL, "30", "1650", "1250");
  }

  @Test
  void anyTradesGiveWhatPlainDecimalsGive() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      book.clear();
      OracleBook oracle = new OracleBook();
      for (int i = 0; i < 300; i++) {
        int instrument = 1 + random.nextInt(random.nextBoolean() ? 2 : INSTRUMENTS);
        long signed =
            units(random, random.nextBoolean() ? 30 : 5_000_000) * (random.nextBoolean() ? 1 : -1);
        long price = units(random, random.nextBoolean() ? 20 : 9_000_000);
        book(instrument, signed, price);
        oracle.trade(instrument, BigDecimal.valueOf(signed, 9), BigDecimal.valueOf(price, 9));
      }
      for (int instrument : book.instruments()) {
        BigDecimal cost = BigDecimal.valueOf(book.cost(instrument), 8);
        BigDecimal realized = book.realized(instrument).dollars();
        assertThat(BigDecimal.valueOf(book.quantity(instrument), 9))
            .isEqualByComparingTo(oracle.quantity.get(instrument));
        assertThat(cost).as("seed %d", seed).isEqualByComparingTo(oracle.cost.get(instrument));
        assertThat(realized).isEqualByComparingTo(oracle.realized.get(instrument));
        assertThat(cost.subtract(realized)).isEqualByComparingTo(oracle.flow.get(instrument));
      }
      assertThat(book.instruments())
          .containsExactly(oracle.quantity.keySet().stream().mapToInt(i -> i).toArray());
      assertThat(book.tradedValue().dollars()).isEqualByComparingTo(oracle.tradedValue);
    }
  }

  /** At most so many units of 1e-4, and in three of ten cases as fine as can be. */
  private static long units(Random random, int most) {
    return random.nextInt(10) < 3
        ? 1 + random.nextLong(most * 100_000L)
        : 100_000L * (1 + random.nextInt(most));
  }

  @TestFactory
  List<DynamicTest> followsTheWorkedExamples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : Table.read("accounting-examples.json").get("cases")) {
      tests.add(dynamicTest(each.get("name").asText(), () -> follow(each.get("trades"))));
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private void follow(JsonNode trades) {
    book.clear();
    for (JsonNode trade : trades) {
      Booking booking = example(trade);
      assertThat(book.decide(booking)).isNull();
      book.book(booking);
      JsonNode after = trade.get("after");
      assertPosition(
          AAPL,
          after.get("quantity").asText(),
          after.get("costBasis").asText(),
          after.get("realizedPnl").asText());
      assertThat(BigDecimal.valueOf(book.recent(0).realized(), 8))
          .isEqualByComparingTo(after.get("tradeRealizedPnl").asText());
      assertThat(book.cash().dollars()).isEqualByComparingTo(after.get("cash").asText());
      assertThat(book.income().dollars()).isEqualByComparingTo(after.path("income").asText("0"));
    }
  }

  private Booking example(JsonNode step) {
    String type = step.path("type").asText("TRADE");
    if (type.equals("CASH")) {
      RecordType kind = RecordType.valueOf(step.get("kind").asText());
      return new Booking(kind, 0, ++ids, 0, 0, 0, 0, 0, 0, 0, units(step, "amount", 8));
    }
    long quantity = units(step, "quantity", 9);
    if (type.equals("TRANSFER")) {
      RecordType direction = RecordType.valueOf("TRANSFER_" + step.get("direction").asText());
      long cost = units(step, "costBasis", 8);
      return new Booking(direction, 0, ++ids, 0, 0, 0, AAPL, quantity, 0, 0, cost);
    }
    long signed = step.get("side").asText().equals("SELL") ? -quantity : quantity;
    long price = units(step, "price", 9);
    long fee = units(step, "fee", 8);
    return new Booking(
        RecordType.TRADE, 0, ++ids, 0, 0, 0, AAPL, signed, price, fee, Value.of(quantity, price));
  }

  private static long units(JsonNode step, String field, int decimals) {
    return new BigDecimal(step.path(field).asText("0")).movePointRight(decimals).longValueExact();
  }

  @Test
  void tradeIdAmongTheLast16IsADuplicateAndNoLonger() {
    for (int i = 1; i <= 17; i++) {
      book.book(booking(7, i, AAPL, 10, 10));
    }
    assertThat(book.decide(booking(7, 2, AAPL, 1, 1))).isEqualTo(RejectionReason.DUPLICATE);
    assertThat(book.decide(booking(7, 17, AAPL, 1, 1))).isEqualTo(RejectionReason.DUPLICATE);
    assertThat(book.decide(booking(7, 1, AAPL, 1, 1))).isNull();
    assertThat(book.decide(booking(8, 2, AAPL, 1, 1))).isNull();
  }

  @Test
  void openedBookKnowsItsRecentTrades() {
    long[] recent = new long[32];
    for (int back = 0; back < 16; back++) {
      recent[2 * back] = 5;
      recent[2 * back + 1] = 100 - back;
    }
    BookRow before = new BookRow();
    before.sequence = 40;
    before.tradeCount = 40;
    before.tradedValue = new Wide(0, 12);
    before.cash = new Wide(0, 7);
    before.income = new Wide();
    before.recentIds = recent;
    before.instruments = new int[] {AAPL};
    before.quantities = new long[] {-5 * SHARE};
    before.costs = new long[] {-500_000_000L};
    before.realizedHighs = new long[] {-1};
    before.realizedLows = new long[] {-3};
    book.open(before);
    assertThat(book.decide(booking(5, 85, AAPL, 1, 1))).isEqualTo(RejectionReason.DUPLICATE);
    trade(AAPL, "1", "1");
    assertThat(book.decide(booking(5, 85, AAPL, 1, 1))).isNull();
    assertThat(book.decide(booking(5, 86, AAPL, 1, 1))).isEqualTo(RejectionReason.DUPLICATE);
    assertThat(book.sequence()).isEqualTo(41);
    assertPosition(AAPL, "-4", "-4", "-0.00000003");
  }

  @Test
  void boundsOfATradeAreHeld() {
    assertThat(decided(BILLION, 90 * SHARE)).isNull();
    assertThat(decided(BILLION, 90 * SHARE + 1)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(decided(-BILLION, 1_000_000 * SHARE)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    // Beyond 90 billion dollars by less, and by more, than half of 1e-8.
    assertThat(decided(300_000_000_547_000_001L, 299_999_999_453L)).isNull();
    assertThat(decided(300_000_000_540_000_001L, 299_999_999_460L))
        .isEqualTo(RejectionReason.OUT_OF_RANGE);
  }

  @Test
  void aPositionHoldsNineBillionShares() {
    for (int i = 0; i < 9; i++) {
      assertThat(decided(-BILLION, SHARE)).isNull();
      book(AAPL, -BILLION, SHARE);
    }
    assertThat(decided(-1, 1)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(decided(-BILLION, 1)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(decided(BILLION, 90 * SHARE)).isNull();
    book(AAPL, 1, SHARE);
    assertThat(decided(-1, 1)).isNull();
    assertThat(decided(-2, 1)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(book.decide(booking(0, -1, 2, 1, 1))).isNull();
  }

  @Test
  void feesCountTowardsBothBounds() {
    long million = 1_000_000 * SHARE;
    Booking dear = withFee(booking(0, 1, AAPL, 90_000 * SHARE, million), 1);
    assertThat(book.decide(dear)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    book(AAPL, -90_000 * SHARE, 10);
    Booking loss = withFee(booking(0, -1, AAPL, 90_000 * SHARE, million), 100_000_000_000_000L);
    assertThat(book.decide(loss)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(book.decide(withFee(loss, 0))).isNull();
  }

  private static Booking withFee(Booking of, long fee) {
    return new Booking(
        of.type(),
        of.tradeHigh(),
        of.tradeLow(),
        0,
        0,
        0,
        of.instrument(),
        of.signed(),
        of.price(),
        fee,
        of.value());
  }

  @Test
  void noMoreGoesOutThanIsHeldOnThatSide() {
    book(AAPL, -10 * SHARE, SHARE);
    assertThat(book.decide(out(-10 * SHARE - 1))).isEqualTo(RejectionReason.NOT_HELD);
    assertThat(book.decide(out(3 * SHARE))).isEqualTo(RejectionReason.NOT_HELD);
    assertThat(book.decide(out(-10 * SHARE))).isNull();
    book.book(out(-10 * SHARE));
    assertThat(book.recent(0).moved()).isEqualTo(-1_000_000_000L);
    assertPosition(AAPL, "0", "0", "0");
    assertThat(book.decide(out(-1))).isEqualTo(RejectionReason.NOT_HELD);
  }

  private Booking out(long signed) {
    return new Booking(RecordType.TRANSFER_OUT, 0, ++ids, 0, 0, 0, AAPL, signed, 0, 0, 0);
  }

  @Test
  void costBeyondItsBoundIsOutOfRange() {
    book(AAPL, 50_000_000 * SHARE, 1_000 * SHARE);
    assertThat(decided(40_000_000 * SHARE, 1_000 * SHARE)).isNull();
    assertThat(decided(40_000_000 * SHARE, 1_000 * SHARE + 1))
        .isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(decided(-40_000_001 * SHARE, 1_000 * SHARE)).isNull();
  }

  private void trade(int instrument, String signed, String price) {
    book(
        instrument,
        new BigDecimal(signed).movePointRight(9).longValueExact(),
        new BigDecimal(price).movePointRight(9).longValueExact());
  }

  private void book(int instrument, long signed, long price) {
    book.book(booking(0, ++ids, instrument, signed, price));
  }

  /** What becomes of a trade of so many 1e-9 shares at a price of 1e-9 dollars. */
  private RejectionReason decided(long signed, long price) {
    return book.decide(booking(0, -1, AAPL, signed, price));
  }

  private static Booking booking(
      long tradeHigh, long tradeLow, int instrument, long signed, long price) {
    long value = Value.of(Math.abs(signed), price);
    return new Booking(
        RecordType.TRADE, tradeHigh, tradeLow, 0, 0, 0, instrument, signed, price, 0, value);
  }

  private void assertPosition(int instrument, String quantity, String cost, String realized) {
    if (book.instruments().length == 0) {
      assertThat(quantity).isEqualTo("0");
      return;
    }
    assertThat(BigDecimal.valueOf(book.quantity(instrument), 9)).isEqualByComparingTo(quantity);
    assertThat(BigDecimal.valueOf(book.cost(instrument), 8)).isEqualByComparingTo(cost);
    assertThat(book.realized(instrument).dollars()).isEqualByComparingTo(realized);
  }
}
