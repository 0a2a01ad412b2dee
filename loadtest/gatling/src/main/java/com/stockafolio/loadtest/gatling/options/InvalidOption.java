package com.stockafolio.loadtest.gatling.options;

/** An option that cannot be; its message names it and says what can. */
public final class InvalidOption extends Exception {
  public InvalidOption(String message) {
    super(message);
  }
}
