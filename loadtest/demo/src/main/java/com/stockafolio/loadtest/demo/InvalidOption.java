package com.stockafolio.loadtest.demo;

/** An option of the command line that cannot be; the message names it, its value and what can. */
final class InvalidOption extends Exception {

  private static final long serialVersionUID = 1;

  InvalidOption(String message) {
    super(message);
  }
}
