package com.stockafolio.lots;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;

/**
 * Shares that were acquired together, as far as they are held: splits, spin-offs and mergers leave
 * them their time.
 *
 * @param openedBy the id of the entry that they came by first
 * @param openedAs what that was: a trade, or a transfer
 * @param acquiredAtMillis when that took place by its producer's word, in milliseconds since 1970
 * @param quantity the shares, negative of a short position
 * @param cost what they cost, with the sign of the quantity but where fees are more than a short
 *     brought
 */
public record OpenLot(
    TradeId openedBy, EntryType openedAs, long acquiredAtMillis, Quantity quantity, Money cost) {

  /** Checks presence. */
  public OpenLot {
    requireNonNull(openedBy, "openedBy");
    requireNonNull(openedAs, "openedAs");
    requireNonNull(quantity, "quantity");
    requireNonNull(cost, "cost");
  }

  /** So many shares, at such a cost, that were acquired as these. */
  OpenLot with(long billionths, Money otherCost) {
    return new OpenLot(openedBy, openedAs, acquiredAtMillis, new Quantity(billionths), otherCost);
  }
}
