/**
 * The batch's own books: the rules of booking a second time, in other code than the ledgers'.
 *
 * <p>{@link com.stockafolio.batch.books.UserDay} folds a user's day with {@code UserBook} and holds
 * each number against the ledger's.
 */
package com.stockafolio.batch.books;
