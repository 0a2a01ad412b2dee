package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A split of what every one of a million users holds, while some of them trade and watch. */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class WideSplitIT {
  private static final int USERS = Integer.getInteger("users", 1_000_000);
  private static final int WATCHED = 50;
  private static final int TRADES_A_SECOND = 1_000;
  private static final int SECONDS = 30;
  private static final int SPLIT_AT = 20;
  private static final String SPLIT =
      "{\"type\":\"SPLIT\",\"symbol\":\"AAPL\",\"from\":1,\"to\":10}";

  @TempDir Path data;

  @AutoClose private TestSystem system;

  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final Map<String, Long> toldNanos = new ConcurrentHashMap<>();
  private final Map<Integer, Long> adjustedNanos = new ConcurrentHashMap<>();
  private final List<EventLines> streams = new ArrayList<>();

  @Test
  void bookingGoesOnAndWhoeverWatchesIsToldWithinASecond() throws Exception {
    system = new TestSystem(data);
    system.startNode("-Xmx1500m");
    for (int i = 0; i < USERS; i++) {
      buy(i, new UUID(0x7100L, i), "3");
    }
    system.producer().flush();
    Awaitility.await("all is booked")
        .atMost(Duration.ofMinutes(3))
        .until(() -> system.metric("stockafolio_trades_booked_total") >= USERS);
    ExecutorService readers = Executors.newFixedThreadPool(WATCHED + 1);
    try {
      watch(readers);
      long posted = trade(readers);
      report(posted);
    } finally {
      readers.shutdownNow();
      streams.forEach(EventLines::close);
    }
  }

  private void watch(ExecutorService readers) throws Exception {
    String token = system.firmToken();
    CountDownLatch watching = new CountDownLatch(WATCHED);
    for (int i = 0; i < WATCHED; i++) {
      int watched = i;
      EventLines events =
          EventLines.open(
              system.node().address() + "/api/v1/portfolios/" + user(i) + "/events", token);
      streams.add(events);
      Future<?> unused =
          readers.submit(
              () -> {
                events.awaitEvent("snapshot");
                watching.countDown();
                while (true) {
                  EventLines.Event event = events.next();
                  long now = System.nanoTime();
                  if (event.name().equals("trade")) {
                    toldNanos.put(event.data().at("/trade/tradeId").asText(), now);
                  } else if (event.name().equals("adjusted")) {
                    adjustedNanos.put(watched, now);
                  }
                }
              });
    }
    assertThat(watching.await(60, TimeUnit.SECONDS)).isTrue();
  }

  /** When the split was posted, in nanoseconds. */
  private long trade(ExecutorService readers) throws Exception {
    long begun = System.nanoTime();
    Future<Long> posted = null;
    for (int i = 0; i < TRADES_A_SECOND * SECONDS; i++) {
      long due = begun + i * (TimeUnit.SECONDS.toNanos(1) / TRADES_A_SECOND);
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      if (i == TRADES_A_SECOND * SPLIT_AT) {
        posted = readers.submit(this::post);
      }
      UUID id = new UUID(0x7101L, i);
      sentNanos.put(id.toString(), System.nanoTime());
      buy(i % WATCHED, id, "1");
    }
    system.producer().flush();
    Awaitility.await("all is told")
        .atMost(Duration.ofSeconds(30))
        .until(() -> toldNanos.size() == sentNanos.size() && adjustedNanos.size() == WATCHED);
    return posted.get();
  }

  private long post() throws Exception {
    long now = System.nanoTime();
    HttpResponse<String> answer = system.post("/api/v1/firm/market", system.firmToken(), SPLIT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return now;
  }

  private void report(long posted) {
    long first = adjustedNanos.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    long last = adjustedNanos.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    long second = TimeUnit.SECONDS.toNanos(1);
    double before = p99(posted - 10 * second, posted);
    double during = p99(first - second / 2, first + second / 2);
    System.out.printf(
        "split of what %,d hold: first told after %,d ms, all %d after %,d ms; p99 %.1f ms in the"
            + " second of its arrival, %.1f ms in the ten before%n",
        USERS,
        (first - posted) / 1_000_000,
        WATCHED,
        (last - posted) / 1_000_000,
        during / 1e6,
        before / 1e6);
    assertThat(last - posted).isLessThan(second);
    assertThat(during).isLessThan(before * 1.2);
  }

  private double p99(long from, long to) {
    long[] took =
        sentNanos.entrySet().stream()
            .filter(sent -> sent.getValue() >= from && sent.getValue() < to)
            .mapToLong(sent -> toldNanos.get(sent.getKey()) - sent.getValue())
            .toArray();
    Arrays.sort(took);
    return took[took.length * 99 / 100];
  }

  private void buy(int user, UUID id, String quantity) {
    system.send(
        "trades",
        user(user),
        TestSystem.trade(id, user(user), "AAPL", "BUY", quantity, "178.4900"));
  }

  private static String user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_0000L | number).toString();
  }
}
