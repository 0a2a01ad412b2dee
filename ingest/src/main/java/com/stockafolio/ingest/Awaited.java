package com.stockafolio.ingest;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;

/** Says once what is waited for, and once that the wait is over, however often it is tried. */
public final class Awaited {
  private final Logger log;
  private String what;

  /** Says it to a log. */
  public Awaited(Logger log) {
    this.log = log;
  }

  /** Something is missing: says so, unless it did already. */
  public void missing(String missing, Throwable failure) {
    if (!missing.equals(what)) {
      what = missing;
      log.warn("Waiting for {}: {}", missing, cause(failure).toString());
    }
  }

  /** Nothing is missing any more. */
  public void there() {
    if (what != null) {
      log.info("No longer waiting for {}", what);
      what = null;
    }
  }

  /** The failure itself, without what wraps it on its way through futures. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
