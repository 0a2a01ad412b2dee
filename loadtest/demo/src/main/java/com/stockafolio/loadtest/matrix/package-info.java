/**
 * {@code mvn -Pmatrix}: faults are done to a whole local system while it books, in an order that
 * follows from a seed, and its books are checked after each.
 */
package com.stockafolio.loadtest.matrix;
