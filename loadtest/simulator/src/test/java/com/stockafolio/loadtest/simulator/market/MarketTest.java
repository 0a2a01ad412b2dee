package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.stockafolio.market.Instruments;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarketTest {

  private static final Instruments INSTRUMENTS = Instruments.load();

  @Test
  void startsAtTheStartingPrices() {
    Market market = new Market(INSTRUMENTS, 42, 0);
    for (int i = 0; i < market.size(); i++) {
      assertThat(market.price(i)).isEqualTo(INSTRUMENTS.all().get(i).startingPrice().billionths());
    }
  }

  @Test
  void theWalkIsAFunctionOfSeedRunAndSecond() {
    Market atOnce = new Market(INSTRUMENTS, 42, 0);
    atOnce.moveTo(100);
    Market stepByStep = new Market(INSTRUMENTS, 42, 0);
    for (int second = 0; second <= 100; second++) {
      stepByStep.moveTo(second);
      stepByStep.moveTo(second);
    }
    assertThat(prices(stepByStep)).isEqualTo(prices(atOnce));
    Market anotherRun = new Market(INSTRUMENTS, 42, 1);
    anotherRun.moveTo(100);
    assertThat(prices(anotherRun)).isNotEqualTo(prices(atOnce));
    Market anotherSeed = new Market(INSTRUMENTS, 43, 0);
    anotherSeed.moveTo(100);
    assertThat(prices(anotherSeed)).isNotEqualTo(prices(atOnce));
  }

  @Test
  void pricesMoveALittleEachSecondAndStayInBounds() {
    Market market = new Market(INSTRUMENTS, 7, 0);
    long[] before = prices(market);
    long moved = 0;
    for (int second = 1; second <= 2_000; second++) {
      market.moveTo(second);
      long[] after = prices(market);
      for (int i = 0; i < after.length; i++) {
        assertThat(after[i]).isBetween(Market.LOWEST_PRICE, Market.HIGHEST_PRICE);
        // 8 standard deviations of the most volatile.
        assertThat((double) Math.abs(after[i] - before[i]))
            .isLessThan(before[i] * 0.0032 + Market.TICK);
        moved += after[i] == before[i] ? 0 : 1;
      }
      before = after;
    }
    assertThat(moved).isGreaterThan(2_000L * market.size() * 9 / 10);
  }

  @Test
  void stepsAreNormallyDistributed() {
    int steps = 200_000;
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < steps; i++) {
      double gaussian = new Draws(5, i).gaussian();
      sum += gaussian;
      squares += gaussian * gaussian;
      beyondTwo += Math.abs(gaussian) > 2 ? 1 : 0;
    }
    assertThat(sum / steps).isCloseTo(0, within(0.01));
    assertThat(squares / steps).isCloseTo(1, within(0.02));
    assertThat((double) beyondTwo / steps).isCloseTo(0.0455, within(0.003));
  }

  private static long[] prices(Market market) {
    return LongStream.range(0, market.size()).map(i -> market.price((int) i)).toArray();
  }
}
