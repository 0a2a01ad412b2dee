package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PortfolioHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

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
      JsonNode problem = Answers.problem(http.get("/api/v1/portfolios/" + id + path), 400);
      assertThat(problem.get("field").asText()).isEqualTo("userId");
    }
  }

  @Test
  void aLedgerThatDoesNotAnswerIsUnavailableForNow() throws IOException {
    http.ledgers.silence(http.ledgers.ledgers().ledgerOf(USER));
    HttpResponse<String> response = http.get("/api/v1/portfolios/" + USER);
    Answers.problem(response, 503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void thePortfoliosTagTellsWhetherItIsStillTheSame() {
    http.ledgers.put(Booking.ofTrades(USER, 40));
    String tag = http.get(PORTFOLIO).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("W/\"40-");
    HttpResponse<String> same = http.send("GET", PORTFOLIO, "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    http.ledgers.bookNext(USER);
    assertThat(http.send("GET", PORTFOLIO, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }
}
