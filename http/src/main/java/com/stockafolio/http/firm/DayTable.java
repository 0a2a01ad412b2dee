package com.stockafolio.http.firm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of a day's document, as they are saved. */
enum DayTable {
  /** What was traded of each stock. */
  STOCKS(
      "/stocks",
      "symbol,name,sector,trades,shares,tradedValue,share,buyValue,sellValue,imbalance,closingPrice"),
  /** What was traded of each sector. */
  SECTORS("/sectors", "sector,trades,shares,tradedValue,share,buyValue,sellValue,imbalance"),
  /** The first of each ranking. */
  TRADERS("/topTraders", "ranking,place,userId,marketValue,tradedValue,trades,dayPnl,pnl"),
  /** What was traded minute by minute. */
  MINUTES("/minutes", "at,trades,tradedValue,buyValue,sellValue"),
  /** The differences that the certificate lists. */
  DIFFERENCES("/certificate/listed", "userId,subject,expected,found"),
  /** The tradeIds booked more than once that the certificate lists. */
  REPEATS("/certificate/repeats", "userId,tradeId,times"),
  /** Per symbol what the day moved, and what all users hold. */
  SYMBOLS("/certificate/symbols", "symbol,trades,quantity,cash,held"),
  /** Which records of each ledger belong to the day. */
  LEDGERS("/certificate/ledgers", "ledger,partition,after,upTo,records,booked,users");

  private final String place;
  private final List<String> fields;

  DayTable(String place, String fields) {
    this.place = place;
    this.fields = List.of(fields.split(","));
  }

  /** The table that goes by this name in a query. */
  static Optional<DayTable> named(String name) {
    return Arrays.stream(values()).filter(table -> table.word().equals(name)).findFirst();
  }

  /** All names, for who gave none of them. */
  static String names() {
    return Arrays.stream(values()).map(DayTable::word).collect(Collectors.joining(", "));
  }

  /** Its name in a query. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The table as a file, its first line the names of the columns.
   *
   * @param amountsAsText whether decimals are to be texts for spreadsheets, as {@link Csv} says;
   *     counts are numbers in any case
   */
  String csv(JsonNode document, boolean amountsAsText) {
    Csv csv = new Csv(amountsAsText);
    csv.line(fields);
    if (this == TRADERS) {
      document.at(place).properties().forEach(each -> rank(each.getKey(), each.getValue(), csv));
    } else {
      document.at(place).forEach(row -> csv.line(cells(row, fields, csv)));
    }
    return csv.toString();
  }

  private void rank(String ranking, JsonNode traders, Csv csv) {
    int rank = 1;
    for (JsonNode trader : traders) {
      List<String> cells = new ArrayList<>(List.of(ranking, Integer.toString(rank++)));
      cells.addAll(cells(trader, fields.subList(2, fields.size()), csv));
      csv.line(cells);
    }
  }

  private static List<String> cells(JsonNode row, List<String> fields, Csv csv) {
    return fields.stream().map(row::path).map(value -> cell(value, csv)).toList();
  }

  private static String cell(JsonNode value, Csv csv) {
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? csv.amount(value.asText()) : value.asText();
  }
}
