package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.rig.ApiDocument;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubMarket;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream tells of busts and corrections. */
@Timeout(60)
class RevisionEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MarketAction SPLIT =
      new MarketAction.Split(new BySymbol("AAPL"), new Ratio(1, 2), null);

  private final StubMarket market = new StubMarket();
  private final ApiDocument document = new ApiDocument();

  private static Correction trade(String quantity, String price, String fee) {
    return new Correction.OfTrade(
        Side.BUY, Quantity.parse(quantity), Price.parse(price), Money.parse(fee));
  }

  @Test
  void aBustTellsWhatItIsOfAndWhatItMoved() throws IOException {
    Booking booking =
        Booking.of(Booking.user(1))
            .buy("AAPL", "100", "10")
            .buy("AAPL", "50", "16")
            .meet(market, SPLIT)
            .sell("AAPL", "100", "9")
            .bust(2, "a \"fat\" finger");
    String event = told(booking);
    assertThat(event).startsWith("id: 5\nevent: busted\ndata: ");
    JsonNode told = data(event);
    assertThat(told.get("entry").toString())
        .isEqualTo(
            """
            {"type":"BUST","sequence":5,"tradeId":"%s","of":"%s","ofSequence":2,"ofType":"TRADE",\
            "symbol":"AAPL","reason":"a \\"fat\\" finger",\
            "moves":[{"symbol":"AAPL","instrumentId":2,"quantity":"-100","costBasis":"-700",\
            "realizedPnl":"100"}],"cashMoved":"800","incomeMoved":"0","realizedPnl":"100",\
            "tradedAt":"2026-11-24T15:00:05.123Z","recordedAt":"2026-11-24T15:00:05.130Z"}\
            """
                .formatted(booking.id(5), booking.id(2)));
    JsonNode position = told.get("positions").get(0);
    assertThat(numbers(position.get("before"))).isEqualTo("200 1200 300");
    assertThat(numbers(position.get("after"))).isEqualTo("100 500 400");
    JsonNode totals = told.get("totals");
    assertThat(totals.get("tradeCount").asInt()).isEqualTo(2);
    assertThat(totals.get("tradedValue").asText()).isEqualTo("1900");
    assertThat(totals.get("cash").asText()).isEqualTo("-100");
  }

  private static String numbers(JsonNode position) {
    return position.get("quantity").asText()
        + " "
        + position.get("costBasis").asText()
        + " "
        + position.get("realizedPnl").asText();
  }

  @Test
  void aCorrectionTellsWhatShouldHaveBeen() throws IOException {
    Booking booking =
        Booking.of(Booking.user(1))
            .buy("AAPL", "100", "50")
            .sell("AAPL", "40", "60")
            .correct(1, trade("100", "49.95", "0"));
    assertThat(told(booking)).startsWith("id: 3\nevent: corrected\ndata: ");
    assertThat(numbers(data(told(booking)).at("/positions/0/after"))).isEqualTo("60 2997 402");
    booking.correct(1, trade("90", "49.95", "1"));
    JsonNode told = data(told(booking));
    assertThat(told.at("/entry/correctedTo").toString())
        .isEqualTo("{\"side\":\"BUY\",\"quantity\":\"90\",\"price\":\"49.9500\",\"fee\":\"1\"}");
    assertThat(told.get("entry").has("reason")).isFalse();
    assertThat(numbers(told.at("/positions/0/before"))).isEqualTo("60 2997 402");
    assertThat(numbers(told.at("/positions/0/after"))).isEqualTo("50 2498.05555556 401.55555556");
    assertThat(told.at("/totals/tradeCount").asInt()).isEqualTo(2);
  }

  @Test
  void cashAndTransfersAreRevisedToo() throws IOException {
    Booking booking =
        Booking.of(Booking.user(1))
            .cash(CashKind.INTEREST, "12.5")
            .transfer(Direction.IN, "KO", "10", "99")
            .correct(1, new Correction.OfCash(CashKind.FEE, Money.parse("-2.5")));
    JsonNode cash = data(told(booking));
    assertThat(cash.at("/entry/correctedTo").toString())
        .isEqualTo("{\"amount\":\"-2.5\",\"kind\":\"FEE\"}");
    assertThat(cash.get("entry").has("symbol")).isFalse();
    assertThat(cash.get("positions")).isEmpty();
    assertThat(cash.at("/entry/cashMoved").asText()).isEqualTo("-15");
    assertThat(cash.at("/entry/incomeMoved").asText()).isEqualTo("-15");
    assertThat(cash.at("/totals/income").asText()).isEqualTo("-2.5");

    booking.correct(
        2, new Correction.OfTransfer(Direction.IN, Quantity.parse("-3"), Money.parse("-30")));
    JsonNode transfer = data(told(booking));
    assertThat(transfer.at("/entry/correctedTo").toString())
        .isEqualTo("{\"direction\":\"IN\",\"quantity\":\"-3\",\"costBasis\":\"-30\"}");
    assertThat(numbers(transfer.at("/positions/0/after"))).isEqualTo("-3 -30 0");
    booking.bust(2, "");
    assertThat(numbers(data(told(booking)).at("/positions/0/after"))).isEqualTo("0 0 0");
  }

  @Test
  void whoComesBackIsToldTheSameAsWhoWasThere() {
    Booking booking = Booking.of(Booking.user(1)).buy("AAPL", "100", "10");
    StringBuilder live = new StringBuilder(told(booking));
    for (Step step :
        List.<Step>of(
            b -> b.buy("MSFT", "50", "16"),
            b -> b.cash(CashKind.INTEREST, "12.5"),
            b -> b.meet(market, SPLIT),
            b -> b.sell("AAPL", "150", "9"),
            b -> b.correct(3, new Correction.OfCash(CashKind.DEPOSIT, Money.parse("7"))),
            b -> b.bust(1, "so"),
            b -> b.correct(2, trade("40", "16", "2")),
            b -> b.bust(2, ""),
            b -> b.transfer(Direction.IN, "KO", "10", "99"),
            b -> b.bust(10, ""))) {
      step.take(booking);
      live.append(told(booking));
    }
    Portfolio portfolio = booking.portfolio();
    List<EntryOutcome> missed = EntryOutcome.after(0, portfolio).orElseThrow();
    assertThat(frames().missed(missed, portfolio).utf8String()).isEqualTo(live.toString());
  }

  private interface Step {
    void take(Booking booking);
  }

  private JsonNode data(String event) throws IOException {
    String json = event.split("data: ", 2)[1];
    document.assertIs("EntryEvent", json);
    JsonNode told = JSON.readTree(json);
    document.assertIs("Entry", told.get("entry").toString());
    return told;
  }

  private String told(Booking booking) {
    return frames().missed(List.of(booking.latest().outcome()), booking.portfolio()).utf8String();
  }

  private EventFrames frames() {
    InstrumentBoard instruments = new InstrumentBoard(market.board());
    instruments.learn().toCompletableFuture().join();
    return new EventFrames(new PortfolioJson(instruments, PriceRecords.board()));
  }
}
