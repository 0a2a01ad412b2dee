package com.stockafolio.batch.document;

import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.TradeRows;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the check by plain sums adds up, for SQL: a booked trade or transfer, or a position of a
 * portfolio. All of a user lie in one part, so that most of the adding up is done where they are
 * read.
 */
public final class Entry implements Serializable {
  /** A trade or a transfer of the day. */
  static final int TRADE = 0;

  /** A position as a ledger wrote it at the close. */
  static final int CLOSE = 1;

  /** A position as the batch found it the day before. */
  static final int BEFORE = 2;

  private static final long serialVersionUID = 1;

  private int kind;
  private long userHigh;
  private long userLow;
  private int instrument;
  private long quantity;
  private long value;
  private long cost;
  private long realizedHigh;
  private long realizedLow;

  private record Position(BookRow book, int number, int kind) {
    /** All positions in the books, each as an entry of that kind. */
    public static Stream<Position> all(BookRows books, int kind) {
      return Stream.iterate(0, at -> at < books.end(), books::next)
          .map(books::read)
          .flatMap(
              book ->
                  IntStream.range(0, book.instruments.length)
                      .mapToObj(number -> new Position(book, number, kind)));
    }
  }

  /** Everything in a part: one row, which is filled again with each. */
  public static Iterator<Entry> all(PartTables tables, int part) {
    TradeRows trades = tables.trades(part);
    Iterator<Position> positions =
        Stream.concat(
                Position.all(tables.close(part), CLOSE), Position.all(tables.before(part), BEFORE))
            .iterator();
    return new Iterator<>() {
      private final Entry entry = new Entry();
      private int row = nextBooked(0);

      private int nextBooked(int from) {
        int at = from;
        while (at < trades.count()
            && (trades.rejection(at) != 0 || trades.type(at).isCash() || trades.isRevision(at))) {
          at++;
        }
        return at;
      }

      @Override
      public boolean hasNext() {
        return row < trades.count() || positions.hasNext();
      }

      @Override
      public Entry next() {
        if (row < trades.count()) {
          entry.fill(trades, row);
          row = nextBooked(row + 1);
        } else {
          entry.fill(positions.next());
        }
        return entry;
      }
    };
  }

  private void fill(TradeRows trades, int row) {
    kind = TRADE;
    userHigh = trades.userHigh(row);
    userLow = trades.userLow(row);
    instrument = trades.instrument(row);
    long signed = trades.signed(row);
    quantity = signed;
    switch (trades.type(row)) {
      case TRADE -> value = Long.signum(signed) * trades.value(row) + trades.fee(row);
      case TRANSFER_IN -> value = trades.value(row);
      default -> {
        // What a transfer out takes along hangs on the position; the books tell it.
        quantity = -signed;
        value = 0;
      }
    }
    cost = 0;
    realizedHigh = 0;
    realizedLow = 0;
  }

  private void fill(Position position) {
    BookRow book = position.book;
    int number = position.number;
    kind = position.kind;
    userHigh = book.userHigh;
    userLow = book.userLow;
    instrument = book.instruments[number];
    quantity = book.quantities[number];
    value = 0;
    cost = book.costs[number];
    realizedHigh = book.realizedHighs[number];
    realizedLow = book.realizedLows[number];
  }

  /** One of {@link #TRADE}, {@link #CLOSE} and {@link #BEFORE}. */
  public int getKind() {
    return kind;
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

  /** The quantity in 1e-9 shares, negative for what leaves and for a short position. */
  public long getQuantity() {
    return quantity;
  }

  /** What a trade is worth in 1e-8 dollars, negative for a sell, and its fee; a transfer's cost. */
  public long getValue() {
    return value;
  }

  /** A position's cost in 1e-8 dollars. */
  public long getCost() {
    return cost;
  }

  /** Upper half of a position's realised P&amp;L in 1e-8 dollars. */
  public long getRealizedHigh() {
    return realizedHigh;
  }

  /** Lower half of it. */
  public long getRealizedLow() {
    return realizedLow;
  }
}
