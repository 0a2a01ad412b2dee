package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class HistoryHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final Money FEE = Money.parse("-1");
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  HistoryHttpTest() {
    http.ledgers.put(Booking.ofTrades(USER, 40));
  }

  @Test
  void historyIsReadPageByPageToTheFirstTrade() throws IOException {
    List<Integer> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = Answers.json(http.get(PORTFOLIO + "/trades?limit=7" + next));
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
  void entriesTellAllAndTradesTheTradesAmongThem() throws IOException {
    Booking booking = Booking.of(USER).cash(CashKind.DEPOSIT, "1000");
    for (int i = 0; i < 9; i++) {
      booking.buy("AAPL", "1", "100").transfer(Direction.IN, "MSFT", "2", "50");
      booking.cash(CashKind.FEE, "-1");
    }
    http.ledgers.put(booking);

    List<String> seen = new ArrayList<>();
    List<Integer> trades = new ArrayList<>();
    for (String what : new String[] {"entries", "trades"}) {
      String next = "";
      do {
        JsonNode page = Answers.json(http.get(PORTFOLIO + "/" + what + "?limit=2" + next));
        page.path("entries").forEach(one -> seen.add(one.get("type").asText()));
        page.path("trades").forEach(one -> trades.add(one.get("sequence").asInt()));
        next = page.get("next").isNull() ? null : "&before=" + page.get("next").asText();
      } while (next != null);
    }

    assertThat(seen).hasSize(28).startsWith("CASH", "TRANSFER", "TRADE").endsWith("CASH");
    assertThat(trades).containsExactly(26, 23, 20, 17, 14, 11, 8, 5, 2);
    JsonNode now = Answers.json(http.get(PORTFOLIO));
    assertThat(now.at("/totals/tradeCount").asInt()).isEqualTo(9);
    assertThat(now.at("/totals/cash").asText()).isEqualTo("91");
    assertThat(now.at("/totals/income").asText()).isEqualTo("-9");
    assertThat(now.get("recentTrades")).hasSize(5);
    assertThat(Answers.json(http.get(PORTFOLIO + "?asOf=4")).at("/totals/cash").asText())
        .isEqualTo("899");
  }

  @Test
  void whatWasTakenBackOrCorrectedIsMarkedWhereverItIsTold() throws IOException {
    Booking booking = Booking.of(USER).cash(CashKind.INTEREST, "5").buy("AAPL", "2", "100");
    for (int i = 3; i <= 20; i++) {
      booking.buy("AAPL", "1", "100");
    }
    Correction to =
        new Correction.OfTrade(Side.BUY, Quantity.parse("3"), Price.parse("100"), Money.ZERO);
    booking.correct(2, to).bust(18, "").correct(1, new Correction.OfCash(CashKind.FEE, FEE));
    for (int i = 24; i <= 40; i++) {
      booking.buy("AAPL", "1", "100");
    }
    booking.bust(2, "").correct(40, to).correct(40, to).bust(39, "");
    http.ledgers.put(booking);

    List<String> expected =
        List.of(
            "40 correctedBy " + booking.id(43),
            "39 bustedBy " + booking.id(44),
            "18 bustedBy " + booking.id(22),
            "2 bustedBy " + booking.id(41));
    assertThat(marks("/trades?limit=500", "trades")).isEqualTo(expected);
    List<String> entries = new ArrayList<>(expected);
    entries.add("1 correctedBy " + booking.id(23));
    assertThat(marks("/entries?limit=500", "entries")).isEqualTo(entries);
    assertThat(marks("/trades?limit=2&before=41", "trades")).isEqualTo(expected.subList(0, 2));
    assertThat(marks("/entries?limit=1&before=3", "entries")).isEqualTo(expected.subList(3, 4));
    assertThat(marks("", "recentTrades")).isEqualTo(expected.subList(0, 2));
    // As of then, only what was known.
    assertThat(marks("?asOf=43", "recentTrades")).isEqualTo(expected.subList(0, 1));
    assertThat(marks("?asOf=41", "recentTrades")).isEmpty();
    assertThat(marks("?asOf=22", "recentTrades")).isEqualTo(expected.subList(2, 3));
    assertThat(Answers.json(http.get(PORTFOLIO + "?asOf=20")).at("/totals/tradeCount").asInt())
        .isEqualTo(19);
    assertThat(Answers.json(http.get(PORTFOLIO + "?asOf=22")).at("/totals/tradeCount").asInt())
        .isEqualTo(18);
  }

  /** Which of those told are marked, and by what. */
  private List<String> marks(String path, String list) throws IOException {
    List<String> marks = new ArrayList<>();
    for (JsonNode one : Answers.json(http.get(PORTFOLIO + path)).get(list)) {
      for (String mark : new String[] {"bustedBy", "correctedBy"}) {
        if (one.has(mark)) {
          marks.add(one.get("sequence").asInt() + " " + mark + " " + one.get(mark).asText());
        }
      }
    }
    return marks;
  }

  @Test
  void aPageHasFiftyTradesUnlessAsked() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 60));
    assertThat(Answers.json(http.get(PORTFOLIO + "/trades")).get("trades")).hasSize(50);
    assertThat(Answers.json(http.get(PORTFOLIO + "/trades?limit=500")).get("trades")).hasSize(60);
    assertThat(Answers.json(http.get(PORTFOLIO + "/trades?before=1")).get("next").isNull())
        .isTrue();
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
    "/trades?limit=1.5,limit"
  })
  void aParameterOutOfRangeIsNamed(String query, String field) throws IOException {
    HttpResponse<String> answer = http.get(PORTFOLIO + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Answers.json(answer).get("field").asText()).isEqualTo(field);
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
  void historyThatIsReadAsMuchAsMayBeIsTooManyForNow() {
    http.ledgers.history().beBusy();
    for (String path : new String[] {"/trades?limit=40", "?asOf=5"}) {
      HttpResponse<String> answer = http.get(PORTFOLIO + path);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }
    assertThat(http.get(PORTFOLIO).statusCode()).isEqualTo(200);
  }
}
