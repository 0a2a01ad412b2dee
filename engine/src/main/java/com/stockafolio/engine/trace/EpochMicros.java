package com.stockafolio.engine.trace;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The wall clock in microseconds since 1970. Events carry it as a field: they are compared with
 * times of other processes, and the recorder's own clock is set by the wall clock but once a file.
 */
public final class EpochMicros {
  private EpochMicros() {}

  /** The time of day. */
  public static long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toMicros(now.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(now.getNano());
  }
}
