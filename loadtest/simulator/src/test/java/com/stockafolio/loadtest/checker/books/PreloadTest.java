package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.comparison.PortfolioComparison;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.CheckFailed;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.simulator.market.PreloadedTrades;
import com.stockafolio.loadtest.simulator.market.Users;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PreloadTest {
  private static final int USERS = 50;

  private final Users users = new Users(42, USERS);
  private final Stocks stocks = loaded();
  private final Preload preload = new Preload(42, USERS, stocks);

  private static Stocks loaded() {
    try {
      return Stocks.load();
    } catch (CheckFailed e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyUserHoldsWhatTheyBoughtAndNobodyElseDoes() {
    PreloadedTrades trades = new PreloadedTrades(42);
    long sum = 0;
    for (int user = 0; user < USERS; user++) {
      UserBook book = preload.open(users.high(user), users.low(user));
      assertThat(book.sequence()).isEqualTo(trades.trades(user)).isGreaterThanOrEqualTo(10);
      assertThat(book.positionCount()).isEqualTo(trades.positions(user));
      sum += book.sequence();
    }
    assertThat(preload.trades()).isEqualTo(sum);
    Users more = new Users(42, USERS + 1);
    assertThat(preload.open(more.high(USERS), more.low(USERS)).sequence()).isZero();
    assertThat(preload.open(1, 2).sequence()).isZero();
  }

  @Test
  void aPreloadedUserWhoIsNotAnsweredDiffers() {
    assertThat(missing(new Sample(1))).isEqualTo(USERS);
  }

  @Test
  void ofASampleNobodyElseIsMissed() {
    Sample third = new Sample(3);
    long within = 0;
    for (int user = 0; user < USERS; user++) {
      within += third.holds(users.low(user)) ? 1 : 0;
    }
    assertThat(missing(third)).isEqualTo(within).isBetween(1L, USERS - 1L);
  }

  @Test
  void anEmptyAnswerForOneWhoHeldSomethingDiffers() {
    Sample everybody = new Sample(1);
    PortfolioComparison comparison =
        new PortfolioComparison(
            new StockLists(stocks, 4), new Books(preload, everybody), preload, everybody, 1);
    byte[] line =
        ("{\"userId\":\""
                + users.uuid(0)
                + "\",\"sequence\":0,\"totals\":{},\"positions\":[],\"recentTrades\":[]}")
            .getBytes(StandardCharsets.UTF_8);

    comparison.accept(line, 0, line.length);

    assertThat(comparison.differences().count()).isEqualTo(1);
    assertThat(comparison.compared()).isEqualTo(1);
  }

  private long missing(Sample sample) {
    PortfolioComparison comparison =
        new PortfolioComparison(
            new StockLists(stocks, 4), new Books(preload, sample), preload, sample, 1);
    comparison.complete();
    return comparison.differences().count();
  }
}
