package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.rig.ApiDocument;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.SampleActions;
import com.stockafolio.http.rig.StubMarket;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream tells of what the market did, also where its node has not heard of it yet. */
@Timeout(60)
class ActionEventsTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final MarketAction SPLIT =
      new MarketAction.Split(new BySymbol("AAPL"), new Ratio(1, 4), null);

  private final StubMarket market = new StubMarket();

  @Test
  void aSplitTellsItsTermsAndThePositionBeforeAndAfter() {
    Booking booking = Booking.of(Booking.user(1)).buy("AAPL", "10", "100").meet(market, SPLIT);
    assertThat(told(booking))
        .isEqualTo(
            """
            id: 2
            event: adjusted
            data: {"sequence":2,"entry":{"type":"SPLIT","sequence":2,\
            "tradeId":"00000000-0000-0000-0000-000000000001","number":1,"symbol":"AAPL",\
            "from":1,"to":4,"amount":"0","realizedPnl":"0",\
            "tradedAt":"2026-11-24T15:00:02.130Z","recordedAt":"2026-11-24T15:00:02.130Z"},\
            "positions":[{"before":{"symbol":"AAPL","name":"Apple",\
            "sector":"Information Technology","instrumentId":2,"quantity":"10",\
            "averageCost":"100.0000","costBasis":"1000","realizedPnl":"0"},\
            "after":{"symbol":"AAPL","name":"Apple","sector":"Information Technology",\
            "instrumentId":2,"quantity":"40","averageCost":"25.0000","costBasis":"1000",\
            "realizedPnl":"0"}}],\
            "totals":{"sharesHeld":"40","tradeCount":1,"tradedValue":"1000","costBasis":"1000",\
            "realizedPnl":"0","cash":"-1000","income":"0"}}

            """);
  }

  @Test
  void eachKindOfActionIsToldAsTheApiDescribesIt() throws IOException {
    ApiDocument document = new ApiDocument();
    Booking booking =
        Booking.of(Booking.user(1))
            .buy("AAPL", "10", "100")
            .buy("META", "3", "600")
            .buy("KO", "5", "70")
            .sell("PEP", "7", "140");
    Set<String> types = new HashSet<>();
    for (MarketAction action : SampleActions.all()) {
      long before = booking.portfolio().sequence();
      booking.meet(market, action);
      if (booking.portfolio().sequence() > before) {
        String json = told(booking).split("data: ", 2)[1];
        document.assertIs("EntryEvent", json);
        JsonNode entry = new ObjectMapper().readTree(json).get("entry");
        document.assertIs("Entry", entry.toString());
        types.add(entry.get("type").asText());
      }
    }
    assertThat(types).containsExactlyInAnyOrder("SPLIT", "RENAME", "DIVIDEND", "SPINOFF", "MERGER");
    assertThat(booking.portfolio().latestEntry()).isInstanceOf(RecentAction.class);
  }

  @Test
  void aStreamReadsTheTableBeforeItTellsWhatItsNodeHasNotHeardOf() {
    StreamRig rig = new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH);
    Booking booking = Booking.ofTrades(StreamRig.USER, 2);
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(2);
    booking.meet(rig.market, SPLIT);
    rig.tell(booking.latest());
    assertThat(rig.takes()).startsWith("id: 3\nevent: adjusted\n");
    rig.tell(booking.next());
    rig.takesTrade(4);
  }

  @Test
  void aSnapshotWaitsForTheTableAndComesWhenItAnswers() {
    StreamRig rig = new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH);
    Booking booking = Booking.ofTrades(StreamRig.USER, 2).meet(rig.market, SPLIT);
    rig.market.away(true);
    rig.connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.subscribesAfter(-1);
    rig.market.away(false);
    rig.snapshot(booking);
    rig.takesSnapshotAt(3);
  }

  private String told(Booking booking) {
    InstrumentBoard instruments = new InstrumentBoard(market.board());
    instruments.learn().toCompletableFuture().join();
    EventFrames frames = new EventFrames(new PortfolioJson(instruments, PriceRecords.board()));
    return frames.missed(List.of(booking.latest().outcome()), booking.portfolio()).utf8String();
  }
}
