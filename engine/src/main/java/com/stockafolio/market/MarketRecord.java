package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.UUID;

/**
 * A record of the market as its desk wrote it, its signature found right.
 *
 * @param number its place in the market's list: 1 for the first, dense
 * @param actionId the desk's name for it
 * @param postedAtMillis when the desk took it, in milliseconds since 1970; of no effect
 * @param action what it says
 * @param signed the bytes that were signed; not to be changed
 */
public record MarketRecord(
    int number, UUID actionId, long postedAtMillis, MarketAction action, byte[] signed) {

  /** Checks presence and bounds. */
  public MarketRecord {
    requireNonNull(actionId, "actionId");
    requireNonNull(action, "action");
    requireNonNull(signed, "signed");
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1: " + number);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MarketRecord that
        && number == that.number
        && actionId.equals(that.actionId)
        && postedAtMillis == that.postedAtMillis
        && action.equals(that.action)
        && Arrays.equals(signed, that.signed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signed);
  }

  @Override
  public String toString() {
    return "MarketRecord[" + number + ", " + actionId + ", " + action + "]";
  }
}
