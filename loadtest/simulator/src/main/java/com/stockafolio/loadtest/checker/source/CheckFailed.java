package com.stockafolio.loadtest.checker.source;

/** The check could not be done; the message says why. Not a difference that it found. */
public final class CheckFailed extends Exception {
  public CheckFailed(String message) {
    super(message);
  }

  public CheckFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
