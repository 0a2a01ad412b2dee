package com.stockafolio.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stand-ins for a token, each good for one use within a short time: what may stand in a URL, where
 * a token may not. A trader's oldest ticket gives way to a new one beyond their number. Safe to
 * share.
 */
public final class Tickets {
  private static final int RANDOM_BYTES = 24;
  private static final Object FIRM = "firm";

  private final AccessSettings settings;
  private final SecureRandom random = new SecureRandom();

  /** What is out; bounded by refusing one more, as no other's may give way. */
  private final Cache<String, Principal> open;

  /** The tickets of each holder, oldest first. */
  private final Map<Object, Deque<String>> byHolder = new HashMap<>();

  /** No tickets yet. */
  public Tickets(AccessSettings settings, InstantSource clock) {
    this.settings = settings;
    this.open =
        Caffeine.newBuilder()
            .expireAfterWrite(settings.ticketLifetime())
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .removalListener((String text, Principal who, RemovalCause why) -> forget(text, who))
            .build();
  }

  /** A new ticket; empty where as many as allowed are out already. */
  public synchronized Optional<String> issue(Principal principal) {
    open.cleanUp();
    Deque<String> own = byHolder.getOrDefault(holder(principal), new ArrayDeque<>());
    if (principal.trader() != null && own.size() >= settings.ticketsPerUser()) {
      open.invalidate(own.peekFirst());
    }
    if (open.estimatedSize() >= settings.mostTickets()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(text, principal);
    byHolder.computeIfAbsent(holder(principal), key -> new ArrayDeque<>()).addLast(text);
    return Optional.of(text);
  }

  /** Whom the ticket stands for, once; empty for one that is unknown, used or expired. */
  public synchronized Optional<Principal> redeem(String text) {
    return Optional.ofNullable(open.asMap().remove(text));
  }

  /** Tickets that are out. */
  synchronized int size() {
    open.cleanUp();
    return Math.toIntExact(open.estimatedSize());
  }

  private static Object holder(Principal principal) {
    return principal.trader() == null ? FIRM : principal.trader();
  }

  /** A ticket was used or has expired; called by whoever looks into the cache, under the lock. */
  private void forget(String text, Principal principal) {
    Deque<String> own = byHolder.get(holder(principal));
    own.remove(text);
    if (own.isEmpty()) {
      byHolder.remove(holder(principal));
    }
  }
}
