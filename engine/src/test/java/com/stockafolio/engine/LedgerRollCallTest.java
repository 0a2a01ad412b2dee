package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.typed.ActorRef;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.TestSystem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LedgerRollCallTest {
  private final EngineMetrics metrics = new EngineMetrics();

  @Test
  void whoAnswersIsCountedOnceAndWhoFallsSilentNoMore() {
    ActorTestKit testKit = TestSystem.shared();
    AtomicBoolean thirdIsAway = new AtomicBoolean();
    Ledgers.Router router =
        (ledger, message) -> {
          if (ledger != 3 || !thirdIsAway.get()) {
            ((Ledger.Ping) message).replyTo().tell(new Ledger.Pong(ledger));
          }
        };
    ActorRef<Ledger.Pong> rollCall = testKit.spawn(LedgerRollCall.create(5, router, metrics));
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> metrics.ledgersServing.get() == 5);
      thirdIsAway.set(true);
      await().atMost(Duration.ofSeconds(20)).until(() -> metrics.ledgersServing.get() == 4);
      thirdIsAway.set(false);
      await().atMost(Duration.ofSeconds(20)).until(() -> metrics.ledgersServing.get() == 5);
    } finally {
      testKit.stop(rollCall);
    }
  }

  /** Each answer looking at every ledger would be 40 billion looks here. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anAnswerCostsTheSameHoweverManyLedgersThereAre() {
    int count = 200_000;
    BehaviorTestKit<Ledger.Pong> rollCall =
        BehaviorTestKit.create(LedgerRollCall.create(count, (ledger, message) -> {}, metrics));
    for (int ledger = 0; ledger < count; ledger++) {
      rollCall.run(new Ledger.Pong(ledger));
    }
    assertThat(metrics.ledgersServing).hasValue(count);
  }
}
