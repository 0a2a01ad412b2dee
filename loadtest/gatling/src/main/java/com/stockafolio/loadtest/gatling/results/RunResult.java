package com.stockafolio.loadtest.gatling.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run has come to.
 *
 * @param scenario as the option names it
 * @param options what it was told, by the options' names
 * @param startedAt when Gatling began
 * @param thresholds each with what was measured
 * @param requests each kind of request and event
 */
public record RunResult(
    String scenario,
    Map<String, String> options,
    Instant startedAt,
    List<Threshold> thresholds,
    List<Request> requests) {

  /** Copies what it is given. */
  public RunResult {
    options = Map.copyOf(options);
    thresholds = List.copyOf(thresholds);
    requests = List.copyOf(requests);
  }

  /**
   * One thing that the run had to keep to.
   *
   * @param says Gatling's words for it, the limit among them
   * @param measured in the limit's unit; null where there was nothing to measure
   * @param problem why there was nothing to measure; null where there was
   */
  public record Threshold(String says, boolean kept, Double measured, String problem) {}

  /**
   * A kind of request or event.
   *
   * @param count of all, those that failed among them
   * @param perSecond of all, over the run
   * @param p50Millis as the further ones, of all; 0 where it takes nothing
   */
  public record Request(
      String name,
      long count,
      long failed,
      double perSecond,
      int meanMillis,
      int p50Millis,
      int p95Millis,
      int p99Millis,
      int maxMillis) {}

  /** Whether every threshold was kept. */
  public boolean passed() {
    return thresholds.stream().allMatch(Threshold::kept);
  }
}
