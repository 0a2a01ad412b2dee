package com.stockafolio.loadtest.stack;

import com.stockafolio.testing.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which room may know which: processes, the servers among them, and who starts and watches them.
 */
@Timeout(120)
class ArchitectureTest {
  private static final Rooms ROOMS =
      Rooms.of(LocalStack.class, "com.stockafolio.loadtest", "process", "stack", "supervision");

  @Test
  void roomsKnowThoseBelowThemAlone() {
    ROOMS.check();
  }
}
