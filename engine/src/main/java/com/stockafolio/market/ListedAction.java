package com.stockafolio.market;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A market record in its place: what a journal keeps of it.
 *
 * @param number its place in the market's list: 1 for the first, dense
 * @param actionId the desk's name for it
 * @param postedAtMillis when the desk took it, in milliseconds since 1970; of no effect
 * @param action what it says
 * @param hash of the list that ends with it
 */
public record ListedAction(
    int number, UUID actionId, long postedAtMillis, MarketAction action, ListHash hash) {

  /** Checks presence and bounds. */
  public ListedAction {
    requireNonNull(actionId, "actionId");
    requireNonNull(action, "action");
    requireNonNull(hash, "hash");
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1: " + number);
    }
  }
}
