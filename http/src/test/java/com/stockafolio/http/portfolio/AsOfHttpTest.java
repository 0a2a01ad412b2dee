package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AsOfHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");
  private final Booking booking = Booking.ofTrades(USER, 40);

  AsOfHttpTest() {
    http.ledgers.put(booking);
  }

  @Test
  void thePortfolioAsOfAnySequenceAndInstant() {
    for (int sequence : new int[] {0, 1, 16, 17, 39, 40}) {
      String then = Booking.json(booking.states().get(sequence));
      assertThat(http.get(PORTFOLIO + "?asOf=" + sequence).body()).isEqualTo(then);
      if (sequence > 0) {
        long millis = booking.states().get(sequence).latestEntry().recordedAtMillis();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?asOf=41",
        "?asOf=-1",
        "?asOf=yesterday",
        "?asOf=",
        "?asOf=2190-01-01T00:00:00Z",
        "?asOf=%2B999999999-12-31T23:59:59Z",
        "?asOf=99999999999999999999"
      })
  void whatIsNoMomentOrAheadIsNamed(String query) throws IOException {
    assertThat(Answers.problem(http.get(PORTFOLIO + query), 400).get("field").asText())
        .isEqualTo("asOf");
  }
}
