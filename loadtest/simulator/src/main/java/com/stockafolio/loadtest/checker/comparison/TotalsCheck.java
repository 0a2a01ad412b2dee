package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.books.WideSum;
import com.stockafolio.loadtest.checker.text.NumberText;
import java.io.IOException;

/** Compares a portfolio's {@code totals}, what depends on prices aside. */
final class TotalsCheck {
  private static final int SHARES_HELD = 0;
  private static final int TRADE_COUNT = 1;
  private static final int TRADED_VALUE = 2;
  private static final int COST_BASIS = 3;
  private static final int REALIZED_PNL = 4;
  private static final int CASH = 5;
  private static final int INCOME = 6;

  private final FieldCheck fields;
  private final WideSum sharesHeld = new WideSum();
  private final WideSum cost = new WideSum();
  private final WideSum realized = new WideSum();

  TotalsCheck(Faults faults) {
    fields =
        new FieldCheck(
            faults,
            "sharesHeld",
            "tradeCount",
            "tradedValue",
            "costBasis",
            "realizedPnl",
            "cash",
            "income");
  }

  /** Compares the object at which the parser stands. */
  void check(JsonParser parser, UserBook book) throws IOException {
    if (!fields.read(parser, "totals")) {
      return;
    }
    sharesHeld.clear();
    cost.clear();
    realized.clear();
    for (int position = 0; position < book.positionCount(); position++) {
      sharesHeld.add(Math.abs(book.shares(position)));
      cost.add(book.cost(position));
      realized.add(book.realizedHigh(position), book.realizedLow(position));
    }
    NumberText expected = fields.expected();
    fields.isText(SHARES_HELD, expected.shares(sharesHeld.high(), sharesHeld.low()));
    fields.isWhole(TRADE_COUNT, book.tradeCount());
    fields.isText(TRADED_VALUE, expected.money(book.tradedHigh(), book.tradedLow()));
    fields.isText(COST_BASIS, expected.money(cost.high(), cost.low()));
    fields.isText(REALIZED_PNL, expected.money(realized.high(), realized.low()));
    fields.isText(CASH, expected.money(book.cash().high(), book.cash().low()));
    fields.isText(INCOME, expected.money(book.income().high(), book.income().low()));
  }
}
