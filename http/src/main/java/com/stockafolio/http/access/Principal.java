package com.stockafolio.http.access;

import com.stockafolio.transaction.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * Whom a token stands for. A token may be a trader's, the firm's, or both.
 *
 * @param trader whose own portfolio it opens, or null
 * @param firm whether it opens the firm's pages, and every portfolio to read
 * @param expiresAt when it ends
 */
public record Principal(UserId trader, boolean firm, Instant expiresAt) {
  /** Checks that it stands for someone. */
  public Principal {
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (trader == null && !firm) {
      throw new IllegalArgumentException("neither a trader nor the firm");
    }
  }

  /** The user, with access to their own portfolio alone. */
  public static Principal trader(UserId user, Instant expiresAt) {
    return new Principal(Objects.requireNonNull(user, "user"), false, expiresAt);
  }

  /** The firm. */
  public static Principal firm(Instant expiresAt) {
    return new Principal(null, true, expiresAt);
  }

  /** Whether the user's portfolio may be read: their own, or any by the firm. */
  public boolean mayRead(UserId user) {
    return firm || user.equals(trader);
  }

  /** Whether trades may be posted for the user: by themselves alone. */
  public boolean mayTradeFor(UserId user) {
    return user.equals(trader);
  }
}
