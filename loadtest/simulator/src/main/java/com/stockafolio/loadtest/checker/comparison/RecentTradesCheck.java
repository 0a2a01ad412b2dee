package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.market.StockList;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.loadtest.checker.text.TradeValue;
import java.io.IOException;

/**
 * Compares a portfolio's {@code recentTrades}: the newest first, at least those among its last 10
 * records. What is older than the books keep is not compared.
 */
final class RecentTradesCheck {
  private static final int LEAST = 10;

  private static final int SEQUENCE = 0;
  private static final int TRADE_ID = 1;
  private static final int SYMBOL = 2;
  private static final int SIDE = 3;
  private static final int QUANTITY = 4;
  private static final int PRICE = 5;
  private static final int FEE = 6;
  private static final int VALUE = 7;
  private static final int REALIZED_PNL = 8;
  private static final int TRADED_AT = 9;
  private static final int RECORDED_AT = 10;
  private static final int BUSTED_BY = 11;
  private static final int CORRECTED_BY = 12;

  private final Faults faults;
  private final FieldCheck fields;

  RecentTradesCheck(Faults faults) {
    this.faults = faults;
    fields =
        new FieldCheck(
            faults,
            "sequence",
            "tradeId",
            "symbol",
            "side",
            "quantity",
            "price",
            "fee",
            "value",
            "realizedPnl",
            "tradedAt",
            "recordedAt",
            "bustedBy",
            "correctedBy");
  }

  /** Compares the array at which the parser stands. */
  void check(JsonParser parser, UserBook book, StockList market) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      faults.add("recentTrades is no array");
      return;
    }
    int age = nextTrade(book, 0);
    for (; parser.nextToken() != JsonToken.END_ARRAY; age = nextTrade(book, age + 1)) {
      if (fields.read(parser, "recentTrades")) {
        checkTrade(book, age, market);
      }
    }
    if (age < book.keptTrades() && book.tradeSequence(age) > book.sequence() - LEAST) {
      faults.add("recentTrades ends before trade %d".formatted(book.tradeSequence(age)));
    }
  }

  /** The age of the next trade from this one on, as far as records are kept. */
  private static int nextTrade(UserBook book, int from) {
    int age = from;
    while (age < book.keptTrades() && !book.isTrade(age)) {
      age++;
    }
    return age;
  }

  private void checkTrade(UserBook book, int age, StockList market) {
    if (age >= book.keptTrades()) {
      if (age >= book.ownRecords()) {
        faults.add("recentTrades has more trades than were booked");
      }
      return;
    }
    fields.isWhole(SEQUENCE, book.tradeSequence(age));
    NumberText expected = fields.expected();
    long quantity = book.tradeQuantity(age);
    long price = book.tradePrice(age);
    fields.isText(TRADE_ID, expected.uuid(book.tradeIdHigh(age), book.tradeIdLow(age)));
    fields.isText(SYMBOL, market.get(book.tradeStock(age)).symbol());
    fields.isText(SIDE, quantity > 0 ? "BUY" : "SELL");
    fields.isText(QUANTITY, expected.shares(Math.abs(quantity)));
    fields.isText(PRICE, expected.price(price));
    fields.isText(FEE, expected.plain(book.tradeFee(age), 8));
    fields.isText(VALUE, expected.plain(TradeValue.of(Math.abs(quantity), price), 8));
    fields.isText(REALIZED_PNL, expected.plain(book.tradeRealized(age), 8));
    fields.isInstant(TRADED_AT, book.tradedAt(age));
    fields.isInstant(RECORDED_AT, book.recordedAt(age));
    checkMark(book, age);
  }

  /** What was done to it is told as long as that is among the portfolio's last records. */
  private void checkMark(UserBook book, int age) {
    UserBook.Mark mark = book.mark(age);
    int told = mark != null && mark.bust() ? BUSTED_BY : CORRECTED_BY;
    if (mark == null || !fields.isThere(told) && mark.sequence() <= book.sequence() - LEAST) {
      fields.isAbsent(BUSTED_BY);
      fields.isAbsent(CORRECTED_BY);
    } else {
      fields.isText(told, fields.expected().uuid(mark.by().high(), mark.by().low()));
    }
  }
}
