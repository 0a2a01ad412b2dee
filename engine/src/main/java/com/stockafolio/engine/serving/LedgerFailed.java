package com.stockafolio.engine.serving;

/**
 * Something that a ledger cannot do without has failed.
 *
 * @param what in words, to go before "failed"
 * @param cause null where it has told its own
 */
record LedgerFailed(String what, Throwable cause) implements Ledger.Command {}
