package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.BookRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares a user's portfolio as the batch has it with the ledger's, number by number. */
final class Comparison {
  /** How many differences of one user are told; all are counted. */
  static final int LISTED = 20;

  private static final int MONEY_DECIMALS = 8;

  private final Stocks instruments;
  private long userHigh;
  private long userLow;
  private long differing;
  private List<Difference> listed;

  Comparison(Stocks instruments) {
    this.instruments = instruments;
  }

  /** Begins with a user. */
  void begin(long high, long low) {
    userHigh = high;
    userLow = low;
    differing = 0;
    listed = null;
  }

  /** The differences so far, listed or not. */
  long differing() {
    return differing;
  }

  /** The first differences, null for none. */
  List<Difference> listed() {
    return listed;
  }

  /** Takes note of a difference. */
  void differ(String subject, String expected, String found) {
    differing++;
    if (listed == null) {
      listed = new ArrayList<>();
    }
    if (listed.size() < LISTED) {
      String user = UuidBytes.text(userHigh, userLow);
      listed.add(new Difference(user, subject, expected, found));
    }
  }

  /**
   * Compares all numbers.
   *
   * @param close the ledger's portfolio, null if it wrote none
   */
  void compare(BookRow own, BookRow close) {
    if (close == null) {
      differ("portfolio", own.sequence + " entries", null);
      return;
    }
    same("ledger", own.ledger, close.ledger);
    same("sequence", own.sequence, close.sequence);
    same("tradeCount", own.tradeCount, close.tradeCount);
    if (!own.sharesHeld.is(close.sharesHeld)) {
      same("sharesHeld", own.sharesHeld.shares(), close.sharesHeld.shares());
    }
    same("tradedValue", own.tradedValue, close.tradedValue);
    same("costBasis", own.costBasis, close.costBasis);
    same("realizedPnl", own.realizedPnl, close.realizedPnl);
    same("cash", own.cash, close.cash);
    same("income", own.income, close.income);
    comparePositions(own, close);
    compareRecent(own.recentIds, close.recentIds);
  }

  /** Both are ascending by instrument. */
  private void comparePositions(BookRow own, BookRow close) {
    int[] mine = own.instruments;
    int[] theirs = close.instruments;
    int i = 0;
    int j = 0;
    while (i < mine.length || j < theirs.length) {
      if (j == theirs.length || i < mine.length && mine[i] < theirs[j]) {
        if (isSomething(own, i)) {
          differ(symbol(mine[i]), DecimalJson.shares(own.quantities[i]), null);
        }
        i++;
      } else if (i == mine.length || theirs[j] < mine[i]) {
        if (isSomething(close, j)) {
          differ(symbol(theirs[j]), null, DecimalJson.shares(close.quantities[j]));
        }
        j++;
      } else {
        comparePosition(own, i++, close, j++);
      }
    }
  }

  /** A position all of which was taken back is as good as none. */
  private static boolean isSomething(BookRow row, int at) {
    return row.quantities[at] != 0
        || row.costs[at] != 0
        || row.realizedHighs[at] != 0
        || row.realizedLows[at] != 0;
  }

  private void comparePosition(BookRow own, int i, BookRow close, int j) {
    int instrument = own.instruments[i];
    if (own.quantities[i] != close.quantities[j]) {
      differ(
          symbol(instrument) + " quantity",
          DecimalJson.shares(own.quantities[i]),
          DecimalJson.shares(close.quantities[j]));
    }
    if (own.costs[i] != close.costs[j]) {
      BigDecimal mine = BigDecimal.valueOf(own.costs[i], MONEY_DECIMALS);
      same(
          symbol(instrument) + " costBasis",
          mine,
          BigDecimal.valueOf(close.costs[j], MONEY_DECIMALS));
    }
    Wide mine = new Wide(own.realizedHighs[i], own.realizedLows[i]);
    Wide theirs = new Wide(close.realizedHighs[j], close.realizedLows[j]);
    if (mine.high() != theirs.high() || mine.low() != theirs.low()) {
      same(symbol(instrument) + " realizedPnl", mine.dollars(), theirs.dollars());
    }
  }

  private void compareRecent(long[] own, long[] close) {
    if (own.length != close.length) {
      same("recentIds", own.length / 2, close.length / 2);
      return;
    }
    if (!Arrays.equals(own, close)) {
      for (int i = 0; i < own.length; i += 2) {
        if (own[i] != close[i] || own[i + 1] != close[i + 1]) {
          differ(
              "recentIds[" + i / 2 + "]",
              UuidBytes.text(own[i], own[i + 1]),
              UuidBytes.text(close[i], close[i + 1]));
        }
      }
    }
  }

  private void same(String subject, long own, long close) {
    if (own != close) {
      differ(subject, Long.toString(own), Long.toString(close));
    }
  }

  private void same(String subject, Wide own, Wide close) {
    if (!own.is(close)) {
      differ(subject, DecimalJson.text(own.dollars()), DecimalJson.text(close.dollars()));
    }
  }

  private void same(String subject, BigDecimal own, BigDecimal close) {
    if (own.compareTo(close) != 0) {
      differ(subject, DecimalJson.text(own), DecimalJson.text(close));
    }
  }

  private String symbol(int instrument) {
    return instrument > instruments.highest()
        ? "instrument " + instrument
        : instruments.byId(instrument).symbol();
  }
}
