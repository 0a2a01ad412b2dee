package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.market.StockList;
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

  private static final int STANDS_TWICE = -1;
  private static final int NOT_OPEN = -2;

  private final Faults faults;
  private final FieldCheck fields;
  private final BitSet seen = new BitSet();

  PositionsCheck(Faults faults) {
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
  void check(JsonParser parser, UserBook book, StockList market) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      faults.add("positions is no array");
      return;
    }
    seen.clear();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (fields.read(parser, "positions")) {
        checkPosition(book, market);
      }
    }
    for (int position = 0; position < book.positionCount(); position++) {
      if (book.shares(position) != 0 && !seen.get(position)) {
        faults.add(scope(market.get(book.stock(position)).symbol()) + " is missing");
      }
    }
  }

  private void checkPosition(UserBook book, StockList market) {
    String symbol = fields.text(SYMBOL);
    int position = find(book, market, symbol);
    if (position < 0) {
      boolean again = position == STANDS_TWICE;
      faults.add(scope(symbol) + (again ? " stands twice" : " is not open in the books"));
      return;
    }
    seen.set(position);
    fields.within("positions");
    Stock stock = market.get(book.stock(position));
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

  /** A delisted stock may be shown by a symbol that another has by now: then by its name too. */
  private int find(UserBook book, StockList market, String symbol) {
    int found = NOT_OPEN;
    for (int position = 0; position < book.positionCount(); position++) {
      Stock stock = market.get(book.stock(position));
      if (book.shares(position) != 0 && stock.symbol().equals(symbol)) {
        if (seen.get(position)) {
          found = Math.max(found, STANDS_TWICE);
        } else if (found < 0 || stock.name().equals(fields.text(NAME))) {
          found = position;
        }
      }
    }
    return found;
  }

  private static String scope(String symbol) {
    return "positions[" + symbol + "]";
  }
}
