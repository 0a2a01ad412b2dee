package com.stockafolio.loadtest.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trade far back is taken back, while another user of the same ledger goes on trading. */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class DeepBustIT {
  /** The engine has 16, by default: who is in one of 64 with another, is in one of 16. */
  private static final int LEDGERS = 64;

  private static final int BACK = 10_000;
  private static final int PACE_MILLIS = 10;
  private static final int MEASURED = 3_000;

  /** Where among those that are measured the bust comes. */
  private static final int BUST_AT = MEASURED / 2;

  @TempDir Path data;

  @AutoClose private TestSystem system;

  private final long[] sentNanos = new long[MEASURED + 1];
  private final long[] toldNanos = new long[MEASURED + 1];
  private long bustNanos;
  private int sent;

  @Test
  void itIsDoneWithinASecondAndNobodyElseWaitsForIt() throws Exception {
    system = new TestSystem(data);
    system.startNode();
    String busted = user(1);
    String other = neighbour(busted);
    for (int i = 0; i < BACK; i++) {
      trade(busted, new UUID(0x7000L, i));
    }
    system.producer().flush();
    system.awaitPortfoliosOf(BACK);
    String token = system.firmToken();
    String address = system.node().address() + "/api/v1/portfolios/";
    ExecutorService reader = Executors.newFixedThreadPool(2);
    try (EventLines bustedEvents = EventLines.open(address + busted + "/events", token);
        EventLines events = EventLines.open(address + other + "/events", token)) {
      bustedEvents.awaitEvent("snapshot");
      events.awaitEvent("snapshot");
      measure(reader, events, other, null); // compiles what is measured
      long p99Before = measure(reader, events, other, null);
      Future<Long> done =
          reader.submit(
              () -> {
                bustedEvents.awaitEvent("busted");
                return System.nanoTime();
              });
      long p99 = measure(reader, events, other, busted);
      long took = done.get(30, TimeUnit.SECONDS) - bustNanos;
      System.out.printf(
          "%,d entries back: taken back after %,d ms; p99 of another user of the ledger %.1f ms,"
              + " %.1f ms without; the longest %.1f ms%n",
          BACK, took / 1_000_000, p99 / 1e6, p99Before / 1e6, longest() / 1e6);
      assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(1));
      assertThat(p99).isLessThan(p99Before * 12 / 10);
    } finally {
      reader.shutdownNow();
    }
  }

  /** The p99 between what is sent and what is told. */
  private long measure(ExecutorService reader, EventLines events, String user, String busted)
      throws Exception {
    Future<?> told =
        reader.submit(
            () -> {
              for (int i = 0; i < MEASURED; i++) {
                events.awaitEvent("trade");
                toldNanos[i] = System.nanoTime();
              }
              return null;
            });
    long begun = System.nanoTime();
    for (int i = 0; i < MEASURED; i++) {
      TimeUnit.NANOSECONDS.sleep(begun + i * PACE_MILLIS * 1_000_000L - System.nanoTime());
      if (busted != null && i == BUST_AT) {
        bustNanos = System.nanoTime();
        system.send("trades", busted, bust(busted, new UUID(0x7000L, 0)));
      }
      sentNanos[i] = System.nanoTime();
      trade(user, new UUID(0x7001L, sent));
    }
    told.get(60, TimeUnit.SECONDS);
    long[] took = took();
    return took[took.length * 99 / 100];
  }

  private long[] took() {
    long[] took = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      took[i] = toldNanos[i] - sentNanos[i];
    }
    Arrays.sort(took);
    return took;
  }

  private long longest() {
    return took()[MEASURED - 1];
  }

  private void trade(String user, UUID id) {
    sent++;
    system.send("trades", user, TestSystem.trade(id, user, "AAPL", "BUY", "1", "2.5"));
  }

  private static String bust(String user, UUID of) {
    return """
    {"type":"BUST","tradeId":"%s","userId":"%s","of":"%s","reason":"Error",\
    "tradedAt":"2026-11-24T15:04:05.123Z"}\
    """
        .formatted(UUID.randomUUID(), user, of);
  }

  private static String user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_0000L | number).toString();
  }

  /** Another user of the same ledger. */
  private static String neighbour(String user) {
    int number = 2;
    while (ledger(user(number)) != ledger(user)) {
      number++;
    }
    return user(number);
  }

  private static int ledger(String user) {
    return Utils.toPositive(Utils.murmur2(user.getBytes(US_ASCII))) % LEDGERS;
  }
}
