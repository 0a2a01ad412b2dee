package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
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

/** Splits of what every one of a million users holds, while some of them trade and watch. */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class WideSplitIT {
  private static final int USERS = Integer.getInteger("users", 1_000_000);
  private static final int WATCHED = 50;
  private static final int TRADES_A_SECOND = 1_000;
  private static final int SECONDS = 50;

  /** The seconds in which a split arrives; ten without one come before each. */
  private static final List<Integer> SPLIT_AT = List.of(15, 26, 37);

  private static final String SPLIT =
      "{\"type\":\"SPLIT\",\"symbol\":\"AAPL\",\"from\":1,\"to\":2}";

  @TempDir Path data;

  @AutoClose private TestSystem system;

  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final Map<String, Long> toldNanos = new ConcurrentHashMap<>();
  private final List<Map<Integer, Long>> adjustedNanos =
      SPLIT_AT.stream().<Map<Integer, Long>>map(at -> new ConcurrentHashMap<>()).toList();
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
      List<Long> posted = trade(readers);
      List<Double> slower = new ArrayList<>();
      for (int split = 0; split < posted.size(); split++) {
        slower.add(report(split, posted.get(split)));
      }
      // A pause of the collector may fall into the second of one of them.
      Collections.sort(slower);
      assertThat(slower.get(slower.size() / 2)).as("%s", slower).isLessThan(1.2);
    } finally {
      // The closing of a stream waits for its reader, who waits for the node.
      system.close();
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
                    adjusted(watched, now);
                  }
                }
              });
    }
    assertThat(watching.await(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Each is told once, in the order of the splits. */
  private void adjusted(int watched, long now) {
    for (Map<Integer, Long> split : adjustedNanos) {
      if (split.putIfAbsent(watched, now) == null) {
        return;
      }
    }
  }

  /** When the splits were posted, in nanoseconds. */
  private List<Long> trade(ExecutorService readers) throws Exception {
    long begun = System.nanoTime();
    List<Future<Long>> posted = new ArrayList<>();
    for (int i = 0; i < TRADES_A_SECOND * SECONDS; i++) {
      long due = begun + i * (TimeUnit.SECONDS.toNanos(1) / TRADES_A_SECOND);
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      if (i % TRADES_A_SECOND == 0 && SPLIT_AT.contains(i / TRADES_A_SECOND)) {
        posted.add(readers.submit(this::post));
      }
      UUID id = new UUID(0x7101L, i);
      sentNanos.put(id.toString(), System.nanoTime());
      buy(i % WATCHED, id, "1");
    }
    system.producer().flush();
    Awaitility.await("all is told")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                toldNanos.size() == sentNanos.size()
                    && adjustedNanos.stream().allMatch(split -> split.size() == WATCHED));
    List<Long> nanos = new ArrayList<>();
    for (Future<Long> one : posted) {
      nanos.add(one.get());
    }
    return nanos;
  }

  private long post() throws Exception {
    long now = System.nanoTime();
    HttpResponse<String> answer = system.post("/api/v1/firm/market", system.firmToken(), SPLIT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return now;
  }

  /** How much slower the booking was in the second of a split's arrival than in those before. */
  private double report(int split, long posted) {
    Collection<Long> told = adjustedNanos.get(split).values();
    long first = Collections.min(told);
    long last = Collections.max(told);
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
    return during / before;
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
