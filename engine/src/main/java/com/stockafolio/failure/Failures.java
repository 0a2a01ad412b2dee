package com.stockafolio.failure;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a failure was. */
public final class Failures {
  private Failures() {}

  /**
   * The failure itself, without what wraps it on its way through futures; the last wrapper where
   * nothing is in it. Null for null.
   */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
