package com.stockafolio.http.access;

/** A token does not open anything; the message says why, fit for its bearer to read. */
public final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1;

  TokenRefused(String message) {
    super(message, null, false, false);
  }
}
