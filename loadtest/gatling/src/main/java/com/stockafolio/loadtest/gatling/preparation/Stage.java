package com.stockafolio.loadtest.gatling.preparation;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import java.util.List;
import java.util.Set;

/**
 * What a scenario plays with, all found before the first request that counts.
 *
 * @param options what was asked for
 * @param traders who may trade and watch, at least one unless only the firm reads
 * @param firmToken the firm's bearer token; empty where there is none and none is needed
 * @param quotes what can be traded; empty where the scenario does not trade
 * @param firmPages paths of the firm's pages that this system has
 */
public record Stage(
    LoadOptions options,
    List<Trader> traders,
    String firmToken,
    List<Quote> quotes,
    Set<String> firmPages) {

  /** Copies the collections. */
  public Stage {
    traders = List.copyOf(traders);
    quotes = List.copyOf(quotes);
    firmPages = Set.copyOf(firmPages);
  }
}
