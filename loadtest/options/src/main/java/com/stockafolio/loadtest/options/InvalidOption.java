package com.stockafolio.loadtest.options;

/** An option that cannot be; the message names it, its value and what can. */
public final class InvalidOption extends Exception {

  private static final long serialVersionUID = 1;

  /** A refusal with its message. */
  public InvalidOption(String message) {
    super(message);
  }
}
