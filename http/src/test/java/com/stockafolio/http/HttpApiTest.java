package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {
  private static final UserId USER = Booking.user(1);

  private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  @AfterEach
  void stop() {
    http.close();
  }

  private static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertThat(problem.fieldNames()).toIterable().startsWith("type", "title", "status", "detail");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }

  @Test
  void aPortfolioIsJson() {
    Booking booking = Booking.of(USER).buy("AAPL", "2", "150.5");
    http.ledgers.put(booking);
    HttpResponse<String> response = http.get("/api/v1/portfolios/" + USER);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(response.body()).isEqualTo(booking.json());
  }

  @Test
  void aUserWhoNeverTradedHasAnEmptyPortfolio() {
    HttpResponse<String> response = http.get("/api/v1/portfolios/" + Booking.user(2));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"sequence\":0", "\"positions\":[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "not-a-user",
        "00000000-0000-8000-8000-00000000000",
        "00000000-0000-8000-8000-0000000000001",
        "00000000-0000-8000-8000-00000000000g",
        "00000000-0000-8000-8000-00000000000A",
        "00000000000080008000000000000001",
        "%22%3Cscript%3E"
      })
  void aBadUserIdIsNamed(String id) throws IOException {
    for (String path : new String[] {"", "/events"}) {
      JsonNode problem = problem(http.get("/api/v1/portfolios/" + id + path), 400);
      assertThat(problem.get("field").asText()).isEqualTo("userId");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/portfolios", "/api/v1/portfolios/", "/api/v2/x", "/nothing", "/assets/"})
  void whatIsNotThereIsAProblem(String path) throws IOException {
    problem(http.get(path), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/portfolios/00000000-0000-8000-8000-000000000001",
    "DELETE,/api/v1/portfolios/00000000-0000-8000-8000-000000000001/events",
    "PUT,/api/v1/firm/portfolios",
    "POST,/health/ready",
    "POST,/"
  })
  void anotherMethodIsAProblemThatNamesTheRightOne(String method, String path) throws IOException {
    HttpResponse<String> response = http.send(method, path);
    problem(response, 405);
    assertThat(response.headers().firstValue("Allow"))
        .hasValue(path.endsWith("/events") ? "GET" : "GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/firm",
        "/assets/trader/trader.js",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/openapi.yaml",
        "/api/v1/portfolios/00000000-0000-8000-8000-000000000001",
        "/api/v1/instruments",
        "/api/v1/firm/portfolios",
        "/nothing"
      })
  void headIsGetWithoutABody(String path) {
    HttpResponse<String> get = http.get(path);
    HttpResponse<String> head = http.send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String header : List.of("Content-Type", "ETag", "Cache-Control", "Content-Encoding")) {
      assertThat(head.headers().firstValue(header))
          .as(header)
          .isEqualTo(get.headers().firstValue(header));
    }
    get.headers()
        .firstValue("ETag")
        .ifPresent(
            tag ->
                assertThat(http.send("HEAD", path, "If-None-Match", tag).statusCode())
                    .isEqualTo(304));
  }

  @Test
  void anEventStreamIsNotOpenedByHead() {
    HttpResponse<String> head = http.send("HEAD", "/api/v1/portfolios/" + USER + "/events");
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(head.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void aRequestThatIsNoHttpIsAProblemToo() throws IOException {
    try (EventClient client = new EventClient(http.port(), "/%zz")) {
      assertThat(client.status).startsWith("HTTP/1.1 400");
      assertThat(client.headers).containsEntry("content-type", "application/problem+json");
    }
  }

  @Test
  void aLedgerThatDoesNotAnswerIsUnavailableForNow() throws IOException {
    http.ledgers.silence(http.ledgers.ledgers().ledgerOf(USER));
    HttpResponse<String> response = http.get("/api/v1/portfolios/" + USER);
    problem(response, 503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
  }

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
            "stockafolio_journal_rows_total 0.0",
            "stockafolio_recovery_rows_total 0.0",
            "stockafolio_recovery_trades_total 0.0",
            "stockafolio_checkpoints_total 0.0",
            "stockafolio_ledgers 4.0",
            "stockafolio_ledgers_serving 4.0",
            "stockafolio_portfolios 3.0",
            "stockafolio_portfolio_actors 0.0",
            "stockafolio_streams 0.0");
    assertThat(metrics).contains("jvm_memory_used_bytes{area=\"heap\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html",
    "/?user=x,text/html",
    "/assets/trader/trader.css,text/css",
    "/assets/trader/trader.js,application/javascript",
    "/assets/shared/icon.svg,image/svg+xml"
  })
  void thePageComesWithAStrictPolicyAndATag(String path, String type) {
    HttpResponse<String> page = http.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(http.send("GET", path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void thePageHoldsNothingInlineAndNothingFromElsewhere() {
    String html = http.get("/").body();
    assertThat(html).doesNotContain("http://", "https://", " style=", " onclick=", "<style");
    assertThat(html).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
    assertThat(http.get("/assets/trader/trader.js").body()).doesNotContain("innerHTML", "insertAdjacent");
  }
}
