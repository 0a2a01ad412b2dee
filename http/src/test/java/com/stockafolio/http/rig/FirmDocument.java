package com.stockafolio.http.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A small day as the batch documents it. */
public final class FirmDocument {
  public static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  /** Booked twice. */
  public static final String TRADE_ID = "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11";

  private static final String FLOW =
      """
      "trades":3,"shares":"10.5","tradedValue":"1873.875","share":"1.0000","buyValue":"1873.875",
      "sellValue":"0","imbalance":"1.0000"
      """;
  private static final String TRADER =
      """
      {"userId":"%s","marketValue":"1900.00000001","tradedValue":"1873.875","trades":3,
       "dayPnl":"26.12500001","pnl":"26.12500001"}
      """
          .formatted(USER);

  private FirmDocument() {}

  /** A certified day. */
  public static ObjectNode day(String date, String closeId) {
    return read(
        """
        {"schema":1,"date":"%s","closeId":"%s","closedAt":"%sT21:00:00.123Z","previousDate":null,
         "status":"certified",
         "totals":{"users":1,"activeUsers":1,"newUsers":1,"trades":3,"shares":"10.5",
           "tradedValue":"1873.875","buyValue":"1873.875","sellValue":"0","imbalance":"1.0000",
           "marketValue":"1900.00000001","costBasis":"1873.875","realizedPnl":"0",
           "pnl":"26.12500001","dayPnl":"26.12500001"},
         "topTraders":{"byMarketValue":[%s],"byTradedValue":[%s],"byPnl":[%s]},
         "sectors":[{"sector":"Information Technology",%s}],
         "stocks":[{"symbol":"AAPL","name":"Apple, \\"Inc.\\"","sector":"Information Technology",%s,
           "closingPrice":null}],
         "minutes":[{"at":"%sT09:30-05:00","trades":3,"tradedValue":"1873.875",
           "buyValue":"1873.875","sellValue":"0"}],
         "concentration":{"stocks":{"herfindahl":"1.000000","topTenShare":"1.0000"},
           "sectors":{"herfindahl":"1.000000","topTenShare":"1.0000"},
           "users":{"herfindahl":"1.000000","topTenShare":"1.0000"}},
         "certificate":{"records":4,"booked":3,"rejected":{"DUPLICATE":1},"recordsOfNoLedger":0,
           "ledgers":[{"ledger":0,"partition":0,"after":-1,"upTo":3,"records":4,"booked":3,"users":1}],
           "usersCompared":1,"usersDiffering":0,"numbersCompared":30,"positionsSummed":1,
           "symbols":[{"symbol":"AAPL","trades":3,"quantity":"10.5","cash":"-1873.875","held":"10.5"}],
           "verdict":"certified","differences":0,"listed":[],
           "repeatedIds":1,"repeats":[{"userId":"%s","tradeId":"%s","times":2}]}}
        """
            .formatted(
                date, closeId, date, TRADER, TRADER, TRADER, FLOW, FLOW, date, USER, TRADE_ID));
  }

  /** The same day with a difference that somebody made up to run in a spreadsheet. */
  public static ObjectNode different(String date, String closeId) {
    ObjectNode day = day(date, closeId).put("status", "different");
    ObjectNode certificate = (ObjectNode) day.get("certificate");
    certificate.put("verdict", "different").put("differences", 2).put("usersDiffering", 1);
    ObjectNode first = certificate.withArray("listed").addObject();
    first.put("userId", USER).put("subject", "AAPL quantity").put("expected", "-10.5");
    first.put("found", "11.5");
    ObjectNode second = certificate.withArray("listed").addObject();
    second.putNull("userId").put("subject", "record 0/3 archived field symbol");
    second.put("expected", "=HYPERLINK(\"x\")").putNull("found");
    return day;
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
