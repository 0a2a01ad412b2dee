package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.HttpRig;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HealthRoutesTest {
  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  @Test
  void aNodeIsReadyWhenAllLedgersHaveServed() throws IOException {
    http.ledgers.silence(2);
    HttpResponse<String> waiting = http.get("/health/ready");
    assertThat(waiting.statusCode()).isEqualTo(503);
    assertThat(waiting.body())
        .isEqualTo(
            "{\"ready\":false,\"ledgersServing\":3,\"ledgers\":4,"
                + "\"waitingFor\":\"1 of 4 ledgers to serve\"}");
    assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aNodeStaysReadyWhileSomeLedgersMove() throws IOException {
    assertThat(http.get("/health/ready").body())
        .isEqualTo("{\"ready\":true,\"ledgersServing\":4,\"ledgers\":4}");
    http.ledgers.silence(2);
    HttpResponse<String> some = http.get("/health/ready");
    assertThat(some.statusCode()).isEqualTo(200);
    assertThat(some.body())
        .isEqualTo(
            "{\"ready\":true,\"ledgersServing\":3,\"ledgers\":4,"
                + "\"waitingFor\":\"1 of 4 ledgers to serve\"}");
    for (int ledger = 0; ledger < 4; ledger++) {
      http.ledgers.silence(ledger);
    }
    assertThat(http.get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void aNodeThatBooksNothingSaysWhyAndGoesOnShowing() {
    http.metrics.standstills.begin("topic trades", "it has 8 partitions");
    HttpResponse<String> ready = http.get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).endsWith(",\"notBooking\":\"it has 8 partitions\"}");
    assertThat(http.get("/metrics").body().lines()).contains("stockafolio_standstills 1.0");
  }

  @Test
  void metricsAreThoseOfTheEngineAndTheJvm() {
    http.metrics.tradesBooked.add(7);
    http.metrics.portfolios.add(3);
    String metrics = http.get("/metrics").body();
    assertThat(metrics.lines())
        .contains(
            "stockafolio_trades_booked_total 7.0",
            "stockafolio_trades_rejected_total 0.0",
            "stockafolio_trades_duplicate_total 0.0",
            "stockafolio_trades_wrong_partition_total 0.0",
            "stockafolio_rejections_failed_total 0.0",
            "stockafolio_rejections_held_up 0.0",
            "stockafolio_rejections_truncated_total 0.0",
            "stockafolio_rejections_unreadable_total 0.0",
            "stockafolio_standstills 0.0",
            "stockafolio_journal_rows_total 0.0",
            "stockafolio_journals_away 0.0",
            "stockafolio_recovery_rows_total 0.0",
            "stockafolio_recovery_trades_total 0.0",
            "stockafolio_checkpoints_total 0.0",
            "stockafolio_checkpoints_damaged_total 0.0",
            "stockafolio_ledgers 4.0",
            "stockafolio_ledgers_serving 4.0",
            "stockafolio_portfolios 3.0",
            "stockafolio_portfolio_actors 0.0",
            "stockafolio_streams 0.0");
    assertThat(metrics).contains("jvm_memory_used_bytes{area=\"heap\"");
  }
}
