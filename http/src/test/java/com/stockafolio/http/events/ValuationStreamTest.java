package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.ApiDocument;
import com.stockafolio.http.rig.Booking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream tells of its portfolio's value. */
@Timeout(60)
class ValuationStreamTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ApiDocument DOCUMENT = new ApiDocument();

  private final Booking booking =
      Booking.of(StreamRig.USER).buy("MSFT", "3", "10").sell("AAPL", "10", "5");

  /** A stream whose client has the snapshot. */
  private StreamRig following() {
    return following(new StreamRig(KIT, everyTurn(), ResumePoint.FRESH));
  }

  private StreamRig following(StreamRig rig) {
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(booking.portfolio().sequence());
    return rig;
  }

  /** An interval so short that every turn in this test counts. */
  static StreamSettings everyTurn() {
    StreamSettings quiet = StreamRig.quiet();
    return new StreamSettings(
        quiet.perUser(),
        quiet.perAddress(),
        quiet.queue(),
        quiet.heartbeat(),
        quiet.alive(),
        quiet.silence(),
        quiet.resubscribeSpread(),
        quiet.clientRetry(),
        Duration.ofNanos(1),
        quiet.replayAhead(),
        quiet.historyPatience());
  }

  private static JsonNode valuation(String frame) throws JsonProcessingException {
    assertThat(frame).startsWith("event: valuation\ndata: {").endsWith("}\n\n");
    String data = frame.substring(frame.indexOf('{'));
    DOCUMENT.assertIs("Valuation", data);
    return JSON.readTree(data);
  }

  @Test
  void aPriceThatMovesIsTold() throws JsonProcessingException {
    StreamRig rig = following();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.turn();
    assertThat(valuation(rig.takes()))
        .isEqualTo(
            JSON.readTree(
                """
                {"sequence":2,"pricedAt":"2026-11-24T15:30:00.250Z",
                 "totals":{"sharesHeld":"13","tradeCount":2,"tradedValue":"80","costBasis":"-20",
                  "realizedPnl":"0","cash":"20","income":"0","marketValue":"-22.5","unrealizedPnl":"-2.5"},
                 "positions":[
                  {"symbol":"AAPL","name":"Apple","sector":"Information Technology","instrumentId":2,
                   "quantity":"-10","averageCost":"5.0000","costBasis":"-50","realizedPnl":"0",
                   "price":"6.0000","marketValue":"-60","unrealizedPnl":"-10"},
                  {"symbol":"MSFT","name":"Microsoft","sector":"Information Technology","instrumentId":324,
                   "quantity":"3","averageCost":"10.0000","costBasis":"30","realizedPnl":"0",
                   "price":"12.5000","marketValue":"37.5","unrealizedPnl":"7.5"}]}\
                """));
    rig.prices("AAPL", "6.0001");
    rig.turn();
    assertThat(valuation(rig.takes()).at("/totals/marketValue").asText()).isEqualTo("-22.501");
  }

  /** A stream whose client wants changes alone and has the snapshot. */
  private StreamRig followingChanges() {
    return new StreamRig(
        KIT, everyTurn(), new PortfolioStream.Terms(ResumePoint.FRESH, true, Instant.MAX));
  }

  private static List<String> symbols(JsonNode valuation) {
    return valuation.get("positions").findValuesAsText("symbol");
  }

  @Test
  void changesAreThoseSinceTheLastValuationAndTheTotalsAreWhole() throws JsonProcessingException {
    StreamRig rig = followingChanges();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    following(rig);
    rig.prices("AAPL", "7");
    rig.turn();
    JsonNode first = valuation(rig.takes());
    assertThat(symbols(first)).containsExactly("AAPL");
    assertThat(first.at("/totals/marketValue").asText()).isEqualTo("-32.5");
    rig.prices("MSFT", "13");
    rig.turn();
    JsonNode second = valuation(rig.takes());
    assertThat(symbols(second)).containsExactly("MSFT");
    assertThat(second.at("/totals/marketValue").asText()).isEqualTo("-31");
    rig.turn();
    rig.getsNothing();
  }

  @Test
  void changesThatASlowClientDidNotGetAreInItsNextValuation() throws JsonProcessingException {
    StreamRig rig = followingChanges();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    following(rig);
    rig.prices("AAPL", "7");
    rig.turn();
    rig.gets();
    rig.prices("MSFT", "13");
    rig.turn();
    rig.prices("AAPL", "8");
    rig.turn();
    rig.drained();
    assertThat(symbols(valuation(rig.takes()))).containsExactly("AAPL", "MSFT");
  }

  @Test
  void aPriceThatATradeToldIsPutRightAlsoWhereItHasGoneBack() throws JsonProcessingException {
    StreamRig rig = followingChanges();
    rig.prices("AAPL", "6", "MSFT", "12.5", "KO", "60");
    following(rig);
    rig.prices("MSFT", "20");
    rig.tell(booking.buy("MSFT", "1", "11").latest());
    assertThat(rig.takes()).contains("\"price\":\"20.0000\"");
    rig.prices("MSFT", "12.5");
    rig.turn();
    JsonNode told = valuation(rig.takes());
    assertThat(symbols(told)).containsExactly("MSFT");
    assertThat(told.at("/positions/0/marketValue").asText()).isEqualTo("50");
  }

  @Test
  void whoCameBackIsToldAllPositionsFirst() throws JsonProcessingException {
    StreamRig rig =
        new StreamRig(
            KIT, everyTurn(), new PortfolioStream.Terms(ResumePoint.of("2"), true, Instant.MAX));
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.turn();
    assertThat(symbols(valuation(rig.takes()))).containsExactly("AAPL", "MSFT");
    rig.prices("AAPL", "7");
    rig.turn();
    assertThat(symbols(valuation(rig.takes()))).containsExactly("AAPL");
  }

  @Test
  void whatIsNotHeldIsNotTold() {
    StreamRig rig = following();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.turn();
    rig.takes();
    rig.turn();
    rig.prices("KO", "60");
    rig.turn();
    rig.getsNothing();
  }

  @Test
  void whatTheSnapshotToldIsNotToldAgain() throws JsonProcessingException {
    StreamRig rig = new StreamRig(KIT, everyTurn(), ResumePoint.FRESH);
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    assertThat(rig.takes()).contains("\"marketValue\":\"-22.5\"");
    rig.turn();
    rig.getsNothing();
    rig.prices("AAPL", "7");
    rig.turn();
    assertThat(valuation(rig.takes()).at("/totals/marketValue").asText()).isEqualTo("-32.5");
  }

  @Test
  void withoutPositionsOrPricesThereIsNoValue() {
    booking.sell("MSFT", "3", "10").buy("AAPL", "10", "5");
    StreamRig closed = following();
    closed.prices("AAPL", "6", "MSFT", "12.5");
    closed.turn();
    closed.getsNothing();
    booking.buy("AAPL", "1", "1");
    StreamRig unpriced = following();
    unpriced.prices("MSFT", "1");
    unpriced.turn();
    unpriced.getsNothing();
  }

  @Test
  void aTotalWithAnUnknownPriceIsLeftOut() throws JsonProcessingException {
    StreamRig rig = following();
    rig.prices("MSFT", "12.5");
    rig.turn();
    JsonNode valued = valuation(rig.takes());
    assertThat(valued.at("/totals").has("marketValue")).isFalse();
    assertThat(valued.at("/totals").has("unrealizedPnl")).isFalse();
    assertThat(valued.at("/positions/0").has("price")).isFalse();
    assertThat(valued.at("/positions/1/marketValue").asText()).isEqualTo("37.5");
  }

  @Test
  void tradesAreToldAtThePricesOfNow() {
    StreamRig rig = following();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.tell(booking.buy("MSFT", "1", "11").latest());
    String told = rig.takes();
    assertThat(told)
        .contains("\"price\":\"12.5000\",\"marketValue\":\"50\",\"unrealizedPnl\":\"9\"}")
        .contains(
            "\"realizedPnl\":\"0\",\"cash\":\"9\",\"income\":\"0\",\"marketValue\":\"-10\",\"unrealizedPnl\":\"-1\"}}");
  }

  @Test
  void aSlowClientGetsTheNewestOnceItHasTakenWhatIsBefore() throws JsonProcessingException {
    StreamRig rig = following();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.turn();
    assertThat(valuation(rig.gets()).at("/totals/marketValue").asText()).isEqualTo("-22.5");
    for (String price : new String[] {"7", "8", "9"}) {
      rig.prices("AAPL", price);
      rig.turn();
    }
    rig.tell(booking.buy("MSFT", "1", "11").latest());
    rig.getsNothing();
    rig.drained();
    assertThat(rig.takes()).startsWith("id: 3\nevent: trade\n");
    JsonNode valued = valuation(rig.takes());
    assertThat(valued.at("/sequence").asLong()).isEqualTo(3);
    assertThat(valued.at("/totals/marketValue").asText()).isEqualTo("-40");
    rig.getsNothing();
  }

  @Test
  void turnsThatComeTooSoonAreLeftOut() {
    StreamRig rig = following(new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH));
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.turn();
    assertThat(rig.takes()).startsWith("event: valuation\n");
    rig.prices("AAPL", "7");
    rig.turn();
    rig.getsNothing();
  }

  @Test
  void aClientThatCameBackIsToldTheValueToo() throws JsonProcessingException {
    StreamRig rig = new StreamRig(KIT, everyTurn(), ResumePoint.of("2")).connected();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.turn();
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    rig.turn();
    assertThat(valuation(rig.takes()).at("/totals/marketValue").asText()).isEqualTo("-22.5");
  }

  @Test
  void replayedTradesAreValuedByThePricesOfNow() throws JsonProcessingException {
    StreamRig rig = new StreamRig(KIT, everyTurn(), ResumePoint.of("0")).connected();
    rig.prices("AAPL", "6", "MSFT", "12.5");
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    assertThat(rig.takesEvents())
        .satisfiesExactly(
            first ->
                assertThat(first).contains("\"marketValue\":\"37.5\",\"unrealizedPnl\":\"7.5\"}}"),
            second ->
                assertThat(second)
                    .contains("\"marketValue\":\"-22.5\",\"unrealizedPnl\":\"-2.5\"}}"));
  }
}
