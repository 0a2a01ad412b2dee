package com.stockafolio.loadtest.simulator;

/** An option that cannot be: the message names it, its value and what is legal. */
public final class InvalidOption extends Exception {

  public InvalidOption(String message) {
    super(message);
  }
}
