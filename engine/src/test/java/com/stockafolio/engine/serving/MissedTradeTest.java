package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.MissedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a watcher is told of trades it missed is what it would have been told live. */
@Timeout(60)
class MissedTradeTest {
  private static final String[] SYMBOLS = {"AAPL", "MSFT", "XOM"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySequenceWithinTheWindowGivesWhatWasSeenLive(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Portfolio portfolio = Portfolio.empty(new UserId(seed, 1));
    List<MissedTrade> live = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Decision decision = portfolio.decide(record(random, portfolio, i), LedgerHome.INSTRUMENTS);
      portfolio = portfolio.apply(((Decision.Accepted) decision).trade());
      RecentTrade trade = portfolio.latestTrade();
      live.add(
          new MissedTrade(trade, portfolio.position(trade.instrumentId()), portfolio.totals()));

      long sequence = portfolio.sequence();
      long oldest = Math.max(0, sequence - Portfolio.RECENT_TRADES);
      for (long after = oldest; after <= sequence; after++) {
        assertThat(MissedTrade.after(after, portfolio))
            .as("after %d of %d", after, sequence)
            .contains(live.subList((int) after, (int) sequence));
      }
      assertThat(MissedTrade.after(sequence + 1, portfolio)).isEmpty();
      assertThat(MissedTrade.after(oldest - 1, portfolio)).isEmpty();
    }
  }

  /** Small odd quantities, so that partial closes round, positions flip and close to zero. */
  private static TradeRecord record(SplittableRandom random, Portfolio portfolio, int offset) {
    String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
    Quantity held = portfolio.position(LedgerHome.INSTRUMENTS.bySymbol(symbol).id()).quantity();
    boolean close = held.signum() != 0 && random.nextInt(6) == 0;
    Side side =
        close
            ? (held.signum() > 0 ? Side.SELL : Side.BUY)
            : (random.nextBoolean() ? Side.BUY : Side.SELL);
    Quantity quantity = close ? held.abs() : new Quantity(1 + random.nextLong(7_000_000_000L));
    return new TradeRecord(
        offset * 3L,
        1_000L + offset,
        new Trade(
            new TradeId(random.nextLong(), offset),
            portfolio.userId(),
            symbol,
            side,
            quantity,
            new Price(1 + random.nextLong(300_000_000_000L)),
            900L + offset));
  }
}
