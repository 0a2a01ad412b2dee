package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.books.TradeReader.Reading;
import com.stockafolio.loadtest.checker.text.Proportion;
import com.stockafolio.loadtest.checker.text.TradeValue;
import java.util.Arrays;

/**
 * One user's book: positions, running totals and the last 16 trades, in arrays of primitives.
 *
 * <p>Quantities count 1e-9 shares, prices 1e-9 dollars, money 1e-8 dollars; sums that grow without
 * bound have 128 bits. {@code cost - realised P&L} of a position is the sum of the signed values of
 * its trades, each rounded by itself, always and exactly.
 */
public final class UserBook {
  /** So many trades are kept; a tradeId among them is a duplicate. */
  static final int RECENT_TRADES = 16;

  /** 90 billion dollars: the largest value of a trade, and cost of a position. */
  public static final long MAX_MONEY = 9_000_000_000_000_000_000L;

  /** 9 billion shares, in units of 1e-9: the most that a position holds. */
  public static final long MAX_SHARES = 9_000_000_000_000_000_000L;

  private static final int SHARES = 0;
  private static final int COST = 1;
  private static final int REALIZED_HIGH = 2;
  private static final int REALIZED_LOW = 3;
  private static final int POSITION_WORDS = 4;

  private static final int ID_HIGH = 0;
  private static final int ID_LOW = 1;
  private static final int QUANTITY = 2;
  private static final int PRICE = 3;
  private static final int REALIZED = 4;
  private static final int TRADED_AT_AND_STOCK = 5;
  private static final int RECORDED_AT = 6;
  private static final int TRADE_WORDS = 7;

  /** Below the time, of 48 bits, lies the stock's number. */
  private static final int STOCK_BITS = 16;

  private static final int TRADES_STEP = 4;

  public final long userHigh;
  public final long userLow;

  /** The comparison that saw this user last; belongs to the comparison. */
  public int seenIn;

  private long sequence;
  private long tradedHigh;
  private long tradedLow;
  private int positionCount;
  private char[] stocks = new char[2];
  private long[] positions = new long[2 * POSITION_WORDS];
  private long[] trades = new long[0];

  UserBook(long userHigh, long userLow) {
    this.userHigh = userHigh;
    this.userLow = userLow;
  }

  /** Books the trade, or says why not; then the book is as it was. */
  Verdict book(Reading trade, long recordedAt) {
    if (holds(trade.idHigh(), trade.idLow())) {
      return Verdict.DUPLICATE;
    }
    long quantity = trade.quantity();
    long value = TradeValue.of(quantity, trade.price());
    if (value > MAX_MONEY) {
      return Verdict.OUT_OF_RANGE;
    }
    int position = positionOf(trade.stock());
    long shares = position < 0 ? 0 : shares(position);
    long cost = position < 0 ? 0 : cost(position);
    // What of the trade closes shares that are held, and the cost that leaves with them.
    long closing = Long.signum(shares) == -trade.sign() ? Math.min(Math.abs(shares), quantity) : 0;
    long removed = Proportion.halfEven(cost, closing, Math.abs(shares));
    // A trade through zero opens with what its value has beyond that of the shares it closes.
    long closed = closing == quantity ? value : TradeValue.of(closing, trade.price());
    long remaining = cost - removed;
    long opened = trade.sign() * (value - closed);
    boolean tooMany = closing == 0 && Math.abs(shares) > MAX_SHARES - quantity;
    if (tooMany || sumPasses(remaining, opened)) {
      return Verdict.OUT_OF_RANGE;
    }
    long realized = -(removed + trade.sign() * closed);
    int target = position < 0 ? addPosition(trade.stock()) : position;
    int at = target * POSITION_WORDS;
    positions[at + SHARES] = shares + trade.sign() * quantity;
    positions[at + COST] = remaining + opened;
    long low = positions[at + REALIZED_LOW];
    positions[at + REALIZED_HIGH] += WideSum.carry(low, realized);
    positions[at + REALIZED_LOW] = low + realized;
    tradedHigh += WideSum.carry(tradedLow, value);
    tradedLow += value;
    remember(trade, realized, recordedAt);
    return Verdict.BOOKED;
  }

  /** Both have the same sign, or one of them is zero. */
  private static boolean sumPasses(long one, long other) {
    return Math.abs(one) > MAX_MONEY - Math.abs(other);
  }

  private boolean holds(long idHigh, long idLow) {
    for (int at = 0; at < keptTrades() * TRADE_WORDS; at += TRADE_WORDS) {
      if (trades[at + ID_LOW] == idLow && trades[at + ID_HIGH] == idHigh) {
        return true;
      }
    }
    return false;
  }

  private int addPosition(int stock) {
    if (positionCount == stocks.length) {
      int capacity = positionCount + Math.max(2, positionCount / 4);
      stocks = Arrays.copyOf(stocks, capacity);
      positions = Arrays.copyOf(positions, capacity * POSITION_WORDS);
    }
    stocks[positionCount] = (char) stock;
    return positionCount++;
  }

  private void remember(Reading trade, long realized, long recordedAt) {
    int at = (int) (sequence % RECENT_TRADES) * TRADE_WORDS;
    if (at == trades.length) {
      trades = Arrays.copyOf(trades, at + TRADES_STEP * TRADE_WORDS);
    }
    trades[at + ID_HIGH] = trade.idHigh();
    trades[at + ID_LOW] = trade.idLow();
    trades[at + QUANTITY] = trade.sign() * trade.quantity();
    trades[at + PRICE] = trade.price();
    trades[at + REALIZED] = realized;
    trades[at + TRADED_AT_AND_STOCK] = (trade.tradedAt() << STOCK_BITS) | trade.stock();
    trades[at + RECORDED_AT] = recordedAt;
    sequence++;
  }

  /** The number of booked trades. */
  public long sequence() {
    return sequence;
  }

  public long tradedHigh() {
    return tradedHigh;
  }

  public long tradedLow() {
    return tradedLow;
  }

  /** The positions ever held, flat ones too, are numbered from 0. */
  public int positionCount() {
    return positionCount;
  }

  /** The position in a stock, -1 if there never was one. */
  public int positionOf(int stock) {
    for (int position = 0; position < positionCount; position++) {
      if (stocks[position] == stock) {
        return position;
      }
    }
    return -1;
  }

  public int stock(int position) {
    return stocks[position];
  }

  public long shares(int position) {
    return positions[position * POSITION_WORDS + SHARES];
  }

  public long cost(int position) {
    return positions[position * POSITION_WORDS + COST];
  }

  public long realizedHigh(int position) {
    return positions[position * POSITION_WORDS + REALIZED_HIGH];
  }

  public long realizedLow(int position) {
    return positions[position * POSITION_WORDS + REALIZED_LOW];
  }

  /** How many of the last trades are kept; they are asked for by their age, 0 the newest. */
  public int keptTrades() {
    return (int) Math.min(sequence, RECENT_TRADES);
  }

  public long tradeIdHigh(int age) {
    return trades[wordOf(age) + ID_HIGH];
  }

  public long tradeIdLow(int age) {
    return trades[wordOf(age) + ID_LOW];
  }

  public int tradeStock(int age) {
    return (int) trades[wordOf(age) + TRADED_AT_AND_STOCK] & 0xffff;
  }

  /** Negative for a sell. */
  public long tradeQuantity(int age) {
    return trades[wordOf(age) + QUANTITY];
  }

  public long tradePrice(int age) {
    return trades[wordOf(age) + PRICE];
  }

  public long tradeRealized(int age) {
    return trades[wordOf(age) + REALIZED];
  }

  public long tradedAt(int age) {
    return trades[wordOf(age) + TRADED_AT_AND_STOCK] >>> STOCK_BITS;
  }

  public long recordedAt(int age) {
    return trades[wordOf(age) + RECORDED_AT];
  }

  private int wordOf(int age) {
    return (int) ((sequence - 1 - age) % RECENT_TRADES) * TRADE_WORDS;
  }
}
