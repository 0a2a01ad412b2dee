package com.stockafolio.loadtest.checker.books;

/**
 * Whose portfolios are compared: everybody's, or, where all books do not fit into memory, those of
 * one user in so many.
 *
 * @param of one user in this many, from 1
 */
public record Sample(int of) {

  public boolean holds(long userLow) {
    return of == 1 || Long.remainderUnsigned(userLow, of) == 0;
  }
}
