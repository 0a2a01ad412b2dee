package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stockafolio.loadtest.simulator.market.Market;
import com.stockafolio.loadtest.simulator.market.TradeFlow;
import com.stockafolio.loadtest.simulator.market.TradeIds;
import com.stockafolio.loadtest.simulator.market.TradeJson;
import com.stockafolio.loadtest.simulator.market.Traffic;
import com.stockafolio.loadtest.simulator.market.Users;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sender on a clock that only its pauses and a slow sink move. */
class OpenLoopTest {

  private static final long START_NANOS = 1_000_000_000_000L;
  private static final long START_MILLIS = Instant.parse("2026-11-24T15:04:05Z").toEpochMilli();
  private static final long MILLI = 1_000_000;

  private final RateSchedule schedule = new RateSchedule(1_000);
  private final List<Long> sentAtMillis = new ArrayList<>();
  private final List<Long> tradedAtMillis = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private long now = START_NANOS;
  private long stallAt = -1;
  private OpenLoop loop;
  private long stopAt = Long.MAX_VALUE;

  private void run(long trades) {
    Market market = new Market(Instruments.load(), 42, 0);
    TradeFlow flow = new TradeFlow(market, new Traffic.Uniform(100), 42, 0, 10, 10, 0);
    TradeJson json = new TradeJson(market, new Users(42, 100), new TradeIds(42, 0));
    TradeSender sender = new TradeSender(flow, json, this::take, new AcknowledgedPrefix(), 10);
    RunClock clock = new RunClock(START_NANOS, START_MILLIS);
    loop = new OpenLoop(schedule, clock, () -> now, nanos -> now += nanos, sender, trades);
    loop.run();
    assertThat(sender.sent()).isEqualTo(values.size());
  }

  private void take(long index, byte[] key, byte[] value) {
    assertThat(index).isEqualTo(values.size());
    values.add(new String(value, StandardCharsets.UTF_8));
    sentAtMillis.add((now - START_NANOS) / MILLI);
    tradedAtMillis.add(tradedAt(value) - START_MILLIS);
    if (index == stallAt) {
      now += 500 * MILLI;
    }
    if (index == stopAt) {
      loop.stop();
    }
  }

  private static long tradedAt(byte[] value) {
    try {
      String text = new JsonMapper().readTree(value).get("tradedAt").textValue();
      return Instant.parse(text).toEpochMilli();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyTradeIsSentAtItsTime() {
    run(2_000);
    assertThat(values).hasSize(2_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(tradedAtMillis.get(i)).isEqualTo(i);
      assertThat(sentAtMillis.get(i)).isEqualTo(i);
    }
  }

  @Test
  void aStallShiftsNoIntendedTime() {
    stallAt = 100;
    run(2_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(tradedAtMillis.get(i)).isEqualTo(i);
    }
    // What became due during the stall is sent at once after it; later trades are on time again.
    assertThat(sentAtMillis.subList(101, 601)).containsOnly(600L);
    assertThat(sentAtMillis.get(601)).isEqualTo(601);
    assertThat(sentAtMillis.get(1_999)).isEqualTo(1_999);
  }

  @Test
  void aStallChangesNoTrade() {
    run(1_500);
    List<String> undisturbed = List.copyOf(values);
    values.clear();
    sentAtMillis.clear();
    tradedAtMillis.clear();
    now = START_NANOS;
    stallAt = 700;
    run(1_500);
    assertThat(values).isEqualTo(undisturbed);
  }

  @Test
  void stopsWhenTold() {
    stopAt = 321;
    run(Long.MAX_VALUE);
    assertThat(values).hasSize(322);
  }
}
