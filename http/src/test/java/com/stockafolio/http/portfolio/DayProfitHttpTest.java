package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DayProfitHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  DayProfitHttpTest() {
    http.ledgers.put(Booking.ofTrades(USER, 40));
  }

  @Test
  void theProfitOfTheDayIsCountedFromThePortfolioAtTheClose() throws IOException {
    http.board.take(PriceRecords.of("AAPL", "103"));
    assertThat(Answers.json(http.get(PORTFOLIO)).get("totals").has("dayPnl")).isFalse();
    http.closes.take(StubCloses.at(20, "AAPL", "102.5"));
    JsonNode totals = Answers.json(http.get(PORTFOLIO)).get("totals");
    // 20 shares since the close at 102.5, 20 since they were bought at 100.
    assertThat(totals.get("dayPnl").asText()).isEqualTo("70");
    assertThat(totals.at("/sinceClose/date").asText()).isEqualTo("2026-11-24");
    String at = totals.at("/sinceClose/at").asText();
    JsonNode then = Answers.json(http.get(PORTFOLIO + "?asOf=" + at));
    assertThat(then.get("sequence").asInt()).isEqualTo(20);
    assertThat(then.get("totals").has("dayPnl")).isFalse();
    assertThat(http.get("/api/v1/firm/portfolios").body()).doesNotContain("dayPnl");
    http.ledgers.history().fail(true);
    assertThat(Answers.json(http.get(PORTFOLIO)).get("totals").has("dayPnl")).isFalse();
  }
}
