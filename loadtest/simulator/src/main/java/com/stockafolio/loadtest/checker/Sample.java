package com.stockafolio.loadtest.checker;

/**
 * Whose portfolios are compared: everybody's, or, where all books do not fit into memory, those of
 * one user in so many.
 *
 * @param of one user in this many, from 1
 */
record Sample(int of) {

  boolean holds(long userLow) {
    return of == 1 || Long.remainderUnsigned(userLow, of) == 0;
  }
}
