/**
 * The checker's own books: what is a valid trade, whether its id is new, and what a user holds
 * after it. {@link com.stockafolio.loadtest.checker.books.TradeReader} reads a record, {@code
 * Books} keeps what it says.
 */
package com.stockafolio.loadtest.checker.books;
