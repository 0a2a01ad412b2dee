package com.stockafolio.loadtest.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares all that the page shows of a portfolio with the API's answer. */
public final class PageNumbers {
  private static final Map<String, String> TOTALS =
      Map.of(
          "market-value", "marketValue",
          "unrealised", "unrealizedPnl",
          "realised", "realizedPnl",
          "cash", "cash",
          "income", "income",
          "cost-basis", "costBasis",
          "traded-value", "tradedValue",
          "shares-held", "sharesHeld",
          "trade-count", "tradeCount");

  /** The fields of the table's columns after the first. */
  private static final List<String> COLUMNS =
      List.of(
          "quantity",
          "averageCost",
          "price",
          "marketValue",
          "unrealizedPnl",
          "costBasis",
          "realizedPnl");

  private PageNumbers() {}

  public static void assertEqual(Desk desk, JsonNode portfolio) {
    Map<String, String> shown = new HashMap<>();
    Map<String, String> told = new HashMap<>();
    TOTALS.forEach(
        (id, field) -> {
          shown.put(field, desk.exact("#" + id));
          told.put(field, portfolio.get("totals").get(field).asText());
        });
    assertThat(shown).isEqualTo(told);
    // Null on both sides where there is no close to count from.
    assertThat(desk.exact("#day-profit")).isEqualTo(portfolio.at("/totals/dayPnl").textValue());
    assertThat(desk.text("#market-value"))
        .isEqualTo(read(portfolio.at("/totals/marketValue").asText()));
    assertThat(positions(desk)).isEqualTo(toldPositions(portfolio));
    assertThat(sectors(desk)).isEqualTo(toldSectors(portfolio));
    List<List<String>> latest = toldTrades(portfolio);
    assertThat(trades(desk).stream().limit(latest.size()).toList()).isEqualTo(latest);
  }

  /** A number as people read it, with all its decimals. */
  public static String whole(String exact) {
    return read(new BigDecimal(exact));
  }

  private static String read(String exact) {
    return read(new BigDecimal(exact).setScale(2, RoundingMode.HALF_UP));
  }

  private static String read(BigDecimal number) {
    return String.format("%,." + number.scale() + "f", number).replace('-', '\u2212');
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<String>> positions(Desk desk) {
    return (Map<String, List<String>>)
        desk.browser.executeScript(
            """
            return Object.fromEntries([...document.querySelectorAll('#positions tbody tr')].map(
              (row) => [row.dataset.symbol,
                        [...row.querySelectorAll('data')].map((d) => d.getAttribute('value'))]))\
            """);
  }

  private static Map<String, List<String>> toldPositions(JsonNode portfolio) {
    Map<String, List<String>> told = new HashMap<>();
    for (JsonNode position : portfolio.get("positions")) {
      told.put(
          position.get("symbol").asText(),
          COLUMNS.stream().map(field -> position.get(field).asText()).toList());
    }
    return told;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<String>> sectors(Desk desk) {
    return (Map<String, List<String>>)
        desk.browser.executeScript(
            """
            return Object.fromEntries([...document.querySelectorAll('button[data-sector]')].map(
              (row) => [row.dataset.sector,
                        [...row.querySelectorAll('data')].map((d) => d.getAttribute('value'))]))\
            """);
  }

  private static Map<String, List<String>> toldSectors(JsonNode portfolio) {
    Map<String, List<String>> told = new HashMap<>();
    for (JsonNode sector : portfolio.get("sectors")) {
      told.put(
          sector.get("sector").asText(),
          List.of(sector.get("share").asText(), sector.get("marketValue").asText()));
    }
    return told;
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> trades(Desk desk) {
    return (List<List<String>>)
        desk.browser.executeScript(
            """
            return [...document.querySelectorAll('#trades tbody tr')].map((row) => [
              row.dataset.trade, row.dataset.sequence,
              ...[...row.querySelectorAll('data')].map((d) => d.getAttribute('value'))])\
            """);
  }

  private static List<List<String>> toldTrades(JsonNode portfolio) {
    List<List<String>> told = new ArrayList<>();
    for (JsonNode trade : portfolio.get("recentTrades")) {
      told.add(
          List.of(
              trade.get("tradeId").asText(),
              trade.get("sequence").asText(),
              trade.get("quantity").asText(),
              trade.get("price").asText(),
              trade.get("realizedPnl").asText()));
    }
    return told;
  }
}
