package com.stockafolio.batch;

/** The batch cannot go on; the message says why, for whoever runs it. */
final class BatchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  BatchFailure(String message) {
    super(message);
  }

  BatchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
