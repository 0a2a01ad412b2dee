package com.stockafolio.batch.exact;

/** The batch cannot go on; the message says why, for whoever runs it. */
public final class BatchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure that names what is wrong and the remedy. */
  public BatchFailure(String message) {
    super(message);
  }

  /** A failure with what it came from. */
  public BatchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
