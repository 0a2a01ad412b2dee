package com.stockafolio.loadtest.checker.market;

import java.util.List;

/**
 * What a record of the market says. Fields that its kind does not have are zero or null.
 *
 * @param id an instrument's id in place of its symbol; 0 for none
 * @param newId the same of the other instrument
 * @param perShare a dividend, or a merger's cash, in 1e-9 dollars; 0 for none
 * @param costShare the part of the cost that moves, in 1e-9
 * @param cashPrice in 1e-9 dollars; 0 where fractions stay
 * @param listing of an {@link Kind#INSTRUMENT} alone
 */
public record Action(
    Kind kind,
    int number,
    int id,
    String symbol,
    int newId,
    String newSymbol,
    long from,
    long to,
    long perShare,
    long costShare,
    long cashPrice,
    Listing listing) {

  /** The kinds, by the names that records give them. */
  public enum Kind {
    INSTRUMENT,
    SPLIT,
    RENAME,
    DIVIDEND,
    SPINOFF,
    MERGER
  }

  /** Which trades are booked. */
  public enum Status {
    ACTIVE,
    HALTED,
    CLOSING_ONLY,
    DELISTED
  }

  /**
   * How an instrument is listed.
   *
   * @param aliases null where they stay
   */
  public record Listing(String name, String sector, Status status, List<String> aliases) {}

  /** Whether another instrument is handed out. */
  boolean givesShares() {
    return newId != 0 || kind != Kind.RENAME && newSymbol != null;
  }
}
