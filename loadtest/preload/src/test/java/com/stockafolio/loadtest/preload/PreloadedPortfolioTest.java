package com.stockafolio.loadtest.preload;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.loadtest.simulator.market.PreloadedTrades;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PreloadedPortfolioTest {
  private final PreloadedTrades trades = new PreloadedTrades(42);

  @Test
  void isWhatBookingItsTradesLeadsTo() {
    for (int user = 0; user < 500; user++) {
      UserId id = new UserId(7, user);
      Portfolio[] booked = {Portfolio.empty(id)};
      trades.forEach(user, trade -> booked[0] = booked[0].apply(booked(id, trade)));

      Portfolio made = PreloadedPortfolio.of(id, trades, user);
      assertThat(made.sequence()).isEqualTo(trades.trades(user));
      assertThat(made.totals()).isEqualTo(booked[0].totals());
      assertThat(made.positions()).isEqualTo(booked[0].positions());
      assertThat(made.recentTrades()).isEqualTo(booked[0].recentTrades());
    }
  }

  @Test
  void positionsHaveTheirMedianAndTheirTail() {
    int[] positions = IntStream.range(0, 100_000).map(trades::positions).sorted().toArray();

    assertThat(positions[positions.length / 2]).isEqualTo(8);
    assertThat(positions[0]).isEqualTo(1);
    assertThat(positions[positions.length - 1]).isBetween(150, 500);
    assertThat(Arrays.stream(positions).average().orElseThrow()).isBetween(11.5, 12.5);
  }

  private static BookedTrade booked(UserId user, PreloadedTrades.Purchase trade) {
    return new BookedTrade(
        Preloader.COVERED,
        trade.atMillis(),
        trade.atMillis(),
        new TradeId(trade.idHigh(), trade.idLow()),
        user,
        trade.instrument().id(),
        Side.BUY,
        new Quantity(trade.quantity()),
        new Price(trade.price()));
  }
}
