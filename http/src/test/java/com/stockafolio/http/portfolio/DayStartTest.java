package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.prices.PricedNames;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The arithmetic of the profit since the close. */
class DayStartTest {
  private final PriceBoard board = PriceRecords.board();
  private final Booking booking = Booking.of(Booking.user(1));

  private static Close close(int trade, String... symbolsAndPrices) {
    return Close.of(StubCloses.at(trade, symbolsAndPrices), new PricedNames());
  }

  /** What the user gained since the close, whose portfolio is that of the trade before it. */
  private Money gain(Close close, int trade) {
    Portfolio now = booking.portfolio();
    Prices prices = board.latest();
    return DayStart.of(close, booking.states().get(trade))
        .gain(prices.marketValue(now.positions()), now.totals());
  }

  @Test
  void soldBoughtAndMovedSinceTheClose() {
    booking.buy("AAPL", "10", "100");
    Close close = close(1, "AAPL", "110", "MSFT", "50");
    booking.sell("AAPL", "4", "120").buy("MSFT", "3", "60");
    board.take(PriceRecords.of("AAPL", "115", "MSFT", "58"));
    // 6 x (115 - 110) + 4 x (120 - 110) + 3 x (58 - 60)
    assertThat(gain(close, 1)).isEqualTo(Money.parse("64"));
  }

  /** A deposit is no gain; interest, a charge and what a transfer is worth beyond its cost are. */
  @Test
  void incomeAndFeesAndTransfersCount() {
    booking.buy("AAPL", "10", "100");
    Close close = close(1, "AAPL", "110");
    booking
        .cash(CashKind.DEPOSIT, "1000")
        .cash(CashKind.INTEREST, "7.5")
        .cash(CashKind.FEE, "-2")
        .transfer(Direction.IN, "AAPL", "2", "150");
    board.take(PriceRecords.of("AAPL", "110"));
    // 7.5 - 2 + 2 x 110 - 150
    assertThat(gain(close, 1)).isEqualTo(Money.parse("75.5"));
  }

  @Test
  void whoHadNotTradedBeginsAtNothing() {
    Close close = close(0, "AAPL", "110");
    booking.buy("AAPL", "10", "100.5");
    board.take(PriceRecords.of("AAPL", "101"));
    assertThat(gain(close, 0)).isEqualTo(Money.parse("5"));
  }

  @Test
  void whatIsSoldOutKeepsItsProfitOfTheDay() {
    booking.sell("AAPL", "10", "100");
    Close close = close(1, "AAPL", "97.5");
    booking.buy("AAPL", "10", "96.25");
    assertThat(gain(close, 1)).isEqualTo(Money.parse("12.5"));
  }

  @Test
  void anUnknownPriceOfThenOrNowLeavesItUnknown() {
    booking.buy("AAPL", "10", "100");
    assertThat(gain(close(1, "AAPL", "110"), 1)).isNull();
    board.take(PriceRecords.of("AAPL", "115"));
    assertThat(gain(close(1, "MSFT", "110"), 1)).isNull();
    assertThat(gain(close(1, "AAPL", "110"), 1)).isEqualTo(Money.parse("50"));
  }

  @Test
  void theCloseTellsWhenAndHoldsWhatWasBookedByThen() {
    booking.buy("AAPL", "10", "100");
    Close close = close(1, "AAPL", "110");
    assertThat(new String(close.json(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("{\"date\":\"2026-11-24\",\"at\":\"2026-11-24T15:00:01.500Z\"}");
    assertThat(close.holdsAllOf(booking.states().get(0))).isTrue();
    assertThat(close.holdsAllOf(booking.states().get(1))).isTrue();
    booking.buy("AAPL", "10", "100");
    assertThat(close.holdsAllOf(booking.portfolio())).isFalse();
    assertThat(close(2, "AAPL", "110").holdsAllOf(booking.portfolio())).isTrue();
  }

  /** By the other definition: the value's change less the money that the day's trades put in. */
  @RepeatedTest(100)
  void itIsTheValuesChangeLessWhatWasPutIn(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Instrument> stocks = Booking.INSTRUMENTS.all().subList(0, 5);
    BigDecimal[] held = new BigDecimal[stocks.size()];
    java.util.Arrays.fill(held, BigDecimal.ZERO);
    List<String> closing = new ArrayList<>();
    List<String> newest = new ArrayList<>();
    List<BigDecimal> closingPrices = new ArrayList<>();
    List<BigDecimal> newestPrices = new ArrayList<>();
    for (Instrument stock : stocks) {
      closingPrices.add(price(random));
      closing.addAll(List.of(stock.symbol(), closingPrices.get(closingPrices.size() - 1) + ""));
      newestPrices.add(price(random));
      newest.addAll(List.of(stock.symbol(), newestPrices.get(newestPrices.size() - 1) + ""));
    }
    int before = random.nextInt(20);
    int after = random.nextInt(20);
    BigDecimal expected = BigDecimal.ZERO;
    for (int trade = 0; trade < before + after; trade++) {
      if (trade == before) {
        expected = value(held, closingPrices).negate();
      }
      int stock = random.nextInt(held.length);
      BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(99_999), 1 + random.nextInt(4));
      BigDecimal price = price(random);
      boolean buys = random.nextBoolean();
      if (buys) {
        booking.buy(stocks.get(stock).symbol(), quantity + "", price + "");
      } else {
        booking.sell(stocks.get(stock).symbol(), quantity + "", price + "");
      }
      BigDecimal signed = buys ? quantity : quantity.negate();
      held[stock] = held[stock].add(signed);
      if (trade >= before) {
        expected = expected.subtract(signed.multiply(price));
      }
    }
    if (after == 0) {
      expected = value(held, closingPrices).negate();
    }
    expected = expected.add(value(held, newestPrices));
    board.take(PriceRecords.of(newest.toArray(String[]::new)));
    assertThat(
            new BigDecimal(gain(close(before, closing.toArray(String[]::new)), before).toString()))
        .isEqualByComparingTo(expected);
  }

  private static BigDecimal price(Random random) {
    return BigDecimal.valueOf(1 + random.nextInt(9_999_999), 4);
  }

  private static BigDecimal value(BigDecimal[] held, List<BigDecimal> prices) {
    BigDecimal value = BigDecimal.ZERO;
    for (int i = 0; i < held.length; i++) {
      value = value.add(held[i].multiply(prices.get(i)));
    }
    return value;
  }
}
