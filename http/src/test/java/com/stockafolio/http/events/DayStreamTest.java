package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.StubCloses;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream tells of its portfolio's profit since the last close. */
@Timeout(60)
class DayStreamTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StreamRig rig =
      new StreamRig(KIT, ValuationStreamTest.everyTurn(), ResumePoint.FRESH);
  private final Booking booking = Booking.of(StreamRig.USER).buy("AAPL", "10", "100");

  private static JsonNode totals(String frame) throws JsonProcessingException {
    return JSON.readTree(StreamRig.data(frame)).get("totals");
  }

  private JsonNode snapshot() throws JsonProcessingException {
    rig.history.put(booking);
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    return totals(rig.takes());
  }

  /** As many turns pass as it takes. */
  private JsonNode nextValuation() throws JsonProcessingException {
    String frame =
        rig.client.awaitAssert(
            () -> {
              rig.turn();
              return rig.client.receiveMessage(Duration.ofMillis(100)).utf8String();
            });
    rig.drained();
    return totals(frame);
  }

  private JsonNode valuation() throws JsonProcessingException {
    rig.turn();
    String frame = rig.takes();
    assertThat(frame).startsWith("event: valuation\n");
    return totals(frame);
  }

  @Test
  void withoutACloseThereIsNone() throws JsonProcessingException {
    rig.prices("AAPL", "115");
    assertThat(snapshot().has("dayPnl")).isFalse();
    rig.prices("AAPL", "116");
    JsonNode valued = valuation();
    assertThat(valued.has("dayPnl")).isFalse();
    assertThat(valued.has("sinceClose")).isFalse();
  }

  @Test
  void whatWasNotTouchedSinceIsCountedAtOnce() throws JsonProcessingException {
    rig.closes.take(StubCloses.at(1, "AAPL", "110"));
    rig.prices("AAPL", "115");
    JsonNode told = snapshot();
    assertThat(told.get("dayPnl").asText()).isEqualTo("50");
    assertThat(told.get("sinceClose").toString())
        .isEqualTo("{\"date\":\"2026-11-24\",\"at\":\"2026-11-24T15:00:01.500Z\"}");
    assertThat(rig.history.asked()).isEmpty();
  }

  @Test
  void ofThePortfolioThatTradedSinceTheHistoryIsReadOnce() throws JsonProcessingException {
    for (int i = 0; i < 40; i++) {
      booking.buy("AAPL", "1", "100");
    }
    // At the close 21 shares: 21 x (110 - 100); now 50 at 115.
    rig.closes.take(StubCloses.at(12, "AAPL", "110"));
    rig.prices("AAPL", "115");
    rig.history.late(16, 2);
    assertThat(snapshot().has("dayPnl")).isFalse();
    assertThat(nextValuation().get("dayPnl").asText()).isEqualTo("540");
    List<Long> asked = rig.history.asked();
    rig.prices("AAPL", "116");
    assertThat(valuation().get("dayPnl").asText()).isEqualTo("590");
    rig.tell(booking.sell("AAPL", "50", "117").latest());
    assertThat(rig.takes()).startsWith("id: 42\n");
    // Nothing is held any more, and what it gained is told all the same.
    JsonNode sold = valuation();
    assertThat(sold.get("marketValue").asText()).isEqualTo("0");
    assertThat(sold.get("dayPnl").asText()).isEqualTo("640");
    assertThat(rig.history.asked()).isEqualTo(asked);
  }

  @Test
  void aTradeThatWasOnItsWayAtTheCloseCounts() throws JsonProcessingException {
    rig.closes.take(StubCloses.at(2, "AAPL", "110"));
    rig.prices("AAPL", "115");
    assertThat(snapshot().get("dayPnl").asText()).isEqualTo("50");
    // Recorded before the close and booked after it.
    rig.tell(booking.buy("AAPL", "10", "105").latest());
    rig.takes();
    assertThat(valuation().get("dayPnl").asText()).isEqualTo("100");
    // After the close.
    rig.tell(booking.buy("AAPL", "1", "120").latest());
    rig.takes();
    assertThat(valuation().get("dayPnl").asText()).isEqualTo("95");
    rig.prices("AAPL", "116");
    assertThat(valuation().get("dayPnl").asText()).isEqualTo("116");
  }

  @Test
  void aNewerCloseBeginsANewDay() throws JsonProcessingException {
    rig.closes.take(StubCloses.at(1, "AAPL", "110"));
    rig.prices("AAPL", "115");
    snapshot();
    rig.closes.take(StubCloses.at(2, "AAPL", "114"));
    JsonNode valued = valuation();
    assertThat(valued.get("dayPnl").asText()).isEqualTo("10");
    assertThat(valued.at("/sinceClose/at").asText()).isEqualTo("2026-11-24T15:00:02.500Z");
  }

  @Test
  void aHistoryThatFailsLeavesItOut() throws JsonProcessingException {
    rig.history.fail(true);
    for (int i = 0; i < 40; i++) {
      booking.buy("AAPL", "1", "100");
    }
    rig.closes.take(StubCloses.at(12, "AAPL", "110"));
    rig.prices("AAPL", "115");
    assertThat(snapshot().has("dayPnl")).isFalse();
    rig.prices("AAPL", "116");
    assertThat(valuation().has("dayPnl")).isFalse();
  }
}
