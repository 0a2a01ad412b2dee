package com.stockafolio.http.portfolio;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import com.stockafolio.engine.closing.LastClose;
import com.stockafolio.engine.closing.LastCloseTable;
import com.stockafolio.prices.PricedNames;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a node's clients see the last close. Reading it takes no lock. */
public final class CloseBoard {
  private static final Logger LOG = LoggerFactory.getLogger(CloseBoard.class);

  private final InstrumentBoard instruments;
  private volatile String closeId = "";
  private volatile Close latest;

  /** A board on which no close is known yet. */
  public CloseBoard(InstrumentBoard instruments) {
    this.instruments = instruments;
  }

  /** The last close; null where none is known. */
  Close latest() {
    return latest;
  }

  /** When the last close began, in milliseconds since 1970; empty where none is known. */
  public OptionalLong latestMillis() {
    Close known = latest;
    return known == null ? OptionalLong.empty() : OptionalLong.of(known.prices().pricedAtMillis());
  }

  /** Takes a newer close over. */
  public void take(LastClose close) {
    latest = Close.of(close, PricedNames.of(instruments.list()));
    closeId = close.closeId();
  }

  /** Looks for a newer close again and again, until the returned task is cancelled. */
  public Cancellable follow(ActorSystem<?> system, LastCloseTable table, Duration every) {
    AtomicBoolean looking = new AtomicBoolean();
    AtomicBoolean failing = new AtomicBoolean();
    return system
        .scheduler()
        .scheduleWithFixedDelay(
            Duration.ZERO,
            every,
            () -> {
              if (looking.compareAndSet(false, true)) {
                look(table)
                    .whenComplete(
                        (done, failure) -> {
                          if (failure == null) {
                            failing.set(false);
                          } else if (!failing.getAndSet(true)) {
                            LOG.warn("The last close cannot be read: {}", failure.toString());
                          }
                          looking.set(false);
                        });
              }
            },
            system.executionContext());
  }

  private CompletionStage<Void> look(LastCloseTable table) {
    return CompletableFuture.<Void>completedFuture(null)
        .thenCompose(begin -> table.readCloseId())
        .thenCompose(
            found ->
                found.isEmpty() || found.get().equals(closeId)
                    ? CompletableFuture.completedFuture(Optional.<LastClose>empty())
                    : table.read())
        // The close names instruments by the symbols that they had then.
        .thenCompose(
            newer ->
                newer.isEmpty()
                    ? CompletableFuture.completedFuture(newer)
                    : instruments.lately().thenApply(read -> newer))
        .thenAccept(newer -> newer.ifPresent(this::take));
  }
}
