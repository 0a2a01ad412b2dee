package com.stockafolio.batch.store;

/** What the day needs is not all there yet; the message names what is missing. */
public final class Incomplete extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A reason that names what is missing. */
  public Incomplete(String message) {
    super(message);
  }
}
