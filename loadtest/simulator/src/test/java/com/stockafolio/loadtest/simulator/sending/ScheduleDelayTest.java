package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ScheduleDelayTest {

  private static final long START = 5_000_000_000L;
  private static final byte[] NOTHING = {};

  private final AtomicLong now = new AtomicLong(START);
  private final List<Long> handedOn = new ArrayList<>();
  private final ScheduleDelay delay =
      new ScheduleDelay(
          (index, key, value) -> handedOn.add(index),
          new RateSchedule(1_000),
          new RunClock(START, 0),
          now::get);

  @Test
  void keepsTheMostAndHandsAllOn() {
    send(0, 0);
    send(1, 1_000_000);
    assertThat(delay.mostNanos()).isZero();
    send(2, 9_000_000);
    send(3, 9_000_000);
    send(4, 9_000_000);
    assertThat(delay.mostNanos()).isEqualTo(7_000_000);
    assertThat(handedOn).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void aTradeBeforeItsTimeIsNotLate() {
    send(5, 0);
    assertThat(delay.mostNanos()).isZero();
  }

  private void send(long index, long elapsedNanos) {
    now.set(START + elapsedNanos);
    delay.send(index, NOTHING, NOTHING);
  }
}
