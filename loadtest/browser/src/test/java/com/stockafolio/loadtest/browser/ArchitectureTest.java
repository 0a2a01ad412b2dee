package com.stockafolio.loadtest.browser;

import com.stockafolio.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of these tests may know which. */
@Timeout(120)
class ArchitectureTest {
  private static final Rooms ROOMS =
      Rooms.of(ArchitectureTest.class, "com.stockafolio.loadtest.browser", "stub", "page", "");

  @Test
  void roomsKnowThoseBelowThemAlone() {
    ROOMS.check();
  }
}
