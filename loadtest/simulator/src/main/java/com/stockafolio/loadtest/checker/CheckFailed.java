package com.stockafolio.loadtest.checker;

/** The check could not be done; the message says why. Not a difference that it found. */
final class CheckFailed extends Exception {
  CheckFailed(String message) {
    super(message);
  }

  CheckFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
