package com.stockafolio.http.access;

/** The keys that tokens are checked with cannot be had now, so no token can be judged. */
public final class KeysUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  KeysUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
