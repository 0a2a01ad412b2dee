package com.stockafolio.portfolio;

import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.RecentAction;

/** Told of each step of a fold, in order. */
public interface FoldSteps {

  /** Tells nobody. */
  FoldSteps UNTOLD =
      new FoldSteps() {
        @Override
        public void booked(BookedEntry entry, Portfolio before, Portfolio after) {}

        @Override
        public void met(RecentAction action, Portfolio before, Portfolio after) {}
      };

  /** A record of the user's own was booked. */
  void booked(BookedEntry entry, Portfolio before, Portfolio after);

  /** An action of the market's found a position. */
  void met(RecentAction action, Portfolio before, Portfolio after);
}
