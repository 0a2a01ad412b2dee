package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeFlowTest {

  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final int RATE = 1_000;

  /** 1e-4 shares in 1e-9. */
  private static final long UNIT = 100_000;

  private static TradeFlow flow(long seed, int run, int users, int watched, int fractional) {
    return flow(seed, run, users, watched, fractional, 0);
  }

  private static TradeFlow flow(
      long seed, int run, int users, int watched, int fractional, int fine) {
    Market market = new Market(INSTRUMENTS, seed, run);
    return new TradeFlow(market, new Traffic.Uniform(users), seed, run, watched, fractional, fine);
  }

  @Test
  void sameSeedAndRunMakeTheSameTrades() {
    TradeFlow one = flow(42, 0, 1_000, 10, 10);
    TradeFlow same = flow(42, 0, 1_000, 10, 10);
    TradeFlow anotherRun = flow(42, 1, 1_000, 10, 10);
    int differing = 0;
    for (int i = 0; i < 20_000; i++) {
      SimulatedTrade trade = one.trade(i, i / RATE);
      assertThat(same.trade(i, i / RATE)).isEqualTo(trade);
      differing += anotherRun.trade(i, i / RATE).equals(trade) ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(19_900);
  }

  @Test
  void aTradeDoesNotDependOnThoseBeforeIt() {
    TradeFlow all = flow(42, 0, 1_000, 10, 10);
    SimulatedTrade last = null;
    for (int i = 0; i <= 5_000; i++) {
      last = all.trade(i, i / RATE);
    }
    assertThat(flow(42, 0, 1_000, 10, 10).trade(5_000, 5)).isEqualTo(last);
  }

  @Test
  void everyTradeIsLegal() {
    TradeFlow flow = flow(42, 0, 1_000, 10, 50);
    int fractional = 0;
    for (int i = 0; i < 100_000; i++) {
      SimulatedTrade trade = flow.trade(i, i / RATE);
      new Trade(
          new TradeId(0, i),
          new UserId(0, trade.user()),
          INSTRUMENTS.all().get(trade.instrument()).symbol(),
          trade.buy() ? Side.BUY : Side.SELL,
          new Quantity(trade.quantity()),
          new Price(trade.price()),
          0);
      if (trade.quantity() % (10_000 * UNIT) == 0 && trade.quantity() >= 1_500_000 * UNIT) {
        assertThat(trade.quantity()).isLessThanOrEqualTo(7_000_000 * UNIT);
      } else {
        assertThat(trade.quantity()).isBetween(UNIT, 7_000_000 * UNIT);
        fractional++;
      }
    }
    assertThat(fractional).isBetween(40_000, 55_000);
  }

  @Test
  void withoutFractionsQuantitiesAreWhole() {
    TradeFlow flow = flow(42, 0, 1_000, 10, 0);
    for (int i = 0; i < 20_000; i++) {
      long quantity = flow.trade(i, 0).quantity();
      assertThat(quantity % (10_000 * UNIT)).isZero();
      assertThat(quantity).isBetween(1_500_000 * UNIT, 7_000_000 * UNIT);
    }
  }

  @Test
  void finePercentOfTheTradesHaveUpToNineDecimalsAndTheOthersStayAsTheyWere() {
    TradeFlow coarse = flow(42, 0, 1_000, 10, 10);
    TradeFlow fine = flow(42, 0, 1_000, 10, 10, 30);
    int quantities = 0;
    int prices = 0;
    int both = 0;
    int ofNine = 0;
    int belowOne = 0;
    int unchanged = 0;
    for (int i = 0; i < 100_000; i++) {
      SimulatedTrade before = coarse.trade(i, i / RATE);
      SimulatedTrade trade = fine.trade(i, i / RATE);
      boolean quantity = trade.quantity() % UNIT != 0;
      boolean price = trade.price() % UNIT != 0;
      quantities += quantity && !price ? 1 : 0;
      prices += price && !quantity ? 1 : 0;
      both += price && quantity ? 1 : 0;
      ofNine += trade.quantity() % 10 != 0 ? 1 : 0;
      belowOne += quantity && trade.quantity() < 1_000_000_000 ? 1 : 0;
      assertThat(trade.quantity()).isBetween(1L, 7_000_000 * UNIT);
      assertThat(trade.price()).isBetween(before.price(), before.price() + UNIT - 1);
      assertThat(trade.user()).isEqualTo(before.user());
      assertThat(trade.instrument()).isEqualTo(before.instrument());
      assertThat(trade.buy()).isEqualTo(before.buy());
      unchanged += trade.equals(before) ? 1 : 0;
    }
    assertThat(quantities).isBetween(9_500, 10_500);
    assertThat(prices).isBetween(9_500, 10_500);
    assertThat(both).isBetween(9_500, 10_500);
    assertThat(ofNine).isBetween(3_000, 4_500);
    assertThat(belowOne).isBetween(9_500, 11_500);
    assertThat(unchanged).isBetween(69_000, 71_000);
  }

  @Test
  void watchedUsersTakeTurns() {
    TradeFlow flow = flow(42, 0, 1_000_000, 3, 0);
    for (int turn = 0; turn < 30; turn++) {
      assertThat(flow.trade(200L * turn, 0).user()).isEqualTo(turn % 3);
    }
  }

  @Test
  void usersStayWithinTheirOwnSet() {
    TradeFlow flow = flow(42, 0, 50, 0, 0);
    Holdings holdings = new Holdings(42, INSTRUMENTS.all().size());
    Map<Integer, Map<Integer, Integer>> traded = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      SimulatedTrade trade = flow.trade(i, 0);
      traded
          .computeIfAbsent(trade.user(), user -> new HashMap<>())
          .merge(trade.instrument(), 1, Integer::sum);
    }
    for (int user = 0; user < 50; user++) {
      // 4,000 trades a user: every member of all but the largest sets is met.
      int size = holdings.of(user).size();
      assertThat(traded.get(user).size()).isBetween(Math.min(size, 400), size);
    }
  }

  @Test
  void positionsGoShortFlipAndCloseFully() {
    TradeFlow flow = flow(42, 0, 20, 0, 10);
    Map<Integer, Long> positions = new HashMap<>();
    int closed = 0;
    int flipped = 0;
    int openedShort = 0;
    for (int i = 0; i < 20_000; i++) {
      SimulatedTrade trade = flow.trade(i, 0);
      int position = trade.user() * 1_000 + trade.instrument();
      long before = positions.getOrDefault(position, 0L);
      long after = before + (trade.buy() ? trade.quantity() : -trade.quantity());
      positions.put(position, after);
      closed += before != 0 && after == 0 ? 1 : 0;
      flipped += Long.signum(before) * Long.signum(after) < 0 ? 1 : 0;
      openedShort += before == 0 && after < 0 ? 1 : 0;
    }
    assertThat(closed).isGreaterThan(200);
    assertThat(flipped).isGreaterThan(200);
    assertThat(openedShort).isGreaterThan(200);
  }
}
