package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** History, as-of, tags, compression, instruments and other origins over HTTP. */
@Timeout(120)
class ContractHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  private final HttpRig http =
      new HttpRig(
          """
          stockafolio.http.answer-timeout = 300 ms
          stockafolio.http.cors-origins = ["https://desk.example"]
          """);
  private final Booking booking = Booking.ofTrades(USER, 40);

  ContractHttpTest() {
    http.ledgers.put(booking);
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void historyIsReadPageByPageToTheFirstTrade() throws IOException {
    List<Integer> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = json(http.get(PORTFOLIO + "/trades?limit=7" + next));
      page.get("trades").forEach(trade -> seen.add(trade.get("sequence").asInt()));
      next = page.get("next").isNull() ? null : "&before=" + page.get("next").asText();
    } while (next != null);
    List<Integer> all = new ArrayList<>();
    for (int sequence = 40; sequence > 0; sequence--) {
      all.add(sequence);
    }
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void aPageHasFiftyTradesUnlessAsked() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 60));
    assertThat(json(http.get(PORTFOLIO + "/trades")).get("trades")).hasSize(50);
    assertThat(json(http.get(PORTFOLIO + "/trades?limit=500")).get("trades")).hasSize(60);
    assertThat(json(http.get(PORTFOLIO + "/trades?before=1")).get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/trades?before=-1,before",
    "/trades?before=0,before",
    "/trades?before=x,before",
    "/trades?before=99999999999999999999,before",
    "/trades?limit=0,limit",
    "/trades?limit=501,limit",
    "/trades?limit=-1,limit",
    "/trades?limit=1.5,limit",
    "?asOf=41,asOf",
    "?asOf=-1,asOf",
    "?asOf=yesterday,asOf",
    "?asOf=,asOf",
    "?asOf=2190-01-01T00:00:00Z,asOf",
    "?asOf=%2B999999999-12-31T23:59:59Z,asOf",
    "?asOf=99999999999999999999,asOf"
  })
  void aParameterOutOfRangeIsNamed(String query, String field) throws IOException {
    HttpResponse<String> answer = http.get(PORTFOLIO + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void theProfitOfTheDayIsCountedFromThePortfolioAtTheClose() throws IOException {
    http.board.take(PriceRecords.of("AAPL", "103"));
    assertThat(json(http.get(PORTFOLIO)).get("totals").has("dayPnl")).isFalse();
    http.closes.take(StubCloses.at(20, "AAPL", "102.5"));
    JsonNode totals = json(http.get(PORTFOLIO)).get("totals");
    // 20 shares since the close at 102.5, 20 since they were bought at 100.
    assertThat(totals.get("dayPnl").asText()).isEqualTo("70");
    assertThat(totals.at("/sinceClose/date").asText()).isEqualTo("2026-11-24");
    String at = totals.at("/sinceClose/at").asText();
    JsonNode then = json(http.get(PORTFOLIO + "?asOf=" + at));
    assertThat(then.get("sequence").asInt()).isEqualTo(20);
    assertThat(then.get("totals").has("dayPnl")).isFalse();
    assertThat(http.get("/api/v1/firm/portfolios").body()).doesNotContain("dayPnl");
    http.ledgers.history().fail(true);
    assertThat(json(http.get(PORTFOLIO)).get("totals").has("dayPnl")).isFalse();
  }

  @Test
  void thePortfolioAsOfAnySequenceAndInstant() {
    for (int sequence : new int[] {0, 1, 16, 17, 39, 40}) {
      String then = Booking.json(booking.states().get(sequence));
      assertThat(http.get(PORTFOLIO + "?asOf=" + sequence).body()).isEqualTo(then);
      if (sequence > 0) {
        long millis = booking.states().get(sequence).latestTrade().recordedAtMillis();
        String instant = Instant.ofEpochMilli(millis).toString();
        assertThat(http.get(PORTFOLIO + "?asOf=" + instant).body()).isEqualTo(then);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z"})
  void thePortfolioAsOfATimeBeforeAllTradesIsEmpty(String instant) {
    HttpResponse<String> answer = http.get(PORTFOLIO + "?asOf=" + instant);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Booking.json(booking.states().get(0)));
  }

  @Test
  void historyThatIsAwayIsUnavailableForNow() {
    http.ledgers.history().fail(true);
    for (String path : new String[] {"/trades?limit=40", "?asOf=5"}) {
      HttpResponse<String> answer = http.get(PORTFOLIO + path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }
    assertThat(http.get(PORTFOLIO).statusCode()).isEqualTo(200);
  }

  @Test
  void thePortfoliosTagTellsWhetherItIsStillTheSame() {
    String tag = http.get(PORTFOLIO).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("W/\"40-");
    HttpResponse<String> same = http.send("GET", PORTFOLIO, "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    http.ledgers.bookNext(USER);
    assertThat(http.send("GET", PORTFOLIO, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsLargeIsCompressedForThoseWhoAsk() throws IOException {
    String plain = http.get(PORTFOLIO).body();
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + http.port() + PORTFOLIO).toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip, br");
    connection.setRequestProperty("Authorization", "Bearer " + http.firmToken());
    assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    try (InputStream in = new GZIPInputStream(connection.getInputStream())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    HttpResponse<String> small =
        http.send("GET", "/api/v1/portfolios/" + Booking.user(2), "Accept-Encoding", "gzip");
    assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(small.body()).startsWith("{\"userId\":");
  }

  @Test
  void instrumentsAreToldBySymbol() throws IOException {
    JsonNode instruments = json(http.get("/api/v1/instruments")).get("instruments");
    List<String> symbols = instruments.findValuesAsText("symbol");
    assertThat(symbols).hasSize(Booking.INSTRUMENTS.all().size()).isSorted().contains("AAPL");
    assertThat(instruments.get(0).get("sector").asText()).isNotBlank();
  }

  @Test
  void pagesOfTheNamedOriginsMayAsk() {
    String[] preflight = {
      "Origin", "https://desk.example", "Access-Control-Request-Method", "POST"
    };
    HttpResponse<String> allowed =
        http.sendAnonymously("OPTIONS", PORTFOLIO + "/trades", "", preflight);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://desk.example");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization");
    HttpResponse<String> read = http.send("GET", PORTFOLIO, "Origin", "https://desk.example");
    assertThat(read.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://desk.example");
    assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    preflight[1] = "https://elsewhere.example";
    HttpResponse<String> refused =
        http.sendAnonymously("OPTIONS", PORTFOLIO + "/trades", "", preflight);
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void otherwisePagesOfOtherOriginsMayNot() {
    try (HttpRig alone = new HttpRig("")) {
      HttpResponse<String> answer = alone.send("GET", PORTFOLIO, "Origin", "https://desk.example");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }
}
