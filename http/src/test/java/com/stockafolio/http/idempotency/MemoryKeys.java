package com.stockafolio.http.idempotency;

import com.stockafolio.transaction.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What keys stand for, in memory; all nodes of a test share it. */
public final class MemoryKeys implements KeyTable {
  private record Name(UserId user, String key) {}

  private final Map<Name, KeyedTrade> rows = new ConcurrentHashMap<>();

  /** Set, nothing is answered but failures. */
  public final AtomicBoolean away = new AtomicBoolean();

  private <T> CompletionStage<T> answer(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private static <T> CompletionStage<T> failure() {
    return CompletableFuture.failedFuture(new IllegalStateException("Cassandra is away"));
  }

  @Override
  public CompletionStage<Optional<KeyedTrade>> find(UserId user, String key) {
    return away.get() ? failure() : answer(Optional.ofNullable(rows.get(new Name(user, key))));
  }

  @Override
  public CompletionStage<Optional<KeyedTrade>> reserve(UserId user, String key, KeyedTrade trade) {
    return away.get()
        ? failure()
        : answer(Optional.ofNullable(rows.putIfAbsent(new Name(user, key), trade)));
  }

  @Override
  public CompletionStage<Boolean> replace(UserId user, String key, UUID attempt, KeyedTrade by) {
    if (away.get()) {
      return failure();
    }
    Name name = new Name(user, key);
    boolean[] done = new boolean[1];
    rows.computeIfPresent(
        name,
        (same, row) -> {
          done[0] = row.attempt().equals(attempt);
          return done[0] ? by : row;
        });
    return answer(done[0]);
  }

  /** As if the last try's node had ended before it could mark the key, so long ago. */
  public void forgetAcknowledgement(UserId user, String key, long millisAgo) {
    rows.computeIfPresent(
        new Name(user, key),
        (same, row) ->
            new KeyedTrade(
                row.tradeId(),
                row.terms(),
                row.tradedAtMillis(),
                row.from(),
                row.attempt(),
                row.attemptedAtMillis() - millisAgo,
                false));
  }
}
