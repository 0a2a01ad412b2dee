/**
 * The books of one ledger, in plain Java: what a journal row says ({@link
 * com.stockafolio.ledger.EntriesBooked}), what it does to the portfolios ({@link
 * com.stockafolio.ledger.LedgerBook}), and how the whole is cut into checkpoint slices. No Akka, no
 * clock, no I/O: recovery and live booking run the same functions.
 */
package com.stockafolio.ledger;
