package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.Action.Status;

/**
 * What a record says.
 *
 * @param verdict {@link Verdict#BOOKED} where nothing speaks against it but the user's own book
 * @param identified whether the tradeId could be read, even where the record is refused
 * @param what what it does
 * @param stock the stock's number; of no meaning for cash
 * @param sign 1 for a buy, -1 for a sell; of transferred shares, -1 for a short position
 * @param quantity in units of 1e-9 shares
 * @param price in units of 1e-9 dollars
 * @param money in units of 1e-8 dollars: a trade's fee, the cost of what comes in, or cash; with
 *     its sign
 * @param tradedAt in milliseconds since 1970
 * @param status which trades of the stock are booked then
 * @param of what a revision takes back or corrects; null for what is no revision. A correction has
 *     the fields that its target should have had, but no stock
 */
public record Reading(
    Verdict verdict,
    boolean identified,
    What what,
    long idHigh,
    long idLow,
    long userHigh,
    long userLow,
    int stock,
    int sign,
    long quantity,
    long price,
    long money,
    long tradedAt,
    Status status,
    Of of) {

  /** The tradeId of another record of the user. */
  public record Of(long high, long low) {}

  /** What a record does. */
  public enum What {
    TRADE,
    /** Cash that the user moved. */
    FUNDS,
    /** Cash that the portfolio earned or lost. */
    INCOME,
    TRANSFER_IN,
    TRANSFER_OUT,
    /** It takes another record back. */
    BUST;

    /** Whether a correction may make the one the other. */
    boolean isOfOneKindWith(What other) {
      return kind() == other.kind();
    }

    private What kind() {
      return switch (this) {
        case FUNDS, INCOME -> FUNDS;
        case TRANSFER_IN, TRANSFER_OUT -> TRANSFER_IN;
        case TRADE, BUST -> this;
      };
    }
  }

  /** Whether it takes another record back, or corrects it. */
  boolean isRevision() {
    return of != null;
  }

  /** Of a correction, the record that its target should have been. */
  Reading correcting(Reading target) {
    return new Reading(
        Verdict.BOOKED,
        true,
        what,
        target.idHigh,
        target.idLow,
        userHigh,
        userLow,
        target.stock,
        sign,
        quantity,
        price,
        money,
        target.tradedAt,
        Status.ACTIVE,
        null);
  }
}
