package com.stockafolio.http.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.transaction.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostingHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String TRADES = "/api/v1/portfolios/" + USER + "/trades";
  private static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"10\",\"price\":\"178.49\"}";

  @AutoClose
  private final HttpRig http =
      new HttpRig(
          """
          stockafolio.http.posting {
            most-bytes = 1 KiB, timeout = 500 ms, per-user-per-second = 1, burst = 5
          }
          """);

  @Test
  void aTradeGoesToTheTopicUnderItsUser() throws IOException {
    HttpResponse<String> answer = http.post(USER, TRADES, TRADE, "Idempotency-Key", "order 7");
    assertThat(answer.statusCode()).isEqualTo(202);
    ProducerRecord<byte[], byte[]> record = http.producer.history().get(0);
    assertThat(record.topic()).isEqualTo("trades");
    assertThat(record.partition()).as("left to the partitioner").isNull();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(USER.toString());
    JsonNode value = new ObjectMapper().readTree(record.value());
    assertThat(value.get("tradeId")).isEqualTo(Answers.json(answer).get("tradeId"));
    assertThat(value.get("price").asText()).isEqualTo("178.4900");
    assertThat(Answers.json(http.post(USER, TRADES, TRADE, "Idempotency-Key", "order 7")))
        .isEqualTo(Answers.json(answer));
  }

  @Test
  void cashAndTransfersAreTheFirmsToPost() throws IOException {
    String cash = "{\"type\":\"CASH\",\"amount\":\"-2.5\",\"kind\":\"FEE\"}";
    String transfer =
        "{\"type\":\"TRANSFER\",\"direction\":\"IN\",\"symbol\":\"AAPL\",\"quantity\":\"3\",\"costBasis\":\"9\"}";
    assertThat(http.post(USER, TRADES, cash).statusCode()).isEqualTo(403);
    assertThat(firmPosts(TRADE).statusCode()).isEqualTo(403);
    assertThat(http.producer.history()).isEmpty();

    assertThat(firmPosts(cash).statusCode()).isEqualTo(202);
    assertThat(firmPosts(transfer).statusCode()).isEqualTo(202);
    JsonNode sent = sent(0);
    assertThat(sent.get("type").asText()).isEqualTo("CASH");
    assertThat(sent.get("userId").asText()).isEqualTo(USER.toString());
    assertThat(sent.get("amount").asText()).isEqualTo("-2.5");
    assertThat(sent.get("kind").asText()).isEqualTo("FEE");
    assertThat(sent(1).get("costBasis").asText()).isEqualTo("9");

    HttpResponse<String> wrong = firmPosts(cash.replace("FEE", "DEPOSIT"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(Answers.json(wrong).get("field").asText()).isEqualTo("amount");
  }

  @Test
  void bustsAndCorrectionsAreTheFirmsToPost() throws IOException {
    String of = "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11";
    String bust = "{\"type\":\"BUST\",\"of\":\"%s\",\"reason\":\"fat finger\"}".formatted(of);
    String correct = TRADE.replace("{", "{\"type\":\"CORRECT\",\"of\":\"" + of + "\",");
    for (String body : new String[] {bust, correct}) {
      HttpResponse<String> refused = http.post(USER, TRADES, body);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(Answers.json(refused).get("detail").asText()).contains("posted by the firm");
    }
    assertThat(http.producer.history()).isEmpty();

    HttpResponse<String> taken = firmPosts(bust, "Idempotency-Key", "bust 7");
    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(sent(0).get("tradeId")).isEqualTo(Answers.json(taken).get("tradeId"));
    assertThat(sent(0).get("type").asText()).isEqualTo("BUST");
    assertThat(sent(0).get("of").asText()).isEqualTo(of);
    assertThat(sent(0).get("reason").asText()).isEqualTo("fat finger");
    assertThat(firmPosts(bust, "Idempotency-Key", "bust 7").body()).isEqualTo(taken.body());
    assertThat(http.producer.history()).hasSize(1);
    HttpResponse<String> other =
        firmPosts(bust.replace("fat", "thin"), "Idempotency-Key", "bust 7");
    assertThat(other.statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsWrongWithACorrectionIsNamed() throws IOException {
    String of = "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11";
    String correct = TRADE.replace("{", "{\"type\":\"CORRECT\",\"of\":\"" + of + "\",");
    assertThat(firmPosts(correct.replace("AAPL", "NONESUCH")).statusCode()).isEqualTo(202);
    assertThat(sent(0).has("symbol")).isFalse();
    assertThat(sent(0).get("price").asText()).isEqualTo("178.4900");
    for (String[] wrong :
        new String[][] {
          {"of", correct.replace(of, "7")},
          {"side", correct.replace("\"side\"", "\"x\"")},
          {"quantity", correct.replace("\"10\"", "\"0\"")}
        }) {
      HttpResponse<String> answer = firmPosts(wrong[1]);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Answers.json(answer).get("field").asText()).isEqualTo(wrong[0]);
    }
  }

  @Test
  void aTradesFeeAndCurrencyAreChecked() throws IOException {
    String withFee = TRADE.replace("}", ",\"fee\":2.27,\"currency\":\"USD\"}");
    assertThat(http.post(USER, TRADES, withFee).statusCode()).isEqualTo(202);
    assertThat(sent(0).get("fee").asText()).isEqualTo("2.27");
    for (String[] wrong :
        new String[][] {
          {"fee", withFee.replace("2.27", "-1")},
          {"fee", withFee.replace("2.27", "0.123456789")},
          {"currency", withFee.replace("USD", "EUR")}
        }) {
      HttpResponse<String> answer = http.post(USER, TRADES, wrong[1]);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Answers.json(answer).get("field").asText()).isEqualTo(wrong[0]);
    }
  }

  @Test
  void aSymbolIsTakenInEachSpellingAndToldInOne() throws IOException {
    for (String spelled : new String[] {"BRK.B", "BRK-B", "BRK/B", "BRK B"}) {
      HttpResponse<String> answer = http.post(USER, TRADES, TRADE.replace("AAPL", spelled));
      assertThat(answer.statusCode()).as(spelled).isEqualTo(202);
      assertThat(Answers.json(answer).get("symbol").asText()).isEqualTo("BRK.B");
    }
    for (int i = 0; i < 4; i++) {
      assertThat(sent(i).get("symbol").asText()).isEqualTo("BRK.B");
    }
    assertThat(http.post(USER, TRADES, TRADE.replace("AAPL", "BRK_B")).statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsSpelledOtherwiseUnderOneKeyIsTheSame() {
    String[] key = {"Idempotency-Key", "order 8"};
    String trade = TRADE.replace("AAPL", "BRK-B");
    assertThat(http.post(USER, TRADES, trade, key).statusCode()).isEqualTo(202);
    assertThat(http.post(USER, TRADES, trade.replace("BRK-B", "BRK.B"), key).statusCode())
        .isEqualTo(202);
    assertThat(http.producer.history()).hasSize(1);
  }

  @Test
  void aSymbolThatIsNewIsFoundInTheTable() throws IOException {
    http.market.add(new MarketAction.Rename(new InstrumentName.BySymbol("AAPL"), "APPL"));
    HttpResponse<String> answer = http.post(USER, TRADES, TRADE.replace("AAPL", "APPL"));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Answers.json(http.post(USER, TRADES, TRADE)).get("symbol").asText())
        .as("the old one is an alias")
        .isEqualTo("APPL");
  }

  private JsonNode sent(int index) throws IOException {
    return new ObjectMapper().readTree(http.producer.history().get(index).value());
  }

  private HttpResponse<String> firmPosts(String body, String... more) {
    String[] headers = Arrays.copyOf(more, more.length + 4);
    headers[more.length] = "Content-Type";
    headers[more.length + 1] = "application/json";
    headers[more.length + 2] = "Authorization";
    headers[more.length + 3] = "Bearer " + http.firmToken();
    return http.sendAnonymously("POST", TRADES, body, headers);
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsSent() throws IOException {
    HttpResponse<String> answer = http.post(USER, TRADES, TRADE.replace("178.49", "0"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo("price");
    assertThat(Answers.json(answer).get("detail").asText()).contains("above 0");
    assertThat(http.post(USER, TRADES, "").statusCode()).isEqualTo(400);
    assertThat(http.producer.history()).isEmpty();
  }

  @Test
  void aBodyOfAnotherTypeOrSizeIsNotTaken() {
    String tooLong = TRADE.replace("AAPL", "A".repeat(1_024));
    assertThat(http.post(USER, TRADES, tooLong).statusCode()).isEqualTo(413);
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      HttpResponse<String> answer =
          http.sendAnonymously(
              "POST",
              TRADES,
              TRADE,
              "Content-Type",
              type,
              "Authorization",
              "Bearer " + http.token(USER));
      assertThat(answer.statusCode()).isEqualTo(415);
    }
    assertThat(http.producer.history()).isEmpty();
  }

  @Test
  void moreThanTheRateIsRefusedForNow() {
    HttpResponse<String> refused = http.post(USER, TRADES, TRADE);
    int taken = 0;
    while (refused.statusCode() == 202) {
      taken++;
      refused = http.post(USER, TRADES, TRADE);
    }
    assertThat(taken).isGreaterThanOrEqualTo(5);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    String others = TRADES.replace(USER.toString(), Booking.user(2).toString());
    assertThat(http.post(Booking.user(2), others, TRADE).statusCode()).isEqualTo(202);
  }

  @Test
  void whatKafkaDoesNotTakeIsUnavailableForNow() throws IOException {
    http.producer.sendException = new TimeoutException("no broker");
    HttpResponse<String> answer = http.post(USER, TRADES, TRADE);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(Answers.json(answer).get("detail").asText()).contains("tradeId", "booked once");
  }

  @Test
  void whereNothingIsBookedNothingIsTaken() throws IOException {
    http.metrics.standstills.begin("partition 3", "it was cut");
    assertThat(http.post(USER, TRADES, TRADE).statusCode()).isEqualTo(202);
    http.producer.clear();
    http.metrics.standstills.beginWhole("topic trades", "it has 8 partitions");
    HttpResponse<String> answer = http.post(USER, TRADES, TRADE);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Answers.json(answer).get("detail").asText()).contains("Nothing was sent");
    assertThat(http.producer.history()).isEmpty();
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedForLong() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", http.port())) {
      socket.setSoTimeout(20_000);
      String head =
          "POST %s HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n"
              + "Content-Type: application/json\r\nContent-Length: 200\r\n\r\n{\"symbol\"";
      socket.getOutputStream().write(head.formatted(TRADES, http.token(USER)).getBytes(UTF_8));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(in.readLine()).startsWith("HTTP/1.1 408 ");
    }
  }
}
