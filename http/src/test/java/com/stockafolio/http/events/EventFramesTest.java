package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.prices.Prices;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFramesTest {
  private final EventFrames frames = new EventFrames(Booking.JSON);

  @Test
  void aTradeCarriesItsSequenceAsIdAndThePositionEvenWhenFlat() {
    Booking booking =
        Booking.of(Booking.user(1)).buy("AAPL", "2", "150.5").sell("AAPL", "2", "151");

    assertThat(frames.booked(booking.latest().outcome(), booking.portfolio()).utf8String())
        .isEqualTo(
            """
            id: 2
            event: trade
            data: {"sequence":2,\
            "trade":{"sequence":2,"tradeId":"00000000-0000-8000-8000-000200000001",\
            "symbol":"AAPL","side":"SELL","quantity":"2","price":"151.0000","fee":"0","value":"302",\
            "realizedPnl":"1","tradedAt":"2026-11-24T15:00:02.123Z",\
            "recordedAt":"2026-11-24T15:00:02.130Z"},\
            "position":{"symbol":"AAPL","name":"Apple","sector":"Information Technology","instrumentId":2,\
            "quantity":"0","averageCost":null,"costBasis":"0","realizedPnl":"1"},\
            "totals":{"sharesHeld":"0","tradeCount":2,"tradedValue":"603","costBasis":"0",\
            "realizedPnl":"1","cash":"1","income":"0","marketValue":"0","unrealizedPnl":"0"}}

            """);
  }

  @Test
  void cashCarriesTheTotalsThatItLeft() {
    Booking booking =
        Booking.of(Booking.user(1)).buy("AAPL", "2", "150").cash(CashKind.INTEREST, "12.5");

    assertThat(frames.booked(booking.latest().outcome(), booking.portfolio()).utf8String())
        .isEqualTo(
            """
            id: 2
            event: cash
            data: {"sequence":2,\
            "entry":{"type":"CASH","sequence":2,"tradeId":"00000000-0000-8000-8000-000200000001",\
            "amount":"12.5","kind":"INTEREST","tradedAt":"2026-11-24T15:00:02.123Z",\
            "recordedAt":"2026-11-24T15:00:02.130Z"},\
            "positions":[],\
            "totals":{"sharesHeld":"2","tradeCount":1,"tradedValue":"300","costBasis":"300",\
            "realizedPnl":"0","cash":"-287.5","income":"12.5"}}

            """);
  }

  @Test
  void aTransferCarriesItsPositionBeforeAndAfter() {
    Booking booking =
        Booking.of(Booking.user(1))
            .transfer(Direction.IN, "AAPL", "4", "100")
            .transfer(Direction.OUT, "AAPL", "3", "0");

    assertThat(frames.missed(List.of(booking.latest().outcome()), booking.portfolio()).utf8String())
        .isEqualTo(
            """
            id: 2
            event: transferred
            data: {"sequence":2,\
            "entry":{"type":"TRANSFER","sequence":2,\
            "tradeId":"00000000-0000-8000-8000-000200000001",\
            "direction":"OUT","symbol":"AAPL","quantity":"3","costBasis":"75","realizedPnl":"0",\
            "tradedAt":"2026-11-24T15:00:02.123Z","recordedAt":"2026-11-24T15:00:02.130Z"},\
            "positions":[{"before":{"symbol":"AAPL","name":"Apple",\
            "sector":"Information Technology","instrumentId":2,"quantity":"4","averageCost":"25.0000",\
            "costBasis":"100","realizedPnl":"0"},\
            "after":{"symbol":"AAPL","name":"Apple","sector":"Information Technology","instrumentId":2,\
            "quantity":"1","averageCost":"25.0000","costBasis":"25","realizedPnl":"0"}}],\
            "totals":{"sharesHeld":"1","tradeCount":0,"tradedValue":"0","costBasis":"25",\
            "realizedPnl":"0","cash":"0","income":"0"}}

            """);
  }

  @Test
  void aSnapshotIsThePortfolioWithItsSequenceAsId() {
    Portfolio empty = Booking.of(Booking.user(1)).portfolio();
    assertThat(frames.snapshot(empty, Prices.NONE, null).utf8String())
        .isEqualTo(
            """
            id: 0
            event: snapshot
            data: {"userId":"00000000-0000-8000-8000-000000000001","sequence":0,\
            "totals":{"sharesHeld":"0","tradeCount":0,"tradedValue":"0","costBasis":"0",\
            "realizedPnl":"0","cash":"0","income":"0","marketValue":"0","unrealizedPnl":"0"},\
            "positions":[],"sectors":[],"recentTrades":[]}

            """);
  }

  @Test
  void whatHasNoSequenceHasNoId() {
    assertThat(EventFrames.HEARTBEAT.utf8String()).isEqualTo(": heartbeat\n\n");
    assertThat(EventFrames.RESET.utf8String()).isEqualTo("event: reset\ndata: {}\n\n");
    assertThat(EventFrames.GO_AWAY.utf8String()).isEqualTo("event: goaway\ndata: {}\n\n");
    assertThat(EventFrames.ALIVE.utf8String()).isEqualTo("event: alive\ndata: {}\n\n");
    assertThat(EventFrames.GIVE_WAY.utf8String())
        .isEqualTo("retry: 5000\nevent: goaway\ndata: {\"reason\":\"limit\"}\n\n");
    assertThat(EventFrames.EXPIRED.utf8String())
        .isEqualTo("event: goaway\ndata: {\"reason\":\"expired\"}\n\n");
    assertThat(EventFrames.rejected("x\"y", "DUPLICATE", null).utf8String())
        .isEqualTo("event: rejected\ndata: {\"tradeId\":\"x\\\"y\",\"reason\":\"DUPLICATE\"}\n\n");
    assertThat(EventFrames.retry(Duration.ofSeconds(1)).utf8String()).isEqualTo("retry: 1000\n\n");
  }
}
