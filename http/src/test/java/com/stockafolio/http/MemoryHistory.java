package com.stockafolio.http;

import com.stockafolio.engine.TradeHistory;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The pages of the test's bookings. A page may be late: missing for its first readings. */
final class MemoryHistory implements TradeHistory {
  private record Key(UserId user, long sequence) {}

  private final Map<Key, Portfolio> pages = new HashMap<>();
  private final Map<Key, Integer> late = new HashMap<>();
  private boolean failing;

  synchronized void put(Booking booking) {
    for (Portfolio state : booking.states()) {
      if (state.sequence() > 0 && state.sequence() % TRADES_PER_PAGE == 0) {
        pages.put(new Key(state.userId(), state.sequence()), state);
      }
    }
  }

  /** The page is not there the next so many times that it is asked for. */
  synchronized void late(UserId user, long sequence, int readings) {
    late.put(new Key(user, sequence), readings);
  }

  synchronized void fail() {
    failing = true;
  }

  @Override
  public synchronized CompletionStage<Optional<Portfolio>> pageEndingAt(
      UserId user, long sequence) {
    if (sequence <= 0 || sequence % TRADES_PER_PAGE != 0) {
      throw new IllegalArgumentException("no page ends at " + sequence);
    }
    if (failing) {
      return CompletableFuture.failedFuture(new IllegalStateException("not now"));
    }
    Key key = new Key(user, sequence);
    boolean missing = late.merge(key, -1, Integer::sum) >= 0;
    return CompletableFuture.completedFuture(
        missing ? Optional.empty() : Optional.ofNullable(pages.get(key)));
  }
}
