package com.stockafolio.loadtest.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.simulator.market.TradeIds;
import com.stockafolio.loadtest.simulator.sending.RateSchedule;
import com.stockafolio.loadtest.simulator.sending.RunClock;
import com.stockafolio.transaction.TradeId;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long START = 5_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final TradeIds ids = new TradeIds(42, 0);
  private final Latencies latencies =
      new Latencies(ids, new RateSchedule(1_000), 0, ArrivalTrace.none());

  private void arrive(TradeIds of, long index, long millisAfterIntended) {
    latencies.arrived(TradeId.of(of.uuid(index)), START + (index + millisAfterIntended) * MILLI);
  }

  @Test
  void countsFromTheIntendedTime() {
    latencies.start(new RunClock(START, 0));
    for (int i = 0; i < 99; i++) {
      arrive(ids, i, 10);
    }
    arrive(ids, 1_000_000, 500);
    latencies.endSecond();
    LatencySummary recent = latencies.recent();
    assertThat(recent.samples()).isEqualTo(100);
    assertThat(recent.p50Millis()).isBetween(9.9, 10.1);
    assertThat(recent.p99Millis()).isBetween(9.9, 10.1);
    assertThat(recent.maxMillis()).isBetween(499.0, 501.0);
  }

  @Test
  void otherRunsAndWhatCameBeforeTheStartDoNotCount() {
    arrive(ids, 0, 1);
    latencies.start(new RunClock(START, 0));
    arrive(new TradeIds(42, 1), 0, 1);
    latencies.arrived(new TradeId(1, 2), START);
    latencies.endSecond();
    assertThat(latencies.arrivals()).isZero();
    assertThat(latencies.total()).isEqualTo(new LatencySummary(null, null, null, null, 0));
  }

  @Test
  void aP99NeedsSamples() {
    latencies.start(new RunClock(START, 0));
    for (int i = 0; i < 999; i++) {
      arrive(ids, i, 3);
    }
    latencies.endSecond();
    assertThat(latencies.total().p99Millis()).isNull();
    assertThat(latencies.total().p50Millis()).isNotNull();
    arrive(ids, 999, 3);
    latencies.endSecond();
    assertThat(latencies.total().p99Millis()).isBetween(2.9, 3.1);
  }

  @Test
  void recentMeansTenSeconds() {
    latencies.start(new RunClock(START, 0));
    arrive(ids, 0, 3);
    for (int second = 0; second < 10; second++) {
      latencies.endSecond();
      assertThat(latencies.recent().samples()).isEqualTo(1);
    }
    latencies.endSecond();
    assertThat(latencies.recent().samples()).isZero();
    assertThat(latencies.total().samples()).isEqualTo(1);
  }

  @Test
  void whatWasMeantForTheWarmUpCountsAsRecentAlone() {
    Latencies warming =
        new Latencies(ids, new RateSchedule(1_000), 2_000 * MILLI, ArrivalTrace.none());
    warming.start(new RunClock(START, 0));
    for (long index : new long[] {0, 1_999, 2_000}) {
      warming.arrived(TradeId.of(ids.uuid(index)), START + (index + 7) * MILLI);
    }
    warming.endSecond();
    assertThat(warming.recent().samples()).isEqualTo(3);
    assertThat(warming.total().samples()).isEqualTo(1);
    assertThat(warming.arrivals()).isEqualTo(3);
  }

  @Test
  void anHourIsTheMost() {
    latencies.start(new RunClock(START, 0));
    arrive(ids, 0, 100L * 3_600_000);
    latencies.endSecond();
    assertThat(latencies.total().maxMillis()).isBetween(3_599_000.0, 3_610_000.0);
  }
}
