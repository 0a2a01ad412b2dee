package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.market.Instrument;
import com.stockafolio.transaction.TradeRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Running totals go beyond the 92 billion dollars of a long. */
@Timeout(120)
class LargeTotalsTest {

  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void profitsAndTradedValueGoBeyondALong() {
    Portfolio portfolio = empty;
    for (int i = 0; i < 5; i++) {
      portfolio = book(portfolio, "BUY 90000 at 0.0001", "SELL 90000 at 1000000");
    }
    assertThat(Samples.apple(portfolio).realizedPnl()).hasToString("449999999955");
    assertThat(portfolio.totals().realizedPnl()).hasToString("449999999955");
    assertThat(portfolio.totals().tradedValue()).hasToString("450000000045");
    assertThat(portfolio.totals().costBasis()).isEqualTo(Money.ZERO);
  }

  @Test
  void lossesGoBeyondALong() {
    Portfolio portfolio = empty;
    for (int i = 0; i < 5; i++) {
      portfolio = book(portfolio, "SELL 90000 at 0.0001", "BUY 90000 at 1000000");
    }
    assertThat(Samples.apple(portfolio).realizedPnl()).hasToString("-449999999955");
    portfolio = book(portfolio, "BUY 1 at 2.5", "SELL 1 at 5");
    assertThat(Samples.apple(portfolio).realizedPnl()).hasToString("-449999999952.5");
  }

  @Test
  void theCostsOfManyPositionsSumBeyondALong() {
    Portfolio portfolio = empty;
    for (Instrument instrument : Samples.INSTRUMENTS.all().subList(0, 20)) {
      TradeRecord record =
          Samples.record(instrument.id(), Side.BUY, instrument.symbol(), "90000", "1000000");
      portfolio = book(portfolio, record);
    }
    assertThat(portfolio.totals().costBasis()).hasToString("1800000000000");
    assertThat(portfolio.totals().tradedValue()).hasToString("1800000000000");
  }

  @Test
  void totalsBeyondALongReadBack() {
    Portfolio portfolio = empty;
    for (int i = 0; i < 3; i++) {
      portfolio = book(portfolio, "SELL 90000 at 0.0001", "BUY 90000 at 1000000");
    }
    PackedWriter writer = new PackedWriter(64);
    portfolio.writeTo(writer);
    Portfolio read = Portfolio.readFrom(new PackedReader(writer.toByteArray()));
    assertThat(read).isEqualTo(portfolio);
    assertThat(read.totals()).isEqualTo(portfolio.totals());
  }
}
