package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import com.stockafolio.loadtest.checker.text.NumberText;
import java.io.IOException;
import java.util.BitSet;

/** Compares a portfolio's {@code positions}: exactly the open ones, in any order. */
final class PositionsCheck {
  private static final int SYMBOL = 0;
  private static final int NAME = 1;
  private static final int SECTOR = 2;
  private static final int QUANTITY = 3;
  private static final int AVERAGE_COST = 4;
  private static final int COST_BASIS = 5;
  private static final int REALIZED_PNL = 6;

  private final Stocks stocks;
  private final Faults faults;
  private final FieldCheck fields;
  private final BitSet seen = new BitSet();

  PositionsCheck(Stocks stocks, Faults faults) {
    this.stocks = stocks;
    this.faults = faults;
    fields =
        new FieldCheck(
            faults,
            "symbol",
            "name",
            "sector",
            "quantity",
            "averageCost",
            "costBasis",
            "realizedPnl");
  }

  /** Compares the array at which the parser stands. */
  void check(JsonParser parser, UserBook book) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      faults.add("positions is no array");
      return;
    }
    seen.clear();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (fields.read(parser, "positions")) {
        checkPosition(book);
      }
    }
    for (int position = 0; position < book.positionCount(); position++) {
      if (book.shares(position) != 0 && !seen.get(position)) {
        faults.add(scope(stocks.get(book.stock(position)).symbol()) + " is missing");
      }
    }
  }

  private void checkPosition(UserBook book) {
    String symbol = fields.text(SYMBOL);
    int number = stocks.numberOf(symbol);
    int position = number == Stocks.UNKNOWN ? -1 : book.positionOf(number);
    if (position < 0 || book.shares(position) == 0) {
      faults.add(scope(symbol) + " is not open in the books");
      return;
    }
    if (seen.get(position)) {
      faults.add(scope(symbol) + " stands twice");
      return;
    }
    seen.set(position);
    fields.within("positions");
    Stock stock = stocks.get(number);
    long shares = book.shares(position);
    long cost = book.cost(position);
    NumberText expected = fields.expected();
    fields.isText(SYMBOL, stock.symbol());
    fields.isText(NAME, stock.name());
    fields.isText(SECTOR, stock.sector());
    fields.isText(QUANTITY, expected.shares(shares));
    fields.isText(AVERAGE_COST, expected.average(cost, shares));
    fields.isText(COST_BASIS, expected.plain(cost, 8));
    fields.isText(
        REALIZED_PNL, expected.money(book.realizedHigh(position), book.realizedLow(position)));
  }

  private static String scope(String symbol) {
    return "positions[" + symbol + "]";
  }
}
