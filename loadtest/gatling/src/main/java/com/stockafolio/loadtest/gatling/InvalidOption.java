package com.stockafolio.loadtest.gatling;

/** An option that cannot be; its message names it and says what can. */
final class InvalidOption extends Exception {
  InvalidOption(String message) {
    super(message);
  }
}
