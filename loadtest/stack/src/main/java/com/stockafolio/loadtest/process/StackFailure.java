package com.stockafolio.loadtest.process;

/** A process of the local system could not be started, or ended by itself; the message says why. */
public final class StackFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A failure that stands for itself. */
  public StackFailure(String message) {
    super(message);
  }

  /** A failure with the exception behind it. */
  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
