package com.stockafolio.batch;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What a booked record moved, for SQL. */
public final class Moved implements Serializable {
  private static final long serialVersionUID = 1;

  private long userHigh;
  private long userLow;
  private int instrument;
  private long signed;
  private long price;

  /** The booked ones of the records: a row that is filled again with each. */
  static Iterator<Moved> booked(TradeRows trades) {
    return new Iterator<>() {
      private final Moved moved = new Moved();
      private int row = nextBooked(0);

      private int nextBooked(int from) {
        int at = from;
        while (at < trades.count() && trades.rejection(at) != 0) {
          at++;
        }
        return at;
      }

      @Override
      public boolean hasNext() {
        return row < trades.count();
      }

      @Override
      public Moved next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        moved.fill(trades, row);
        row = nextBooked(row + 1);
        return moved;
      }
    };
  }

  private void fill(TradeRows trades, int row) {
    userHigh = trades.userHigh(row);
    userLow = trades.userLow(row);
    instrument = trades.instrument(row);
    signed = trades.signed(row);
    price = trades.price(row);
  }

  /** Upper half of the user's id. */
  public long getUserHigh() {
    return userHigh;
  }

  /** Lower half of the user's id. */
  public long getUserLow() {
    return userLow;
  }

  /** The instrument's id. */
  public int getInstrument() {
    return instrument;
  }

  /** The quantity in 1e-4 shares, negative for a sell. */
  public long getSigned() {
    return signed;
  }

  /** The price in 1e-4 dollars. */
  public long getPrice() {
    return price;
  }
}
