package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AllPortfoliosHttpTest {
  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  @Test
  void allPortfoliosAreOneJsonALine() throws IOException {
    Set<String> users = new HashSet<>();
    for (int n = 1; n <= 25; n++) {
      http.ledgers.put(Booking.ofTrades(Booking.user(n), n));
      users.add(Booking.user(n).toString());
    }
    HttpResponse<String> response = http.get("/api/v1/firm/portfolios");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    Set<String> read = new HashSet<>();
    for (String line : response.body().split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode portfolio = new ObjectMapper().readTree(line);
        assertThat(portfolio.get("sequence").asInt())
            .isEqualTo(portfolio.get("totals").get("tradeCount").asInt());
        assertThat(read.add(portfolio.get("userId").asText())).as(line).isTrue();
      }
    }
    assertThat(read).isEqualTo(users);
    assertThat(response.body()).endsWith("}\n").doesNotContain("\n\n");
  }

  @Test
  void noPortfoliosAreNoLines() {
    assertThat(http.get("/api/v1/firm/portfolios").body()).isEmpty();
  }

  @Test
  void oneReadingTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
    String settings = "stockafolio.http.scan { at-once = 1, timeout = 1 s, page-timeout = 60 s }";
    try (HttpRig busy = new HttpRig(settings)) {
      busy.ledgers.silence(3);
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(() -> busy.get("/api/v1/firm/portfolios"));
      Awaitility.await("the first is under way")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                HttpResponse<String> head = busy.send("HEAD", "/api/v1/firm/portfolios");
                assertThat(head.statusCode()).isEqualTo(429);
                assertThat(head.headers().firstValue("Retry-After")).isPresent();
              });
      assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
          .as("broken off after the time in all")
          .hasRootCauseInstanceOf(IOException.class);
      for (int i = 0; i < 3; i++) {
        Awaitility.await("it is over")
            .atMost(Duration.ofSeconds(20))
            .until(() -> busy.send("HEAD", "/api/v1/firm/portfolios").statusCode() == 200);
      }
    }
  }

  @Test
  void aLedgerThatFailsBreaksTheListOff() {
    try (HttpRig impatient = new HttpRig("stockafolio.http.scan.page-timeout = 300 ms")) {
      for (int n = 1; n <= 25; n++) {
        impatient.ledgers.put(Booking.ofTrades(Booking.user(n), 1));
      }
      impatient.ledgers.silence(3);
      assertThatThrownBy(() -> impatient.get("/api/v1/firm/portfolios"))
          .hasRootCauseInstanceOf(IOException.class);
    }
  }
}
