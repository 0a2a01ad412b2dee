package com.stockafolio.batch;

/** What the day needs is not all there yet; the message names what is missing. */
final class Incomplete extends RuntimeException {
  private static final long serialVersionUID = 1;

  Incomplete(String message) {
    super(message);
  }
}
