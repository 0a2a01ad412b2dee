package com.stockafolio.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests under one key on several nodes, whose steps mix in any order, fail before or after they
 * had their effect, or are never answered because the node ended; between them time passes, and
 * many other trades.
 */
@Timeout(120)
class KeyedPostingModelTest {
  private static final int SCHEDULES = 5_000;
  private static final int STEPS = 60;
  private static final UserId USER = UserId.parse("6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d");
  private static final String KEY = "order 7";
  private static final KeySettings SETTINGS = KeyDecisionTest.SETTINGS;

  /** How long after it is begun a try may yet arrive. */
  private static final long LATEST_ARRIVAL_MILLIS = 4 * SETTINGS.sendTimeout().toMillis();

  private static Trade trade(long at) {
    return new Trade(
        new TradeId(5, 5), USER, "AAPL", Side.BUY, Quantity.parse("1"), Price.parse("1"), at);
  }

  /** All that the nodes have in common. */
  private static final class World implements InstantSource, TradeLog, KeyTable {
    final Random random;
    final MemoryKeys keys = new MemoryKeys();
    final List<Transaction> topic = new ArrayList<>();
    final List<Runnable> steps = new ArrayList<>();
    final List<KeyedOutcome> outcomes = new ArrayList<>();
    final KeySettings settings;
    boolean calm;
    boolean falselyTaken;
    int attempts;
    long now = 1_000_000;

    World(long seed, KeySettings settings) {
      this.random = new Random(seed);
      this.settings = settings;
    }

    private <T> CompletionStage<T> later(Supplier<T> effect) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      steps.add(
          () -> {
            int fate = calm ? 9 : random.nextInt(10);
            if (fate == 0) {
              answer.completeExceptionally(new IllegalStateException("failed, without effect"));
              return;
            }
            T value = effect.get();
            if (fate == 1) {
              answer.completeExceptionally(new IllegalStateException("failed, with effect"));
            } else if (fate > 2) { // With 2 the node ends here.
              answer.complete(value);
            }
          });
      return answer;
    }

    private static <T> T now(CompletionStage<T> stage) {
      return stage.toCompletableFuture().join();
    }

    @Override
    public CompletionStage<Optional<KeyedTrade>> find(UserId user, String key) {
      return later(() -> now(keys.find(user, key)));
    }

    @Override
    public CompletionStage<Optional<KeyedTrade>> reserve(
        UserId user, String key, KeyedTrade trade) {
      return later(() -> now(keys.reserve(user, key, trade)));
    }

    @Override
    public CompletionStage<Boolean> replace(UserId user, String key, UUID attempt, KeyedTrade by) {
      return later(() -> now(keys.replace(user, key, attempt, by)));
    }

    @Override
    public CompletionStage<Long> end(UserId user) {
      return later(() -> (long) topic.size());
    }

    @Override
    public CompletionStage<Boolean> holds(UserId user, TradeId id, long from, long untilMillis) {
      return later(
          () ->
              topic.stream()
                  .skip(from)
                  .anyMatch(trade -> trade != null && trade.tradeId().equals(id)));
    }

    Optional<CompletionStage<Void>> send(Transaction trade) {
      long begun = now;
      attempts++;
      return Optional.of(
          later(
              () -> {
                if (now > begun + LATEST_ARRIVAL_MILLIS) {
                  throw new IllegalStateException("too late");
                }
                topic.add(trade);
                return null;
              }));
    }

    /** A request on a node of its own. */
    void request() {
      new KeyedPosting(this, this, this::send, settings, this)
          .post(KEY, "terms", trade(now))
          .whenComplete(
              (outcome, failure) -> {
                outcomes.add(outcome);
                falselyTaken |= outcome instanceof KeyedOutcome.Taken && copies() == 0;
              });
    }

    void step() {
      try {
        steps.remove(random.nextInt(steps.size())).run();
      } catch (IllegalStateException tooLate) {
        // Never answered.
      }
    }

    void run() {
      for (int i = 0; i < STEPS; i++) {
        int what = random.nextInt(10);
        if (what == 0) {
          request();
        } else if (what == 1) {
          now += random.nextInt(random.nextInt(4) == 0 ? 70_000 : 8_000);
          topic.add(null); // Anybody's trade.
        } else if (!steps.isEmpty()) {
          step();
        }
      }
    }

    /** Failures end, and the client asks until it is answered. */
    void settle() {
      calm = true;
      while (!(last() instanceof KeyedOutcome.Taken)) {
        now += last() instanceof KeyedOutcome.InProgress ? 2_000 : 70_000;
        request();
        while (!steps.isEmpty()) {
          step();
        }
      }
    }

    private KeyedOutcome last() {
      return outcomes.isEmpty() ? null : outcomes.get(outcomes.size() - 1);
    }

    long copies() {
      return topic.stream().filter(trade -> trade != null).count();
    }

    @Override
    public void close() {}

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }

  private static World played(long seed, KeySettings settings) {
    World world = new World(seed, settings);
    world.run();
    world.settle();
    return world;
  }

  @Test
  void aKeyPutsItsTradeOnTheTopicOnce() {
    int sentAgain = 0;
    for (long seed = 0; seed < SCHEDULES; seed++) {
      World world = played(seed, SETTINGS);
      assertThat(world.copies()).as("schedule %d", seed).isEqualTo(1);
      assertThat(world.falselyTaken).as("taken, and not there: schedule %d", seed).isFalse();
      sentAgain += world.attempts > 1 ? 1 : 0;
    }
    assertThat(sentAgain).as("schedules in which it was sent again").isGreaterThan(250);
  }

  @Test
  void withoutTimeToSettleItWouldBeThereTwice() {
    KeySettings hasty =
        new KeySettings(
            SETTINGS.remembered(),
            SETTINGS.sendTimeout(),
            SETTINGS.sendTimeout(),
            SETTINGS.stepTimeout(),
            SETTINGS.lookTimeout(),
            SETTINGS.retryAfter(),
            SETTINGS.atOnce(),
            SETTINGS.looksAtOnce());
    long twice = 0;
    for (long seed = 0; seed < SCHEDULES; seed++) {
      twice += played(seed, hasty).copies() > 1 ? 1 : 0;
    }
    assertThat(twice).isPositive();
  }
}
