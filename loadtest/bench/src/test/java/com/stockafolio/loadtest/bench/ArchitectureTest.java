package com.stockafolio.loadtest.bench;

import com.stockafolio.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of the bench may know which. */
@Timeout(120)
class ArchitectureTest {
  private static final Rooms ROOMS =
      Rooms.of(
          Bench.class, "com.stockafolio.loadtest.bench", "contender", "figures", "measuring", "");

  @Test
  void roomsKnowThoseBelowThemAlone() {
    ROOMS.check();
  }
}
