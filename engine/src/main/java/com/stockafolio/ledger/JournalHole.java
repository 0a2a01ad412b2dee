package com.stockafolio.ledger;

/**
 * An event that cannot be booked: something before it is missing, or it belongs to another source,
 * or was decided from another log. Going on would lose trades.
 */
public final class JournalHole extends IllegalStateException {
  JournalHole(String message) {
    super(message);
  }
}
