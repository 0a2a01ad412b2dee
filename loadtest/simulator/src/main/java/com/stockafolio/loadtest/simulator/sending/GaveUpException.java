package com.stockafolio.loadtest.simulator.sending;

/** The run cannot come to its end; the message says why. */
public final class GaveUpException extends Exception {

  public GaveUpException(String message) {
    super(message);
  }
}
