package com.stockafolio.loadtest.simulator;

/** An option that cannot be: the message names it, its value and what is legal. */
final class InvalidOption extends Exception {

  InvalidOption(String message) {
    super(message);
  }
}
