package com.stockafolio.http.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PreviewHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;
  private static final String PREVIEW = PORTFOLIO + "/trades/preview";

  @AutoClose private final HttpRig http = new HttpRig("");

  private static String trade(String side, String quantity, String price) {
    return "{\"symbol\":\"AAPL\",\"side\":\"%s\",\"quantity\":\"%s\",\"price\":\"%s\"}"
        .formatted(side, quantity, price);
  }

  @Test
  void itIsWhatTheBookedTradeLeadsTo() throws IOException {
    http.board.take(PriceRecords.of("AAPL", "101", "MSFT", "401"));
    Booking booking = Booking.of(USER).buy("MSFT", "3", "400").buy("AAPL", "2.5", "99.37");
    http.ledgers.put(booking);
    JsonNode before = Answers.json(http.get(PORTFOLIO));

    JsonNode preview = Answers.json(http.post(USER, PREVIEW, trade("SELL", "4", "103.11")));

    assertThat(Answers.json(http.get(PORTFOLIO))).as("nothing is kept").isEqualTo(before);
    assertThat(http.producer.history()).isEmpty();
    http.ledgers.put(booking.sell("AAPL", "4", "103.11"));
    JsonNode after = Answers.json(http.get(PORTFOLIO));
    assertThat(preview.get("accepted").asBoolean()).isTrue();
    JsonNode outcome = preview.get("outcome");
    assertThat(outcome.get("sequence").asInt()).isEqualTo(3);
    assertThat(outcome.get("totals")).isEqualTo(after.get("totals"));
    assertThat(outcome.get("position")).isEqualTo(after.at("/positions/0"));
    assertThat(outcome.at("/position/quantity").asText()).isEqualTo("-1.5");
    assertThat(outcome.at("/trade/realizedPnl")).isEqualTo(after.at("/recentTrades/0/realizedPnl"));
  }

  @Test
  void whyItWouldNotBeBookedIsTold() throws IOException {
    Booking booking = Booking.of(USER);
    for (int i = 0; i < 9; i++) {
      booking.buy("AAPL", "1000000000", "0.0001");
    }
    http.ledgers.put(booking);

    JsonNode preview = Answers.json(http.post(USER, PREVIEW, trade("BUY", "1", "0.0001")));

    assertThat(preview.get("accepted").asBoolean()).isFalse();
    assertThat(preview.get("reason").asText()).isEqualTo("OUT_OF_RANGE");
    assertThat(preview.get("detail").asText()).isNotBlank();
    assertThat(preview.has("outcome")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"-1\",\"price\":\"2\"}; quantity",
        "{\"symbol\":\"NOPE\",\"side\":\"BUY\",\"quantity\":\"1\",\"price\":\"2\"}; symbol",
        "{\"type\":\"CASH\",\"amount\":\"5\",\"kind\":\"DEPOSIT\"}; type",
      })
  void whatCannotBeIsNamed(String body, String field) throws IOException {
    HttpResponse<String> answer = http.post(USER, PREVIEW, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void noOtherTraderSeesIt() {
    HttpResponse<String> answer = http.post(Booking.user(2), PREVIEW, trade("BUY", "1", "2"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
