package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.dollars;
import static com.stockafolio.portfolio.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PortfolioApplyTest {

  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void anEmptyPortfolioHasNothing() {
    assertThat(empty.userId()).isEqualTo(Samples.USER);
    assertThat(empty.sequence()).isZero();
    assertThat(empty.positions()).isEmpty();
    assertThat(empty.recentTrades()).isEmpty();
    assertThat(empty.latestEntry()).isNull();
    assertThat(empty.totals())
        .isEqualTo(
            new Totals(Shares.ZERO, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    assertThat(empty.position(5)).isEqualTo(new Position(5, Quantity.ZERO, Money.ZERO, Money.ZERO));
  }

  @Test
  void theOldValueIsUnchanged() {
    Portfolio before = book(empty, "BUY 10 at 5", "SELL 4 at 6");
    byte[] bytes = bytes(before);
    Totals totals = before.totals();
    for (int number = 3; number < 40; number++) {
      book(before, record(number, Side.SELL, number % 2 == 0 ? "AAPL" : "MSFT", "20", "7"));
      assertThat(bytes(before)).isEqualTo(bytes);
      assertThat(before.totals()).isEqualTo(totals);
    }
    assertThat(before).isNotEqualTo(book(before, "BUY 1 at 1"));
  }

  @Test
  void theSequenceGrowsByOneAndTheLastSixteenTradesAreKept() {
    Portfolio portfolio = empty;
    for (int number = 1; number <= 40; number++) {
      portfolio = book(portfolio, record(number, Side.BUY, "AAPL", "1", "1"));
      assertThat(portfolio.sequence()).isEqualTo(number);
      List<RecentTrade> recent = portfolio.recentTrades();
      assertThat(recent).hasSize(Math.min(number, 16));
      for (int back = 0; back < recent.size(); back++) {
        long expected = (long) number - back;
        assertThat(recent.get(back).sequence()).isEqualTo(expected);
        assertThat(recent.get(back).offset()).isEqualTo(expected * 10);
        assertThat(recent.get(back).tradeId()).isEqualTo(Samples.tradeId(expected));
      }
      assertThat(portfolio.latestEntry()).isEqualTo(recent.get(0));
    }
  }

  @Test
  void aRecentTradeTellsAllOfItsTrade() {
    Portfolio portfolio = book(empty, "BUY 10 at 5", "SELL 4.5 at 6.0001");
    assertThat(portfolio.latestEntry())
        .isEqualTo(
            new RecentTrade(
                2,
                20,
                Samples.tradeId(2),
                Samples.INSTRUMENTS.bySymbol("AAPL").id(),
                Side.SELL,
                Quantity.parse("4.5"),
                Price.parse("6.0001"),
                Money.ZERO,
                dollars("27.00045"),
                dollars("4.50045"),
                1_800_000_002_000L,
                1_800_000_002_005L));
  }

  @Test
  void timesAndOffsetsMayTakeAnyValue() {
    // A producer's clock may say anything; a rebuilt topic may begin again at offset 0.
    BookedTrade sample =
        (BookedTrade) Samples.accepted(empty, record(1, Side.BUY, "AAPL", "1", "1"));
    long[] times = {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1_800_000_000_000L};
    long[] offsets = {Long.MAX_VALUE, 0, 5, 4, 10_000_000_000L};
    Portfolio portfolio = empty;
    for (int i = 0; i < times.length; i++) {
      portfolio =
          portfolio.apply(
              new BookedTrade(
                  offsets[i],
                  times[times.length - 1 - i],
                  times[i],
                  Samples.tradeId(i),
                  Samples.USER,
                  sample.instrumentId(),
                  Side.BUY,
                  sample.quantity(),
                  sample.price()));
    }
    List<RecentTrade> recent = portfolio.recentTrades();
    for (int i = 0; i < times.length; i++) {
      RecentTrade trade = recent.get(times.length - 1 - i);
      assertThat(trade.offset()).isEqualTo(offsets[i]);
      assertThat(trade.tradedAtMillis()).isEqualTo(times[i]);
      assertThat(trade.recordedAtMillis()).isEqualTo(times[times.length - 1 - i]);
    }
  }

  @Test
  void positionsStandByInstrumentWhateverTheOrderOfTrades() {
    Portfolio portfolio = empty;
    long number = 0;
    for (String symbol : new String[] {"MSFT", "A", "ZTS", "AAPL", "XOM", "A", "ZTS", "NVDA"}) {
      portfolio = book(portfolio, record(++number, Side.BUY, symbol, "1", "1"));
    }
    assertThat(portfolio.positions())
        .extracting(position -> Samples.INSTRUMENTS.byId(position.instrumentId()).symbol())
        .containsExactly("A", "AAPL", "MSFT", "NVDA", "XOM", "ZTS");
    for (Position position : portfolio.positions()) {
      assertThat(portfolio.position(position.instrumentId())).isEqualTo(position);
    }
  }

  @Test
  void allInstrumentsAtOnceHaveRoom() {
    Portfolio portfolio = empty;
    for (Instrument instrument : Samples.INSTRUMENTS.all()) {
      portfolio = book(portfolio, record(instrument.id(), Side.BUY, instrument.symbol(), "2", "3"));
    }
    int count = Samples.INSTRUMENTS.all().size();
    assertThat(portfolio.positions()).hasSize(count);
    assertThat(portfolio.totals().sharesHeld())
        .isEqualTo(Shares.ofBillionths(2_000_000_000L * count));
    assertThat(portfolio.totals().costBasis()).hasToString(String.valueOf(6 * count));
  }

  @Test
  void whatIsHandedOutCannotBeChanged() {
    Portfolio portfolio = book(empty, "BUY 1 at 1");
    assertThatThrownBy(() -> portfolio.positions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> portfolio.recentTrades().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static byte[] bytes(Portfolio portfolio) {
    PackedWriter writer = new PackedWriter(64);
    portfolio.writeTo(writer);
    return writer.toByteArray();
  }
}
