package com.stockafolio.batch;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A position of a portfolio, for SQL. */
public final class Held implements Serializable {
  private static final long serialVersionUID = 1;

  private final long userHigh;
  private final long userLow;
  private final int instrument;
  private final long quantity;
  private final long cost;
  private final long realizedHigh;
  private final long realizedLow;

  private Held(BookRow book, int position) {
    userHigh = book.userHigh;
    userLow = book.userLow;
    instrument = book.instruments[position];
    quantity = book.quantities[position];
    cost = book.costs[position];
    realizedHigh = book.realizedHighs[position];
    realizedLow = book.realizedLows[position];
  }

  /** All positions of the portfolios. */
  static Iterator<Held> all(BookRows books) {
    return Stream.iterate(0, at -> at < books.end(), books::next)
        .map(books::read)
        .flatMap(Held::of)
        .iterator();
  }

  private static Stream<Held> of(BookRow book) {
    return IntStream.range(0, book.instruments.length).mapToObj(at -> new Held(book, at));
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

  /** The quantity in 1e-4 shares, negative for a short position. */
  public long getQuantity() {
    return quantity;
  }

  /** The cost in 1e-8 dollars. */
  public long getCost() {
    return cost;
  }

  /** Upper half of the realised P&amp;L in 1e-8 dollars. */
  public long getRealizedHigh() {
    return realizedHigh;
  }

  /** Lower half of it. */
  public long getRealizedLow() {
    return realizedLow;
  }
}
