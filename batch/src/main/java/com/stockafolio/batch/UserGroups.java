package com.stockafolio.batch;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** What is made of rows that come user by user: one thing for each user, or none. */
final class UserGroups<T> implements Iterator<T> {

  /** Takes a user's rows and gives what they make. Used for one user after the other. */
  interface Maker<T> {
    /** Begins with a user. */
    void begin(long userHigh, long userLow);

    /** Takes the user's next row, which is not to be kept. */
    void take(BookInput row);

    /** Ends with the user; null for nothing. */
    T end();
  }

  private final Iterator<BookInput> rows;
  private final Maker<T> maker;
  private BookInput row;
  private T next;

  UserGroups(Iterator<BookInput> rows, Maker<T> maker) {
    this.rows = rows;
    this.maker = maker;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (row != null || rows.hasNext())) {
      next = oneUser();
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T made = next;
    next = null;
    return made;
  }

  private T oneUser() {
    if (row == null) {
      row = rows.next();
    }
    long high = row.getUserHigh();
    long low = row.getUserLow();
    long at = row.getAt();
    maker.begin(high, low);
    while (row != null && row.getUserHigh() == high && row.getUserLow() == low) {
      if (row.getAt() < at) {
        throw new IllegalStateException("the rows of a user are out of order");
      }
      at = row.getAt();
      maker.take(row);
      row = rows.hasNext() ? rows.next() : null;
    }
    return maker.end();
  }
}
