package com.stockafolio.delivery.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.model.RerouteSchedule.KnownBy;
import com.stockafolio.portfolio.Portfolio;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Why a record in a wrong partition is refused and not moved: a copy can be written twice, and what
 * a user's ledger remembers does not tell it.
 */
class RerouteModelTest {
  private static final int SCHEDULES = 2_500;

  @Test
  void aCrashBetweenCopyAndProgressBooksTwice() {
    RerouteSchedule moved = new RerouteSchedule(KnownBy.TRADE_IDS);
    moved.tradeMisplaced();
    moved.copy(0);
    // Acknowledged, and the consumer dies before it has journaled that.
    for (int i = 0; i < Portfolio.RECENT_ENTRIES; i++) {
      moved.trade();
    }
    moved.restart(0);
    moved.copy(0);
    assertThat(moved.bookings()[0]).as("the misplaced trade is booked").isEqualTo(2);
  }

  @Test
  void tradeIdsDoNotTellCopies() {
    long wrong = wrong(KnownBy.TRADE_IDS);
    assertThat(wrong).as("schedules that book a trade twice").isPositive();
    System.out.printf(
        "Records moved to their right partition, told apart by the last %d tradeIds:"
            + " %,d of %,d schedules book a trade twice%n",
        Portfolio.RECENT_ENTRIES, wrong, SCHEDULES);
  }

  /** What would: a mark in journal, checkpoints, closing files and all books, and a slow sender. */
  @Test
  void thePlaceTheyWereCopiedFromDoesWhereEachIsAwaited() {
    assertThat(wrong(KnownBy.HIGHEST_PLACE)).isZero();
    assertThat(wrong(KnownBy.HIGHEST_PLACE_WITHOUT_WAITING)).isPositive();
  }

  private static long wrong(KnownBy knownBy) {
    return LongStream.rangeClosed(1, SCHEDULES)
        .filter(seed -> !RerouteSchedule.exact(seed, knownBy))
        .count();
  }
}
