package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The running day's sums against plain ones. */
class RunningDayTest {
  private static final long MINUTE = 60_000;
  private static final long SHARE = 1_000_000_000;
  private static final long DOLLAR = 1_000_000_000;
  private static final long START = 1_795_000_000_000L / MINUTE * MINUTE;

  private final Random random = new Random(3);

  private static BookedTrade trade(int instrument, Side side, long shares, long price, long at) {
    return new BookedTrade(
        0,
        at,
        at,
        new TradeId(1, 2),
        new UserId(3, 4),
        instrument,
        side,
        new Quantity(shares),
        new Price(price));
  }

  private BookedTrade any(long at) {
    return trade(
        1 + random.nextInt(503),
        random.nextBoolean() ? Side.BUY : Side.SELL,
        1 + random.nextLong(Trade.MAX_QUANTITY.billionths()),
        1 + random.nextLong(Trade.MAX_PRICE.billionths()),
        at);
  }

  private static BigInteger value(BookedTrade trade) {
    return new BigDecimal(trade.quantity().toString())
        .multiply(new BigDecimal(trade.price().toString()))
        .setScale(8, RoundingMode.HALF_EVEN)
        .unscaledValue();
  }

  @Test
  void sumsAreExactBeyondALong() {
    RunningDay day = new RunningDay(START);
    List<BookedTrade> trades = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      trades.add(any(START + random.nextLong(500 * MINUTE)));
    }
    trades.sort(java.util.Comparator.comparingLong(BookedTrade::recordedAtMillis));
    for (int i = 0; i < trades.size(); i += 100) {
      day.book(List.copyOf(trades.subList(i, i + 100)));
    }

    for (int id = 1; id <= 503; id++) {
      int instrument = id;
      List<BookedTrade> own =
          trades.stream().filter(each -> each.instrumentId() == instrument).toList();
      assertSums(day.byInstrument(), instrument, own);
    }
    for (int slot = 0; slot < day.byMinute().slots(); slot++) {
      long minute = day.firstMinute() + slot;
      List<BookedTrade> own =
          trades.stream().filter(each -> each.recordedAtMillis() / MINUTE == minute).toList();
      assertSums(day.byMinute(), slot, own);
    }
  }

  private static void assertSums(FlowSums sums, int slot, List<BookedTrade> trades) {
    BigInteger shares = BigInteger.ZERO;
    BigInteger bought = BigInteger.ZERO;
    BigInteger sold = BigInteger.ZERO;
    for (BookedTrade trade : trades) {
      shares = shares.add(BigInteger.valueOf(trade.quantity().billionths()));
      if (trade.side() == Side.BUY) {
        bought = bought.add(value(trade));
      } else {
        sold = sold.add(value(trade));
      }
    }
    assertThat(sums.trades(slot)).isEqualTo(trades.size());
    assertThat(sums.shares(slot).billionths()).isEqualTo(shares);
    assertThat(sums.bought(slot).hundredMillionths()).isEqualTo(bought);
    assertThat(sums.sold(slot).hundredMillionths()).isEqualTo(sold);
  }

  @Test
  void aCopyStaysAsItWas() {
    RunningDay day = new RunningDay(START);
    day.book(List.of(trade(7, Side.BUY, SHARE, 2 * DOLLAR, START)));
    RunningDay copy = day.copy();
    day.book(List.of(trade(7, Side.SELL, SHARE, 3 * DOLLAR, START)));

    assertThat(copy.byInstrument().trades(7)).isEqualTo(1);
    assertThat(copy.byInstrument().sold(7)).isEqualTo(Money.ZERO);
    assertThat(day.byInstrument().sold(7)).isEqualTo(Money.parse("3"));
    assertThat(copy).isNotEqualTo(day);
  }

  @Test
  void itIsReadBackAsItWasWritten() {
    RunningDay day = new RunningDay(START);
    for (int i = 0; i < 300; i++) {
      day.book(List.of(any(START + i * 7 * MINUTE)));
    }
    PackedWriter out = new PackedWriter(64);
    day.writeTo(out);
    assertThat(RunningDay.readFrom(new PackedReader(out.toByteArray()))).isEqualTo(day);
  }

  @Test
  void onlyTheLastTwoDaysMinutesAreKeptAndNothingIsLostOfTheTotals() {
    RunningDay day = new RunningDay(START);
    int minutes = 3 * RunningDay.MOST_MINUTES + 17;
    for (int i = 0; i < minutes; i++) {
      day.book(List.of(trade(1, Side.BUY, SHARE, DOLLAR + i, START + i * MINUTE)));
    }
    assertThat(day.byInstrument().trades(1)).isEqualTo(minutes);
    assertThat(day.byMinute().slots())
        .isBetween(RunningDay.MOST_MINUTES / 2, RunningDay.MOST_MINUTES);
    int last = day.byMinute().slots() - 1;
    assertThat(day.firstMinute() + last).isEqualTo(START / MINUTE + minutes - 1);
    for (int back = 0; back < RunningDay.MOST_MINUTES / 2; back++) {
      assertThat(day.byMinute().trades(last - back)).isEqualTo(1);
      assertThat(day.byMinute().bought(last - back))
          .isEqualTo(Money.product(new Quantity(SHARE), new Price(DOLLAR + minutes - 1 - back)));
    }
  }

  @Test
  void aLongPauseAndAClockSetBackAreTaken() {
    RunningDay day = new RunningDay(START);
    day.book(List.of(trade(1, Side.BUY, SHARE, DOLLAR, START)));
    long later = START + 100L * RunningDay.MOST_MINUTES * MINUTE;
    day.book(List.of(trade(1, Side.BUY, SHARE, DOLLAR, later)));
    assertThat(day.byMinute().slots()).isLessThanOrEqualTo(RunningDay.MOST_MINUTES);
    assertThat(day.firstMinute() + day.byMinute().slots() - 1).isEqualTo(later / MINUTE);
    day.book(List.of(trade(1, Side.BUY, SHARE, DOLLAR, START)));
    assertThat(day.byMinute().trades(0)).isEqualTo(1);
    assertThat(day.byInstrument().trades(1)).isEqualTo(3);
  }
}
