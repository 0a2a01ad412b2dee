package com.stockafolio.loadtest.simulator.sending;

/**
 * When each trade is to be sent, counted from the start of the run: trade {@code i} at {@code i /
 * rate} seconds, rounded down to a nanosecond. The schedule is fixed beforehand; a sender that
 * falls behind sends late, and nothing shifts (else the latencies of the late trades would be left
 * out).
 *
 * @param ratePerSecond at least 1
 */
public record RateSchedule(long ratePerSecond) {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** The intended send time of a trade, in nanoseconds from the start. */
  public long intendedNanos(long index) {
    return index / ratePerSecond * NANOS_PER_SECOND
        + index % ratePerSecond * NANOS_PER_SECOND / ratePerSecond;
  }

  /** The second from the start that the trade's intended send time falls into. */
  long second(long index) {
    return index / ratePerSecond;
  }

  /** The number of trades whose intended send time is at or before {@code elapsedNanos}. */
  long due(long elapsedNanos) {
    if (elapsedNanos < 0) {
      return 0;
    }
    // intendedNanos(i) <= e, rounded down, holds exactly where i < (e + 1) * rate / 1e9.
    long end = elapsedNanos + 1;
    long ofRest = end % NANOS_PER_SECOND * ratePerSecond;
    return end / NANOS_PER_SECOND * ratePerSecond
        + (ofRest + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
  }
}
