package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateScheduleTest {

  @Test
  void tradesAreSpacedEvenly() {
    RateSchedule schedule = new RateSchedule(3);
    assertThat(schedule.intendedNanos(0)).isZero();
    assertThat(schedule.intendedNanos(1)).isEqualTo(333_333_333);
    assertThat(schedule.intendedNanos(2)).isEqualTo(666_666_666);
    assertThat(schedule.intendedNanos(3)).isEqualTo(1_000_000_000);
    assertThat(schedule.second(2)).isZero();
    assertThat(schedule.second(3)).isEqualTo(1);
  }

  @Test
  void whatIsDueIsExactlyWhatWasIntendedByThen() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      RateSchedule schedule = new RateSchedule(random.nextLong(1, 1_000_001));
      long elapsed = random.nextLong(0, 1L << random.nextInt(1, 50));
      long due = schedule.due(elapsed);
      assertThat(schedule.intendedNanos(due - 1)).isLessThanOrEqualTo(elapsed);
      assertThat(schedule.intendedNanos(due)).isGreaterThan(elapsed);
    }
  }

  @Test
  void nothingIsDueBeforeTheStart() {
    assertThat(new RateSchedule(1_000_000).due(-1)).isZero();
    assertThat(new RateSchedule(1).due(0)).isEqualTo(1);
  }

  @Test
  void aYearAtTheHighestRateDoesNotOverflow() {
    RateSchedule schedule = new RateSchedule(1_000_000);
    long index = 365L * 86_400 * 1_000_000 + 7;
    BigInteger exact =
        BigInteger.valueOf(index)
            .multiply(BigInteger.valueOf(1_000_000_000))
            .divide(BigInteger.valueOf(1_000_000));
    assertThat(schedule.intendedNanos(index)).isEqualTo(exact.longValueExact());
  }
}
