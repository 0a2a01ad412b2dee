package com.stockafolio.ingest.kafka;

import com.stockafolio.failure.Failures;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;

/**
 * Says what is waited for, and once that the wait is over, however often it is tried: a warning at
 * first, an error each minute while it lasts, and an error at once where Kafka says that trying
 * again will not help.
 */
public final class Awaited {
  private static final long SAID_AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private final LongSupplier clockNanos;
  private String what;
  private long sinceNanos;
  private long saidNanos;

  /** Says it to a log. */
  public Awaited(Logger log) {
    this(log, System::nanoTime);
  }

  Awaited(Logger log, LongSupplier clockNanos) {
    this.log = log;
    this.clockNanos = clockNanos;
  }

  /** Something is missing; told after each attempt. */
  public void missing(String missing, Throwable failure) {
    long now = clockNanos.getAsLong();
    if (what == null) {
      sinceNanos = saidNanos = now;
      if (lasts(failure)) {
        log.error("Waiting for {}: {}", missing, Failures.cause(failure).toString());
      } else {
        log.warn("Waiting for {}: {}", missing, Failures.cause(failure).toString());
      }
    } else if (now - saidNanos >= SAID_AGAIN_AFTER_NANOS) {
      saidNanos = now;
      log.error(
          "Waiting for {}, since {} s: {}",
          missing,
          Duration.ofNanos(now - sinceNanos).toSeconds(),
          Failures.cause(failure).toString());
    } else if (!missing.equals(what)) {
      log.warn("Waiting for {}: {}", missing, Failures.cause(failure).toString());
    }
    what = missing;
  }

  private static boolean lasts(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    return cause instanceof KafkaException && !(cause instanceof RetriableException);
  }

  /** Nothing is missing any more. */
  public void there() {
    if (what != null) {
      log.info("No longer waiting for {}", what);
      what = null;
    }
  }
}
