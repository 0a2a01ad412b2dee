package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

  private static final int DRAWS = 400_000;

  @Test
  void uniformTrafficFavoursNobody() {
    int[] trades = trades(new Traffic.Uniform(100), 100);
    // 4,000 each, standard deviation 63.
    assertThat(Arrays.stream(trades)).allSatisfy(each -> assertThat(each).isBetween(3_700, 4_300));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.0, 1.05, 2.0})
  void zipfTrafficFollowsItsLaw(double exponent) {
    int users = 1_000;
    int[] trades = trades(new Traffic.Zipf(users, exponent, 0), users);
    double sum = 0;
    for (int rank = 1; rank <= users; rank++) {
      sum += Math.pow(rank, -exponent);
    }
    for (int rank : new int[] {1, 2, 3, 10, 100}) {
      double expected = DRAWS * Math.pow(rank, -exponent) / sum;
      assertThat((double) trades[rank - 1])
          .as("trades of rank %s", rank)
          .isCloseTo(expected, within(5 * Math.sqrt(expected) + 1));
    }
    int tail = 0;
    double expectedTail = 0;
    for (int rank = 501; rank <= users; rank++) {
      tail += trades[rank - 1];
      expectedTail += DRAWS * Math.pow(rank, -exponent) / sum;
    }
    assertThat((double) tail).isCloseTo(expectedTail, within(5 * Math.sqrt(expectedTail) + 1));
  }

  @Test
  void theBusiestUsersComeBehindTheWatched() {
    int[] trades = trades(new Traffic.Zipf(1_000, 1.05, 100), 1_000);
    assertThat(trades[100]).isGreaterThan(10 * trades[0]);
    assertThat(trades[100]).isGreaterThan(trades[101]);
  }

  @Test
  void zipfTrafficTakesTenMillionUsersAndOne() {
    Traffic many = new Traffic.Zipf(10_000_000, 1.05, 100);
    Traffic one = new Traffic.Zipf(1, 1.05, 1);
    for (int i = 0; i < 100_000; i++) {
      assertThat(many.user(new Draws(1, i))).isBetween(0, 9_999_999);
      assertThat(one.user(new Draws(1, i))).isZero();
    }
  }

  private static int[] trades(Traffic traffic, int users) {
    int[] trades = new int[users];
    for (int i = 0; i < DRAWS; i++) {
      trades[traffic.user(new Draws(99, i))]++;
    }
    return trades;
  }
}
