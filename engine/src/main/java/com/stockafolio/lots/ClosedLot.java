package com.stockafolio.lots;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;

/**
 * Shares of one lot that are held no more.
 *
 * @param lot they, and what they cost; no shares where less than the smallest part was paid out, or
 *     where the cost alone was
 * @param closedBy the id of the entry that they went by
 * @param closedAs what that was
 * @param closedAtMillis when that took place by its producer's word, in milliseconds since 1970
 * @param proceeds the dollars that they brought, negative where closing cost some; null of those
 *     that were transferred out
 */
public record ClosedLot(
    OpenLot lot, TradeId closedBy, EntryType closedAs, long closedAtMillis, Money proceeds) {

  /** Checks presence. */
  public ClosedLot {
    requireNonNull(lot, "lot");
    requireNonNull(closedBy, "closedBy");
    requireNonNull(closedAs, "closedAs");
  }

  /** The profit (or, negative, loss) that was realised; zero of what was transferred out. */
  public Money realizedPnl() {
    return proceeds == null ? Money.ZERO : proceeds.minus(lot.cost());
  }
}
