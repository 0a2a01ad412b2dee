package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run with an end found out.
 *
 * @param users number of users that it was asked for
 * @param done the simulator's last line
 * @param checked the checker's last line
 * @param engine what the engine's own counters say
 */
record Figures(int users, JsonNode done, JsonNode checked, EngineFigures engine) {

  /**
   * What the engine and its processes say.
   *
   * @param tradesPerRow trades booked for each journal row; empty without rows
   * @param cpuMicrosPerTrade processor time for each booked trade, by kind of process; empty where
   *     too few were booked to say
   * @param heapBytesPerUser heap of living objects for each user with a portfolio
   */
  record EngineFigures(
      OptionalDouble tradesPerRow,
      Map<String, Double> cpuMicrosPerTrade,
      OptionalLong heapBytesPerUser) {

    EngineFigures {
      cpuMicrosPerTrade = Map.copyOf(cpuMicrosPerTrade);
    }
  }

  long produced() {
    return checked.path("produced").asLong();
  }

  long booked() {
    return checked.path("booked").asLong();
  }

  long duplicates() {
    return checked.path("duplicates").asLong();
  }

  long rejected() {
    return checked.path("rejected").asLong();
  }

  long differing() {
    return checked.path("differing").asLong();
  }

  long missingAcknowledged() {
    return checked.path("missingAcknowledged").asLong();
  }

  /** Whether every trade was booked exactly once, or refused for a reason. */
  boolean isClean() {
    return differing() == 0
        && missingAcknowledged() == 0
        && produced() == booked() + duplicates() + rejected();
  }
}
