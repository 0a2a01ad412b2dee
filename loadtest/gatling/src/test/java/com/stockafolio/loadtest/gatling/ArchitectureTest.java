package com.stockafolio.loadtest.gatling;

import com.stockafolio.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which room of the load scenarios may know which. */
@Timeout(120)
class ArchitectureTest {
  private static final Rooms ROOMS =
      Rooms.of(
          LoadLauncher.class,
          "com.stockafolio.loadtest.gatling",
          "options",
          "results",
          "preparation",
          "steps",
          "plays",
          "capacity",
          "");

  @Test
  void roomsKnowThoseBelowThemAlone() {
    ROOMS.check();
  }
}
