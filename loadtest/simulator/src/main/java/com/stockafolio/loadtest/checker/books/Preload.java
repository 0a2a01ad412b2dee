package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.simulator.market.PreloadedTrades;
import com.stockafolio.loadtest.simulator.market.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The books of users who held something before the first record of the topic: opened when they are
 * needed, since there may be many more of them than trade.
 */
public final class Preload {
  private final int count;
  private final Users users;
  private final PreloadedTrades trades;
  private final Stocks stocks;

  /** For the users 0 to {@code count} - 1 of a seed; 0 for none. */
  public Preload(long seed, int count, Stocks stocks) {
    this.count = count;
    this.users = new Users(seed, Math.max(1, count));
    this.trades = new PreloadedTrades(seed);
    this.stocks = stocks;
  }

  public int count() {
    return count;
  }

  /** The number of the user; -1 for one who held nothing. */
  public int indexOf(long userHigh, long userLow) {
    return count == 0 ? -1 : users.index(userHigh, userLow);
  }

  /** The most significant half of the id of the user of this number. */
  public long userHigh(int index) {
    return users.high(index);
  }

  /** The least significant half. */
  public long userLow(int index) {
    return users.low(index);
  }

  /** The book of the user as it was before the first record; empty for one who held nothing. */
  public UserBook open(long userHigh, long userLow) {
    UserBook book = new UserBook(userHigh, userLow);
    forEach(userHigh, userLow, said -> book.book(said, said.tradedAt()));
    return book;
  }

  /** What the user booked before the first record, each recorded when it was traded. */
  List<Reading> records(long userHigh, long userLow) {
    List<Reading> all = new ArrayList<>();
    forEach(userHigh, userLow, all::add);
    return all;
  }

  private void forEach(long userHigh, long userLow, Consumer<Reading> taker) {
    int index = indexOf(userHigh, userLow);
    if (index >= 0) {
      trades.forEach(
          index,
          trade ->
              taker.accept(
                  new Reading(
                      Verdict.BOOKED,
                      true,
                      Reading.What.TRADE,
                      trade.idHigh(),
                      trade.idLow(),
                      userHigh,
                      userLow,
                      stocks.numberOf(trade.instrument().symbol()),
                      1,
                      trade.quantity(),
                      trade.price(),
                      0,
                      trade.atMillis(),
                      Status.ACTIVE,
                      null)));
    }
  }

  /** The number of trades of all these users. */
  public long trades() {
    long sum = 0;
    for (int user = 0; user < count; user++) {
      sum += trades.trades(user);
    }
    return sum;
  }
}
