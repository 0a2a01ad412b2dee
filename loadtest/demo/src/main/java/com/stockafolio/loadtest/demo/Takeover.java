package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches how the remaining nodes take over the ledgers of one that died.
 *
 * <p>A node's count of serving ledgers is of those that answered lately, so just after a death it
 * is still full: the take-over has ended when the count is full again after it has fallen, or has
 * not fallen for so long that the dead node cannot have held a ledger.
 */
final class Takeover {

  private static final Duration NOTICED_BY_THEN = Duration.ofSeconds(8);

  private final Instant death;
  private boolean fallen;
  private int fewestServing = Integer.MAX_VALUE;

  Takeover(Instant death) {
    this.death = death;
  }

  /**
   * Looks at the survivors' last metrics.
   *
   * @return the message that ends the take-over, once it has ended
   */
  Optional<String> look(List<Scrape> survivors) {
    if (survivors.isEmpty() || survivors.stream().anyMatch(s -> s.at().isBefore(death))) {
      return Optional.empty();
    }
    survivors.forEach(s -> fewestServing = Math.min(fewestServing, (int) s.ledgersServing()));
    boolean all = survivors.stream().allMatch(Scrape::allServing);
    fallen |= !all;
    Instant seen = survivors.stream().map(Scrape::at).max(Instant::compareTo).orElseThrow();
    Duration since = Duration.between(death, seen);
    if (all && fallen) {
      return Optional.of(
          "all ledgers serve again %.1f s after the node's death; in between, as few as %d of %d"
              .formatted(since.toMillis() / 1e3, fewestServing, survivors.get(0).ledgers()));
    }
    if (all && since.compareTo(NOTICED_BY_THEN) > 0) {
      return Optional.of("the node held no ledger: all went on serving");
    }
    return Optional.empty();
  }
}
