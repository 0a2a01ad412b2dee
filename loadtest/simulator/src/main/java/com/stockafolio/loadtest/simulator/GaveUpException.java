package com.stockafolio.loadtest.simulator;

/** The run cannot come to its end; the message says why. */
final class GaveUpException extends Exception {

  GaveUpException(String message) {
    super(message);
  }
}
