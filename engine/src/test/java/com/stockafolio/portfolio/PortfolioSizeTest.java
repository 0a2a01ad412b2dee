package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.transaction.TradeId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jol.info.GraphLayout;

/** What a portfolio weighs in memory: object and array, as JOL measures them. */
@Timeout(120)
class PortfolioSizeTest {

  @Test
  void eightPositionsAndTenRecentTradesStayWithinTheBudget() {
    long bytes = largest(10);
    assertThat(bytes).isLessThanOrEqualTo(750);
  }

  @Test
  void eightPositionsAndAllRecentTradesStayWithinTheBudgetToo() {
    long bytes = largest(400);
    assertThat(bytes).isLessThanOrEqualTo(1_000);
  }

  @Test
  void nothingButTheArrayIsHeld() {
    Portfolio portfolio = traded(new SplittableRandom(1), 40);
    assertThat(GraphLayout.parseInstance(portfolio).totalCount()).isEqualTo(2);
    assertThat(portfolio.packedBytes()).isPositive().isLessThan(1_000);
  }

  /** The largest of a thousand portfolios. */
  private static long largest(int trades) {
    SplittableRandom random = new SplittableRandom(99);
    long largest = 0;
    for (int i = 0; i < 1000; i++) {
      Portfolio portfolio = traded(random, trades);
      assertThat(portfolio.positions()).hasSize(8);
      largest = Math.max(largest, GraphLayout.parseInstance(portfolio).totalSize());
    }
    return largest;
  }

  /**
   * Trades in eight stocks with high ids, 150 to 700 whole shares, prices from 20 to 900 dollars to
   * the last digit, buys and sells; one in ten million trades of a busy partition is the user's.
   */
  private static Portfolio traded(SplittableRandom random, int trades) {
    Portfolio portfolio = Portfolio.empty(Samples.USER);
    long offset = 10_000_000_000L;
    long recordedAt = 1_800_000_000_000L;
    for (int i = 0; i < trades; i++) {
      offset += random.nextLong(10_000_000);
      recordedAt += random.nextLong(1_000_000);
      Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
      portfolio =
          portfolio.apply(
              new BookedTrade(
                  offset,
                  recordedAt,
                  recordedAt - random.nextInt(200),
                  new TradeId(random.nextLong(), random.nextLong()),
                  Samples.USER,
                  200 + i % 8,
                  side,
                  new Quantity((150 + random.nextLong(551)) * 1_000_000_000),
                  new Price((200_000 + random.nextLong(8_800_000)) * 100_000)));
    }
    return portfolio;
  }
}
