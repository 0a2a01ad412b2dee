package com.stockafolio.http.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stand-ins for a token, each good for one use within a short time: what may stand in a URL, where
 * a token may not. A trader's oldest ticket gives way to a new one beyond their number. Safe to
 * share.
 */
public final class Tickets {
  private static final int RANDOM_BYTES = 24;

  private record Ticket(Principal principal, Object holder, Instant expiresAt) {}

  private final AccessSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** In the order of their issue, which is that of their expiry. */
  private final LinkedHashMap<String, Ticket> open = new LinkedHashMap<>();

  private final Map<Object, Deque<String>> byHolder = new HashMap<>();

  /** No tickets yet. */
  public Tickets(AccessSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A new ticket; empty where as many as allowed are out already. */
  public synchronized Optional<String> issue(Principal principal) {
    dropExpired();
    Object holder = principal.trader() == null ? "firm" : principal.trader();
    Deque<String> own = byHolder.getOrDefault(holder, new ArrayDeque<>());
    if (principal.trader() != null && own.size() >= settings.ticketsPerUser()) {
      remove(own.peekFirst());
    }
    if (open.size() >= settings.mostTickets()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expiresAt = clock.instant().plus(settings.ticketLifetime());
    open.put(text, new Ticket(principal, holder, expiresAt));
    byHolder.computeIfAbsent(holder, key -> new ArrayDeque<>()).addLast(text);
    return Optional.of(text);
  }

  /** Whom the ticket stands for, once; empty for one that is unknown, used or expired. */
  public synchronized Optional<Principal> redeem(String text) {
    dropExpired();
    return Optional.ofNullable(remove(text)).map(Ticket::principal);
  }

  /** Tickets that are out. */
  synchronized int size() {
    return open.size();
  }

  private Ticket remove(String text) {
    Ticket ticket = open.remove(text);
    if (ticket != null) {
      Deque<String> own = byHolder.get(ticket.holder);
      own.remove(text);
      if (own.isEmpty()) {
        byHolder.remove(ticket.holder);
      }
    }
    return ticket;
  }

  private void dropExpired() {
    Instant now = clock.instant();
    Iterator<Map.Entry<String, Ticket>> oldestFirst = open.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<String, Ticket> oldest = oldestFirst.next();
      if (now.isBefore(oldest.getValue().expiresAt)) {
        return;
      }
      oldestFirst.remove();
      Deque<String> own = byHolder.get(oldest.getValue().holder);
      own.remove(oldest.getKey());
      if (own.isEmpty()) {
        byHolder.remove(oldest.getValue().holder);
      }
    }
  }
}
