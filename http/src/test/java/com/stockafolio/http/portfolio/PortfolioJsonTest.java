package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.portfolio.Portfolio;
import org.junit.jupiter.api.Test;

class PortfolioJsonTest {
  @Test
  void aUserWhoNeverTradedHasAnEmptyPortfolio() {
    assertThat(Booking.json(Portfolio.empty(Booking.user(7))))
        .isEqualTo(
            """
            {"userId":"00000000-0000-8000-8000-000000000007","sequence":0,\
            "totals":{"sharesHeld":"0","tradeCount":0,"tradedValue":"0","costBasis":"0",\
            "realizedPnl":"0","cash":"0","income":"0","marketValue":"0","unrealizedPnl":"0"},\
            "positions":[],"sectors":[],"recentTrades":[]}\
            """);
  }

  @Test
  void longShortAndClosedPositionsInTheContractsForm() {
    Portfolio portfolio =
        Booking.of(Booking.user(1))
            .buy("MSFT", "3", "10")
            .sell("AAPL", "10", "5")
            .buy("KO", "2.5", "60.0001")
            .sell("KO", "2.5", "61")
            .portfolio();

    assertThat(Booking.json(portfolio))
        .isEqualTo(
            """
            {"userId":"00000000-0000-8000-8000-000000000001","sequence":4,\
            "totals":{"sharesHeld":"13","tradeCount":4,"tradedValue":"382.50025",\
            "costBasis":"-20","realizedPnl":"2.49975","cash":"22.49975","income":"0"},\
            "positions":[\
            {"symbol":"AAPL","name":"Apple","sector":"Information Technology","instrumentId":2,\
            "quantity":"-10","averageCost":"5.0000","costBasis":"-50","realizedPnl":"0"},\
            {"symbol":"MSFT","name":"Microsoft","sector":"Information Technology","instrumentId":324,\
            "quantity":"3","averageCost":"10.0000","costBasis":"30","realizedPnl":"0"}],\
            "sectors":[{"sector":"Information Technology"}],\
            "recentTrades":[\
            {"sequence":4,"tradeId":"00000000-0000-8000-8000-000400000001","symbol":"KO",\
            "side":"SELL","quantity":"2.5","price":"61.0000","fee":"0","value":"152.5",\
            "realizedPnl":"2.49975","tradedAt":"2026-11-24T15:00:04.123Z",\
            "recordedAt":"2026-11-24T15:00:04.130Z"},\
            {"sequence":3,"tradeId":"00000000-0000-8000-8000-000300000001","symbol":"KO",\
            "side":"BUY","quantity":"2.5","price":"60.0001","fee":"0","value":"150.00025",\
            "realizedPnl":"0","tradedAt":"2026-11-24T15:00:03.123Z",\
            "recordedAt":"2026-11-24T15:00:03.130Z"},\
            {"sequence":2,"tradeId":"00000000-0000-8000-8000-000200000001","symbol":"AAPL",\
            "side":"SELL","quantity":"10","price":"5.0000","fee":"0","value":"50",\
            "realizedPnl":"0","tradedAt":"2026-11-24T15:00:02.123Z",\
            "recordedAt":"2026-11-24T15:00:02.130Z"},\
            {"sequence":1,"tradeId":"00000000-0000-8000-8000-000100000001","symbol":"MSFT",\
            "side":"BUY","quantity":"3","price":"10.0000","fee":"0","value":"30",\
            "realizedPnl":"0","tradedAt":"2026-11-24T15:00:01.123Z",\
            "recordedAt":"2026-11-24T15:00:01.130Z"}]}\
            """);
  }

  @Test
  void withPricesPositionsTotalsAndSectorsHaveTheirValue() throws JsonProcessingException {
    PriceBoard board = PriceRecords.board();
    board.take(PriceRecords.of("MSFT", "12.5", "AAPL", "6", "KO", "61.0001"));
    Portfolio portfolio =
        Booking.of(Booking.user(1))
            .buy("MSFT", "3", "10")
            .sell("AAPL", "10", "5")
            .buy("KO", "2.5", "60")
            .portfolio();

    JsonNode told = new ObjectMapper().readTree(Booking.json(portfolio, board));
    assertThat(told.get("totals"))
        .hasToString(
            """
            {"sharesHeld":"15.5","tradeCount":3,"tradedValue":"230","costBasis":"130",\
            "realizedPnl":"0","cash":"-130","income":"0","marketValue":"130.00025","unrealizedPnl":"0.00025"}\
            """);
    assertThat(told.at("/positions/0"))
        .hasToString(
            """
            {"symbol":"AAPL","name":"Apple","sector":"Information Technology","instrumentId":2,\
            "quantity":"-10","averageCost":"5.0000","costBasis":"-50","realizedPnl":"0",\
            "price":"6.0000","marketValue":"-60","unrealizedPnl":"-10"}\
            """);
    assertThat(told.get("sectors"))
        .hasToString(
            """
            [{"sector":"Consumer Staples","marketValue":"152.50025","share":"0.8714"},\
            {"sector":"Information Technology","marketValue":"-22.5","share":"0.1286"}]\
            """);
  }

  @Test
  void averageCostIsRoundedHalfEvenAndRealisedProfitCarriesTheDomainsRounding() {
    // 1 at 0.0001 and 1 at 0.0002: an average of 0.00015, half-even to 0.0002.
    Portfolio portfolio =
        Booking.of(Booking.user(1))
            .buy("AAPL", "1", "0.0001")
            .buy("AAPL", "1", "0.0002")
            .portfolio();
    assertThat(Booking.json(portfolio))
        .contains("\"quantity\":\"2\",\"averageCost\":\"0.0002\",\"costBasis\":\"0.0003\"");

    // 3 shares cost 1e-8 x 100000: a third of it is removed, rounded at 1e-8.
    Portfolio third =
        Booking.of(Booking.user(1))
            .buy("AAPL", "0.0003", "0.0001")
            .buy("AAPL", "0.0004", "0.0002")
            .sell("AAPL", "0.0001", "0.0001")
            .portfolio();
    assertThat(Booking.json(third))
        .contains("\"costBasis\":\"0.00000009\",\"realizedPnl\":\"-0.00000001\"");
  }

  @Test
  void recentTradesAreTheLastSixteenNewestFirst() {
    Portfolio portfolio = Booking.ofTrades(Booking.user(1), 20).portfolio();
    assertThat(Booking.json(portfolio)).containsSubsequence("\"sequence\":20", "\"sequence\":5");
    assertThat(Booking.json(portfolio).split("\"tradeId\"", -1)).hasSize(17);
  }
}
