package com.stockafolio.ledger;

/**
 * A journal that cannot be booked: something between two of its events is missing, or an event
 * belongs to another source. Going on would lose trades, so recovery stops here.
 */
public final class JournalHole extends IllegalStateException {
  JournalHole(String message) {
    super(message);
  }
}
