package com.stockafolio.loadtest.gatling.steps;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import io.gatling.javaapi.core.Assertion;
import java.util.List;
import java.util.stream.Stream;

/** The thresholds as assertions; Gatling's fourth percentile is the 99th. */
public final class Limits {
  private final LoadOptions.Thresholds thresholds;

  public Limits(LoadOptions.Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** The share of all that failed. */
  public Assertion failures() {
    return global().failedRequests().percent().lte(thresholds.failedPercent());
  }

  /** How long 99 in 100 of a kind of request may take. */
  public Assertion quick(String request) {
    return details(request).responseTime().percentile4().lte(thresholds.p99Millis());
  }

  /** How long 99 in 100 readings of all portfolios may take. */
  public Assertion scanned(String request) {
    return details(request).responseTime().percentile4().lte(thresholds.scanMillis());
  }

  /** The share of resumed streams that had to begin anew. */
  public Assertion fewResets() {
    return details(Statistics.RESUMED).failedRequests().percent().lte(thresholds.resetPercent());
  }

  /** What holds for streams: never a trade out of order, twice or missing; and how fresh. */
  List<Assertion> ofStreams() {
    return List.of(
        never(Statistics.IN_ORDER),
        never(Statistics.CAUGHT_UP),
        details(Statistics.TRADE_EVENT).responseTime().percentile4().lte(thresholds.freshMillis()));
  }

  /** These, the share of failures, and what holds for streams. */
  public List<Assertion> ofStreamsAnd(Assertion... more) {
    return Stream.concat(
            Stream.concat(Stream.of(failures()), ofStreams().stream()), Stream.of(more))
        .toList();
  }

  private static Assertion never(String what) {
    return details(what).failedRequests().count().is(0L);
  }
}
