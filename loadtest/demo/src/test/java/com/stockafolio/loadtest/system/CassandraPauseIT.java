package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cassandra hangs for longer than its clients wait: portfolios are shown all the same. */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class CassandraPauseIT {
  private static final Duration PAUSE = Duration.ofSeconds(14);
  private static final int USERS = 200;

  @TempDir Path data;

  @AutoClose private TestSystem system;

  private int sent;
  private int reads;
  private int answered;

  @Test
  void noReadFailsAndBookingGoesOn() throws Exception {
    system = new TestSystem(data);
    system.startNode();
    trade(1_000);
    system.awaitPortfoliosOf(1_000);
    String reader = user(1);
    String token = system.node().get("/demo/token?user=" + reader).orElseThrow();
    String path = "/api/v1/portfolios/" + reader;
    Child cassandra =
        system.stack().servers().stream()
            .filter(server -> server.role().equals("cassandra"))
            .findFirst()
            .orElseThrow();

    try (EventLines events = EventLines.open(system.node().address() + path + "/events", token)) {
      events.awaitEvent("snapshot");
      cassandra.pause();
      Awaitility.await("every read is answered")
          .during(PAUSE)
          .atMost(PAUSE.multipliedBy(2))
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(
              () -> {
                trade(20);
                reads++;
                assertThat(system.node().get(path, token)).as("read %d", reads).isPresent();
                answered++;
              });
      assertThat(answered).isEqualTo(reads);
      assertThat(journalsAway()).isPositive();
      cassandra.resume();
      Instant back = Instant.now();
      Awaitility.await("all is booked")
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> journalsAway() == 0);
      system.awaitPortfoliosOf(sent);
      System.out.printf(
          "%,d reads, none failed; %,d trades booked %.1f s after Cassandra was back%n",
          reads, sent, Duration.between(back, Instant.now()).toMillis() / 1e3);
      events.awaitEvent("trade");
    } finally {
      cassandra.resume();
    }
    assertThat(system.node().child().hasLogged("shows what it has")).isTrue();
    assertThat(system.node().child().hasLogged("stops:")).as("a ledger that stopped").isFalse();
  }

  private double journalsAway() {
    return system.metric("stockafolio_journals_away");
  }

  private void trade(int trades) {
    for (int i = 0; i < trades; i++) {
      sent++;
      String user = user(sent % USERS);
      system.send(
          "trades",
          user,
          TestSystem.trade(new UUID(0x8000L, sent), user, "AAPL", "BUY", "1", "2.5"));
    }
    system.producer().flush();
  }

  private static String user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_0000L | number).toString();
  }
}
