package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.Effect;
import com.stockafolio.loadtest.checker.market.StockList;
import com.stockafolio.loadtest.checker.text.Proportion;
import com.stockafolio.loadtest.checker.text.TradeValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One user's book: positions, cash, running totals and the last 16 records, in arrays of
 * primitives. Long, as millions of them take one object each, whose arrays no part could have
 * alone.
 *
 * <p>Quantities count 1e-9 shares, prices 1e-9 dollars, money 1e-8 dollars; sums that grow without
 * bound have 128 bits. {@code cost - realised P&L} of a position is the sum of what was paid for
 * shares that came, each amount rounded by itself, less the cost of those that were transferred
 * away, and of the cash that came in for shares, always and exactly.
 */
public final class UserBook {
  /** So many records are kept; a tradeId among them is a duplicate. */
  static final int RECENT_ENTRIES = 16;

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

  /** The fee; -1 for what is no trade. */
  private static final int FEE = 7;

  private static final int SEQUENCE = 8;
  private static final int TRADE_WORDS = 9;

  /** Below the time, of 48 bits, lies the stock's number. */
  private static final int STOCK_BITS = 16;

  private static final int TRADES_STEP = 4;

  public final long userHigh;
  public final long userLow;

  /** The comparison that saw this user last; belongs to the comparison. */
  public int seenIn;

  private long sequence;

  /** How many of the entries are the user's own records. */
  private long own;

  private long others;

  /** Of those that were revised, by their sequence; null for none. */
  private Map<Long, Mark> marks;

  /** The number of the last action that was met. */
  private int met;

  private final WideSum cash = new WideSum();
  private final WideSum income = new WideSum();
  private long tradedHigh;
  private long tradedLow;
  private int positionCount;
  private char[] stocks = new char[2];
  private long[] positions = new long[2 * POSITION_WORDS];
  private long[] trades = new long[0];

  /**
   * What was done to a record that was booked.
   *
   * @param bust whether it was taken back, else corrected
   * @param by the tradeId of what did it last
   * @param sequence of that
   */
  public record Mark(boolean bust, Reading.Of by, long sequence) {}

  UserBook(long userHigh, long userLow) {
    this.userHigh = userHigh;
    this.userLow = userLow;
  }

  /** Meets what the market did since it was met last. */
  public void meet(StockList market) {
    meet(market, market.number());
  }

  /** Meets what the market did up to a number. */
  void meet(StockList market, int number) {
    while (met < number) {
      meetNext(market);
    }
  }

  /** Meets the next of what the market did; gives whether that is an entry. */
  boolean meetNext(StockList market) {
    Effect effect = market.effect(++met);
    int position = effect == null ? -1 : positionOf(effect.stock());
    if (position < 0 || shares(position) == 0) {
      return false;
    }
    sequence++;
    meet(Meeting.of(effect, this));
    return true;
  }

  /** The number of the last action that was met. */
  int met() {
    return met;
  }

  private void meet(Meeting meeting) {
    if (meeting == null) {
      return; // Beyond a bound: all stays as it was.
    }
    for (Meeting.Change change : meeting.changes()) {
      int known = positionOf(change.stock());
      int at = (known < 0 ? addPosition(change.stock()) : known) * POSITION_WORDS;
      positions[at + SHARES] = change.shares().longValueExact();
      positions[at + COST] = change.cost().longValueExact();
      realize(at, change.realized().longValueExact());
    }
    cash.add(meeting.cash());
    income.add(meeting.income());
  }

  private void realize(int at, long amount) {
    long low = positions[at + REALIZED_LOW];
    positions[at + REALIZED_HIGH] += WideSum.carry(low, amount);
    positions[at + REALIZED_LOW] = low + amount;
  }

  /** Books the record, or says why not; then the book is as it was. */
  Verdict book(Reading said, long recordedAt) {
    if (holds(said.idHigh(), said.idLow())) {
      return Verdict.DUPLICATE;
    }
    return said.what() == Reading.What.TRADE && !isTradable(said)
        ? Verdict.NOT_TRADABLE
        : enter(said, recordedAt);
  }

  /**
   * Books the record whatever its id and the stock's status are, unless a bound would be passed.
   */
  Verdict enter(Reading said, long recordedAt) {
    return switch (said.what()) {
      case FUNDS, INCOME -> move(said, recordedAt);
      case TRADE -> {
        long value = TradeValue.of(said.quantity(), said.price());
        yield value > MAX_MONEY ? Verdict.OUT_OF_RANGE : trade(said, value, recordedAt);
      }
      case TRANSFER_IN -> arrive(said, said.money(), 0, recordedAt);
      case TRANSFER_OUT -> depart(said, recordedAt);
      case BUST -> throw new IllegalArgumentException("what was booked is revised by WholeBook");
    };
  }

  /** Whether another book's positions are so far from these that no entry could tell it. */
  boolean isTooFarFrom(UserBook other) {
    for (int position = 0; position < positionCount; position++) {
      int theirs = other.positionOf(stocks[position]);
      long shares = shares(position);
      long otherShares = theirs < 0 ? 0 : other.shares(theirs);
      if ((shares ^ otherShares) < 0 && Math.abs(shares) > MAX_SHARES - Math.abs(otherShares)) {
        return true;
      }
    }
    return false;
  }

  /** Books a revision: all becomes as the other book, in which it was folded anew, has it. */
  void revise(Reading revision, UserBook folded, long target, long recordedAt) {
    for (int position = 0; position < positionCount; position++) {
      Arrays.fill(positions, position * POSITION_WORDS, (position + 1) * POSITION_WORDS, 0);
    }
    for (int theirs = 0; theirs < folded.positionCount; theirs++) {
      int known = positionOf(folded.stocks[theirs]);
      int at = known < 0 ? addPosition(folded.stocks[theirs]) : known;
      System.arraycopy(
          folded.positions,
          theirs * POSITION_WORDS,
          positions,
          at * POSITION_WORDS,
          POSITION_WORDS);
    }
    cash.set(folded.cash);
    income.set(folded.income);
    tradedHigh = folded.tradedHigh;
    tradedLow = folded.tradedLow;
    remember(revision, 0, recordedAt);
    others = own - folded.tradeCount();
    marks = marks == null ? new HashMap<>() : marks;
    boolean bust = revision.what() == Reading.What.BUST;
    Reading.Of by = new Reading.Of(revision.idHigh(), revision.idLow());
    marks.put(target, new Mark(bust, by, sequence));
  }

  private boolean isTradable(Reading trade) {
    return switch (trade.status()) {
      case ACTIVE -> true;
      case HALTED, DELISTED -> false;
      case CLOSING_ONLY -> closing(trade) == trade.quantity();
    };
  }

  private Verdict move(Reading cashed, long recordedAt) {
    cash.add(cashed.money());
    if (cashed.what() == Reading.What.INCOME) {
      income.add(cashed.money());
    }
    remember(cashed, 0, recordedAt);
    return Verdict.BOOKED;
  }

  private Verdict trade(Reading trade, long value, long recordedAt) {
    long paid = trade.sign() * value + trade.money();
    long closing = closing(trade);
    // A trade through zero opens with what it cost beyond the shares it closes, and their fee.
    long closed =
        closing == trade.quantity()
            ? paid
            : trade.sign() * TradeValue.of(closing, trade.price())
                + Proportion.halfEven(trade.money(), closing, trade.quantity());
    Verdict verdict = arrive(trade, paid, closed, recordedAt);
    if (verdict == Verdict.BOOKED) {
      tradedHigh += WideSum.carry(tradedLow, value);
      tradedLow += value;
      cash.add(-paid);
    }
    return verdict;
  }

  /** How many of the shares that come close some that are held. */
  private long closing(Reading said) {
    int position = positionOf(said.stock());
    long shares = position < 0 ? 0 : shares(position);
    return Long.signum(shares) == -said.sign() ? Math.min(Math.abs(shares), said.quantity()) : 0;
  }

  /**
   * Shares come in.
   *
   * @param paid for all of them
   * @param closedOfTrade what of it was paid, in a trade, for those that close some that are held
   */
  private Verdict arrive(Reading said, long paid, long closedOfTrade, long recordedAt) {
    int position = positionOf(said.stock());
    long shares = position < 0 ? 0 : shares(position);
    long cost = position < 0 ? 0 : cost(position);
    long closing = closing(said);
    long closed =
        said.what() == Reading.What.TRADE
            ? closedOfTrade
            : Proportion.halfEven(paid, closing, said.quantity());
    long removed = Proportion.halfEven(cost, closing, Math.abs(shares));
    long remaining = cost - removed;
    long opened = paid - (closing == 0 ? 0 : closed);
    boolean tooMany = closing == 0 && Math.abs(shares) > MAX_SHARES - said.quantity();
    boolean tooMuch = (closing == 0 || opened != 0) && sumPasses(remaining, opened);
    if (tooMany || tooMuch || closing > 0 && sumPasses(removed, closed)) {
      return Verdict.OUT_OF_RANGE;
    }
    long realized = closing == 0 ? 0 : -(removed + closed);
    int target = position < 0 ? addPosition(said.stock()) : position;
    int at = target * POSITION_WORDS;
    positions[at + SHARES] = shares + said.sign() * said.quantity();
    positions[at + COST] = remaining + opened;
    realize(at, realized);
    remember(said, realized, recordedAt);
    return Verdict.BOOKED;
  }

  private Verdict depart(Reading said, long recordedAt) {
    int position = positionOf(said.stock());
    long shares = position < 0 ? 0 : shares(position);
    if (Long.signum(shares) != said.sign() || said.quantity() > Math.abs(shares)) {
      return Verdict.NOT_HELD;
    }
    int at = position * POSITION_WORDS;
    positions[at + COST] -=
        Proportion.halfEven(positions[at + COST], said.quantity(), Math.abs(shares));
    positions[at + SHARES] -= said.sign() * said.quantity();
    remember(said, 0, recordedAt);
    return Verdict.BOOKED;
  }

  /**
   * Whether both together are beyond the largest amount, either way; each is about that at most.
   */
  private static boolean sumPasses(long one, long other) {
    if ((one ^ other) < 0) {
      return Math.abs(one + other) > MAX_MONEY;
    }
    return one >= 0 ? other > MAX_MONEY - one : other < -MAX_MONEY - one;
  }

  boolean holds(long idHigh, long idLow) {
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
    int at = (int) (own % RECENT_ENTRIES) * TRADE_WORDS;
    if (at == trades.length) {
      trades = Arrays.copyOf(trades, at + TRADES_STEP * TRADE_WORDS);
    }
    trades[at + ID_HIGH] = trade.idHigh();
    trades[at + ID_LOW] = trade.idLow();
    boolean isTrade = trade.what() == Reading.What.TRADE && !trade.isRevision();
    others += isTrade ? 0 : 1;
    trades[at + FEE] = isTrade ? trade.money() : -1;
    trades[at + QUANTITY] = trade.sign() * trade.quantity();
    trades[at + PRICE] = trade.price();
    trades[at + REALIZED] = realized;
    trades[at + TRADED_AT_AND_STOCK] = (trade.tradedAt() << STOCK_BITS) | (char) trade.stock();
    trades[at + RECORDED_AT] = recordedAt;
    own++;
    trades[at + SEQUENCE] = ++sequence;
  }

  /** The number of entries: booked records, and actions that found a position. */
  public long sequence() {
    return sequence;
  }

  /** The number of booked records of the user's own. */
  public long ownRecords() {
    return own;
  }

  /** How many of the booked records are trades that were not taken back. */
  public long tradeCount() {
    return own - others;
  }

  /** The dollars on the account. */
  public WideSum cash() {
    return cash;
  }

  /** The cash that was earned, or lost. */
  public WideSum income() {
    return income;
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

  /** Whether the record of this age is a trade. */
  public boolean isTrade(int age) {
    return tradeFee(age) >= 0;
  }

  public long tradeFee(int age) {
    return trades[wordOf(age) + FEE];
  }

  /** How many of the last own records are kept; they are asked for by their age, 0 the newest. */
  public int keptTrades() {
    return (int) Math.min(own, RECENT_ENTRIES);
  }

  /** Its place among the entries. */
  public long tradeSequence(int age) {
    return trades[wordOf(age) + SEQUENCE];
  }

  /** What was done to it since it was booked; null for nothing. */
  public Mark mark(int age) {
    return marks == null ? null : marks.get(tradeSequence(age));
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
    return (int) ((own - 1 - age) % RECENT_ENTRIES) * TRADE_WORDS;
  }
}
