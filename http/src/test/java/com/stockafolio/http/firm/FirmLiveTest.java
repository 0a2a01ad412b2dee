package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.StubLedgers;
import com.stockafolio.transaction.TradeId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The running day's sums of all ledgers, as the firm asks for them. */
@Timeout(60)
class FirmLiveTest {
  private static final String LIVE = "/api/v1/firm/live";

  /** 09:30 in New York. */
  private static final Instant OPEN = Instant.parse("2026-11-24T14:30:00Z");

  private static HttpRig rig() {
    return new HttpRig("stockafolio.http.firm { live-interval = 100 ms, live-timeout = 300 ms }");
  }

  private static JsonNode live(HttpRig http) throws Exception {
    HttpResponse<String> answer = http.get(LIVE);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    return Answers.found(answer);
  }

  private static void book(
      HttpRig http,
      int ledger,
      String symbol,
      Side side,
      String quantity,
      String price,
      int minute) {
    http.ledgers
        .day(ledger)
        .book(
            List.of(
                new BookedTrade(
                    0,
                    OPEN.plusSeconds(60L * minute).toEpochMilli(),
                    0,
                    new TradeId(1, 2),
                    Booking.user(1),
                    Booking.INSTRUMENTS.bySymbol(symbol).id(),
                    side,
                    Quantity.parse(quantity),
                    Price.parse(price))));
  }

  @Test
  void theLedgersSumsAreOne() throws Exception {
    try (HttpRig http = rig()) {
      book(http, 0, "AAPL", Side.BUY, "10", "100", 0);
      book(http, 1, "AAPL", Side.SELL, "2.5", "100.0001", 2);
      book(http, 2, "MSFT", Side.BUY, "1", "400", 2);
      book(http, 3, "XOM", Side.BUY, "30", "100", 1);

      JsonNode live = live(http);

      assertThat(live.get("provisional").asBoolean()).isTrue();
      assertThat(live.get("ledgersAnswering").asInt()).isEqualTo(StubLedgers.COUNT);
      assertThat(live.get("since").asText()).isEqualTo(Instant.ofEpochMilli(1_000_000).toString());
      assertThat(live.get("completeSince").asText())
          .isEqualTo(Instant.ofEpochMilli(4_000_000).toString());
      assertThat(live.get("totals"))
          .hasToString(
              """
              {"trades":4,"shares":"43.5","tradedValue":"4650.00025","buyValue":"4400",\
              "sellValue":"250.00025","imbalance":"0.8925"}\
              """);
      assertThat(live.get("stocks").findValuesAsText("symbol"))
          .containsExactly("XOM", "AAPL", "MSFT");
      assertThat(live.at("/stocks/1/tradedValue").asText()).isEqualTo("1250.00025");
      assertThat(live.at("/stocks/1/imbalance").asText()).isEqualTo("0.6000");
      assertThat(live.get("sectors").findValuesAsText("sector"))
          .containsExactly("Energy", "Information Technology");
      assertThat(live.get("sectors").findValuesAsText("share")).containsExactly("0.6452", "0.3548");
      assertThat(live.get("minutes").findValuesAsText("at"))
          .containsExactly(
              "2026-11-24T09:30-05:00", "2026-11-24T09:31-05:00", "2026-11-24T09:32-05:00");
      assertThat(live.at("/minutes/2/tradedValue").asText()).isEqualTo("650.00025");
      assertThat(live.at("/minutes/2/trades").asInt()).isEqualTo(2);
    }
  }

  @Test
  void beforeTheFirstTradeAllIsNothing() throws Exception {
    try (HttpRig http = rig()) {
      JsonNode live = live(http);
      assertThat(live.at("/totals/tradedValue").asText()).isEqualTo("0");
      assertThat(live.at("/totals/imbalance").asText()).isEqualTo("0.0000");
      assertThat(live.get("stocks")).isEmpty();
      assertThat(live.get("minutes")).isEmpty();
    }
  }

  @Test
  void aSilentLedgerIsMissingAndSaidToBe() throws Exception {
    try (HttpRig http = rig()) {
      book(http, 0, "AAPL", Side.BUY, "1", "100", 0);
      http.ledgers.silence(2);
      JsonNode live = live(http);
      assertThat(live.get("ledgersAnswering").asInt()).isEqualTo(StubLedgers.COUNT - 1);
      assertThat(live.at("/totals/trades").asInt()).isEqualTo(1);
      for (int ledger = 0; ledger < StubLedgers.COUNT; ledger++) {
        http.ledgers.silence(ledger);
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> http.get(LIVE).statusCode() == 503);
    }
  }

  @Test
  void withinAnIntervalTheLedgersAreAskedOnce() throws Exception {
    try (HttpRig http = new HttpRig("stockafolio.http.firm.live-interval = 1 minute")) {
      JsonNode first = live(http);
      book(http, 0, "AAPL", Side.BUY, "1", "100", 0);
      assertThat(live(http)).isEqualTo(first);
    }
  }
}
