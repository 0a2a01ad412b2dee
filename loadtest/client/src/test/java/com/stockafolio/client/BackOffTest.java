package com.stockafolio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackOffTest {
  /** The longest of many waits of the so-manieth failure in a row. */
  private static long longest(int failures, long serversMillis) {
    return LongStream.range(0, 500)
        .map(
            i -> {
              BackOff backOff = new BackOff(100, 10_000);
              backOff.first(serversMillis);
              for (int failure = 1; failure < failures; failure++) {
                backOff.nextMillis(0);
              }
              return backOff.nextMillis(0);
            })
        .max()
        .orElseThrow();
  }

  @Test
  void theLimitDoublesWithEachFailureUpToTheLongest() {
    assertThat(longest(1, 200)).isBetween(150L, 200L);
    assertThat(longest(2, 200)).isBetween(300L, 400L);
    assertThat(longest(4, 200)).isBetween(1_200L, 1_600L);
    assertThat(longest(60, 200)).isBetween(7_500L, 10_000L);
  }

  @Test
  void aSuccessBeginsAnew() {
    BackOff backOff = new BackOff(100, 10_000);
    for (int i = 0; i < 10; i++) {
      backOff.nextMillis(0);
    }
    backOff.succeeded();
    assertThat(backOff.nextMillis(0)).isLessThanOrEqualTo(100);
  }

  @Test
  void whatTheServerDemandsIsWaited() {
    assertThat(new BackOff(100, 10_000).nextMillis(2_000)).isBetween(2_000L, 2_100L);
  }
}
