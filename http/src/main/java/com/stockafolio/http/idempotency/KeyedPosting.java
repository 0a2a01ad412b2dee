package com.stockafolio.http.idempotency;

import com.stockafolio.failure.Failures;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts trades under keys, each at most once for as long as its key is remembered.
 *
 * <p>A key is reserved, with its trade's id and time, before anything is sent, and marked once
 * Kafka has acknowledged. Whoever finds it marked sends nothing; whoever finds it reserved looks on
 * the topic, from the offset that was noted before the try, and sends again only what is not there
 * after the time in which a try can still arrive. Of those who would send again one wins the
 * reservation. Safe to share.
 */
public final class KeyedPosting {
  private static final Logger LOG = LoggerFactory.getLogger(KeyedPosting.class);

  private static final String CASSANDRA = "Cassandra";
  private static final String KAFKA = "Kafka";

  private final KeyTable keys;
  private final TradeLog log;
  private final Function<Transaction, Optional<CompletionStage<Void>>> topic;
  private final KeySettings settings;
  private final InstantSource clock;
  private final Semaphore room;

  /**
   * What posts to a topic.
   *
   * @param topic sends a trade; done once Kafka has acknowledged it, empty where it has no room
   */
  public KeyedPosting(
      KeyTable keys,
      TradeLog log,
      Function<Transaction, Optional<CompletionStage<Void>>> topic,
      KeySettings settings,
      InstantSource clock) {
    this.keys = keys;
    this.log = log;
    this.topic = topic;
    this.settings = settings;
    this.clock = clock;
    this.room = new Semaphore(settings.atOnce());
  }

  /**
   * Posts a trade, unless the key stands for one already.
   *
   * @param terms what was asked for, the same for each try at the same trade
   * @param posted as it is sent where the key is new
   * @return fails only where this program is at fault
   */
  public CompletionStage<KeyedOutcome> post(String key, String terms, Transaction posted) {
    if (!room.tryAcquire()) {
      return now(new KeyedOutcome.Busy());
    }
    return new Posting(key, terms, posted)
        .begin()
        .exceptionally(KeyedPosting::refused)
        .whenComplete((outcome, none) -> room.release());
  }

  private static KeyedOutcome refused(Throwable failure) {
    if (Failures.cause(failure) instanceof StepFailed step) {
      return step.getCause() instanceof TradeLog.Busy
          ? new KeyedOutcome.Busy()
          : new KeyedOutcome.Unavailable(step.getMessage(), step.getCause());
    }
    throw new CompletionException(Failures.cause(failure));
  }

  private static <T> CompletionStage<T> now(T value) {
    return CompletableFuture.completedFuture(value);
  }

  /** Something that must answer before anything is sent has not. */
  private static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String who, Throwable cause) {
      super(who, cause);
    }
  }

  /** One request. */
  private final class Posting {
    private final String key;
    private final String terms;
    private final Transaction posted;
    private final UserId user;
    private final UUID attempt = UUID.randomUUID();

    Posting(String key, String terms, Transaction posted) {
      this.key = key;
      this.terms = terms;
      this.posted = posted;
      this.user = posted.userId();
    }

    CompletionStage<KeyedOutcome> begin() {
      return asked(CASSANDRA, () -> keys.find(user, key))
          .thenCompose(known -> known.map(this::known).orElseGet(this::first));
    }

    private CompletionStage<KeyedOutcome> first() {
      return asked(KAFKA, () -> log.end(user))
          .thenCompose(
              end -> {
                KeyedTrade mine =
                    new KeyedTrade(
                        posted.tradeId(),
                        terms,
                        posted.tradedAtMillis(),
                        end,
                        attempt,
                        clock.millis(),
                        false);
                return asked(CASSANDRA, () -> keys.reserve(user, key, mine))
                    .thenCompose(
                        known ->
                            known.isEmpty() || known.get().attempt().equals(attempt)
                                ? send(mine)
                                : known(known.get()));
              });
    }

    private CompletionStage<KeyedOutcome> known(KeyedTrade known) {
      KeyDecision decision = KeyDecision.of(known, terms, clock.millis(), settings);
      return decision == KeyDecision.Pending.LOOK ? look(known) : now(told(known, decision));
    }

    private CompletionStage<KeyedOutcome> look(KeyedTrade known) {
      long begunAt = clock.millis(); // What arrives while it is read counts as not yet arrived.
      long until = known.attemptedAtMillis() + settings.settleTime().toMillis();
      return asked(KAFKA, () -> log.end(user))
          .thenCompose(
              end ->
                  within(
                          settings.lookTimeout(),
                          KAFKA,
                          () -> log.holds(user, known.tradeId(), known.from(), until))
                      .thenCompose(
                          found -> {
                            if (found) {
                              mark(known);
                            }
                            KeyDecision decision =
                                KeyDecision.afterLook(known, found, begunAt, settings);
                            return decision == KeyDecision.Pending.SEND_AGAIN
                                ? sendAgain(known, end)
                                : now(told(known, decision));
                          }))
          .exceptionally(
              failure -> {
                if (Failures.cause(failure).getCause() instanceof TradeLog.Gone) {
                  return new KeyedOutcome.CannotBeTold(known.tradeId());
                }
                throw new CompletionException(Failures.cause(failure));
              });
    }

    private CompletionStage<KeyedOutcome> sendAgain(KeyedTrade known, long end) {
      KeyedTrade mine = known.triedAgain(end, attempt, clock.millis());
      return asked(CASSANDRA, () -> keys.replace(user, key, known.attempt(), mine))
          .thenCompose(won -> won ? send(mine) : now(othersTry(mine)));
    }

    private CompletionStage<KeyedOutcome> send(KeyedTrade mine) {
      // Whoever slept this long may have been taken for dead.
      if (clock.millis() >= mine.attemptedAtMillis() + settings.sendTimeout().toMillis()) {
        return now(othersTry(mine));
      }
      return topic
          .apply(asReserved(mine))
          .<CompletionStage<KeyedOutcome>>map(
              sent -> sent.handle((done, failure) -> sent(mine, failure)))
          .orElseGet(() -> now(new KeyedOutcome.Busy()));
    }

    private KeyedOutcome sent(KeyedTrade mine, Throwable failure) {
      if (failure != null) {
        return new KeyedOutcome.NotAcknowledged(mine.tradeId(), failure);
      }
      mark(mine);
      return new KeyedOutcome.Taken(mine.tradeId());
    }

    private Transaction asReserved(KeyedTrade mine) {
      return posted.as(mine.tradeId(), mine.tradedAtMillis());
    }

    /** Nobody waits for it: where it fails, the next request finds the trade on the topic. */
    private void mark(KeyedTrade known) {
      if (!room.tryAcquire()) {
        return;
      }
      asked(CASSANDRA, () -> keys.replace(user, key, known.attempt(), known.asAcknowledged()))
          .whenComplete(
              (done, failure) -> {
                room.release();
                if (failure != null) {
                  LOG.info("The key of trade {} is not marked: {}", known.tradeId(), failure);
                }
              });
    }

    private KeyedOutcome othersTry(KeyedTrade known) {
      return new KeyedOutcome.InProgress(known.tradeId(), settings.retryAfter());
    }

    private KeyedOutcome told(KeyedTrade known, KeyDecision decision) {
      if (decision instanceof KeyDecision.Taken) {
        return new KeyedOutcome.Taken(known.tradeId());
      } else if (decision instanceof KeyDecision.Wait wait) {
        return new KeyedOutcome.InProgress(known.tradeId(), wait.retryAfter());
      }
      return new KeyedOutcome.OtherTrade(known.tradeId());
    }
  }

  private <T> CompletionStage<T> asked(String who, Supplier<CompletionStage<T>> question) {
    return within(settings.stepTimeout(), who, question);
  }

  private static <T> CompletionStage<T> within(
      Duration timeout, String who, Supplier<CompletionStage<T>> question) {
    return CompletableFuture.completedFuture(null)
        .thenCompose(begin -> question.get())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw new StepFailed(who, Failures.cause(failure));
            });
  }
}
