package com.stockafolio.engine.node;

/**
 * A node must not start, or not go on, as things are: its message names what is wrong, the setting
 * concerned and the remedy. It is shown to the operator without a stack trace.
 */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
