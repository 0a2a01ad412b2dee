package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldingsTest {

  private static final int INSTRUMENTS = 503;
  private static final int USERS = 100_000;

  private final Holdings holdings = new Holdings(42, INSTRUMENTS);

  @Test
  void aSetHoldsNoInstrumentTwice() {
    for (int instruments : new int[] {1, 2, 500, INSTRUMENTS, 504}) {
      Holdings some = new Holdings(1, instruments);
      for (int user = 0; user < 2_000; user++) {
        Holdings.Set set = some.of(user);
        int[] members = IntStream.range(0, set.size()).map(set::instrument).toArray();
        assertThat(Arrays.stream(members)).allMatch(member -> member >= 0 && member < instruments);
        assertThat(Arrays.stream(members).distinct().count()).isEqualTo(members.length);
      }
    }
  }

  @Test
  void halfHaveUpToEightAndSomeHaveAll() {
    int[] sizes =
        IntStream.range(0, USERS).map(user -> holdings.of(user).size()).sorted().toArray();
    assertThat(sizes[0]).isEqualTo(1);
    assertThat(sizes[USERS / 2]).isBetween(8, 9);
    assertThat(sizes[USERS - 1]).isEqualTo(INSTRUMENTS);
    double mean = Arrays.stream(sizes).average().orElseThrow();
    assertThat(mean).isBetween(14.5, 15.5);
    long all = Arrays.stream(sizes).filter(size -> size == INSTRUMENTS).count();
    assertThat(all).isBetween(150L, 260L); // 0.5 * (8 / 503)^(4/3) of 100,000 is 200
  }

  @Test
  void aUsersSetNeverChanges() {
    Holdings again = new Holdings(42, INSTRUMENTS);
    for (int user = 0; user < 100; user++) {
      assertThat(again.of(user).size()).isEqualTo(holdings.of(user).size());
      assertThat(again.of(user).instrument(0)).isEqualTo(holdings.of(user).instrument(0));
    }
  }
}
