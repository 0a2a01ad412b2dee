package com.stockafolio.http.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KeyedPostingHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String TRADES = "/api/v1/portfolios/" + USER + "/trades";
  private static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"10\",\"price\":\"178.49\"}";
  private static final String KEY = "order 7";
  private static final long MINUTE_MILLIS = 60_000;

  @AutoClose
  private final HttpRig http =
      new HttpRig("stockafolio.http.posting { per-user-per-second = 100, burst = 100 }");

  private HttpResponse<String> keyed(String body) {
    return http.post(USER, TRADES, body, "Idempotency-Key", KEY);
  }

  private int sent() {
    return http.producer.history().size();
  }

  @Test
  void aKeyStandsForItsTradeWhateverComesBetween() throws IOException {
    HttpResponse<String> first = keyed(TRADE);
    for (int i = 0; i < 20; i++) {
      assertThat(http.post(USER, TRADES, TRADE).statusCode()).isEqualTo(202);
    }
    HttpResponse<String> again = keyed(TRADE.replace("\"10\"", "10.0"));
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(Answers.json(again)).isEqualTo(Answers.json(first));
    assertThat(sent()).isEqualTo(21);
  }

  @Test
  void anotherBodyIsAConflictThatNamesTheKeyAndTheTrade() throws IOException {
    String tradeId = Answers.json(keyed(TRADE)).get("tradeId").asText();
    HttpResponse<String> other = keyed(TRADE.replace("BUY", "SELL"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Answers.json(other).get("field").asText()).isEqualTo("Idempotency-Key");
    assertThat(Answers.json(other).get("detail").asText()).contains(tradeId);
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void anothersKeyIsAnotherKey() throws IOException {
    String others = TRADES.replace(USER.toString(), Booking.user(2).toString());
    JsonNode mine = Answers.json(keyed(TRADE));
    HttpResponse<String> theirs = http.post(Booking.user(2), others, TRADE, "Idempotency-Key", KEY);
    assertThat(theirs.statusCode()).isEqualTo(202);
    assertThat(Answers.json(theirs)).isNotEqualTo(mine);
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void withoutWhatRemembersNothingIsSentUnderAKey() throws IOException {
    http.keys.away.set(true);
    HttpResponse<String> answer = keyed(TRADE);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(Answers.json(answer).get("detail").asText())
        .contains("Cassandra", "Nothing was sent");
    assertThat(sent()).isZero();
    assertThat(http.post(USER, TRADES, TRADE).statusCode()).as("without a key").isEqualTo(202);
    http.keys.away.set(false);
    assertThat(keyed(TRADE).statusCode()).isEqualTo(202);
  }

  @Test
  void aTradeOfARequestThatEndedIsFoundOnTheTopic() throws IOException {
    JsonNode first = Answers.json(keyed(TRADE));
    http.keys.forgetAcknowledgement(USER, KEY, 0);
    HttpResponse<String> atOnce = keyed(TRADE);
    assertThat(atOnce.statusCode()).as("the other may be at it").isEqualTo(503);
    assertThat(atOnce.headers().firstValue("Retry-After")).hasValue("2");
    http.keys.forgetAcknowledgement(USER, KEY, MINUTE_MILLIS);
    assertThat(Answers.json(keyed(TRADE))).isEqualTo(first);
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void whatNeverReachedTheTopicIsSentAgainOnceItCannotArrive() throws IOException {
    http.producer.sendException = new TimeoutException("no broker");
    HttpResponse<String> failed = keyed(TRADE);
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(Answers.json(failed).get("detail").asText())
        .contains("Idempotency-Key", "booked once");
    http.producer.sendException = null;
    http.keys.forgetAcknowledgement(USER, KEY, 30_000);
    HttpResponse<String> early = keyed(TRADE);
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(Integer.parseInt(early.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 30);
    assertThat(sent()).isZero();
    http.keys.forgetAcknowledgement(USER, KEY, MINUTE_MILLIS);
    assertThat(keyed(TRADE).statusCode()).isEqualTo(202);
    assertThat(keyed(TRADE).statusCode()).isEqualTo(202);
    assertThat(sent()).isEqualTo(1);
  }
}
