package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.market.MarketList;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A close begins when all ledgers have one number, and the desk writes nothing as long. */
@Timeout(60)
class LedgersMarketTest {
  private static final int LEDGERS = 3;

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString("akka.logger-startup-timeout = 60 s")
              .withFallback(ConfigFactory.load()));
  private final ConcurrentMap<Integer, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger holders = new AtomicInteger();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void itWaitsUntilAllLedgersHaveOneNumberAndHoldsTheDeskAsLong() throws Exception {
    numbers.put(0, 2);
    numbers.put(1, 2);
    numbers.put(2, 1);
    desk();
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletableFuture<Integer> begun = new CompletableFuture<>();
    CompletionStage<String> done =
        market(Duration.ofSeconds(20))
            .during(
                number -> {
                  begun.complete(number);
                  return work;
                });
    Awaitility.await().until(() -> holders.get() == 1);
    assertThat(begun).isNotDone();
    numbers.put(2, 2);
    assertThat(begun.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(holders).hasValue(1);
    work.complete("done");
    assertThat(done.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("done");
    Awaitility.await().until(() -> holders.get() == 0);
  }

  @Test
  void withoutADeskTheLedgersAloneDecide() throws Exception {
    for (int ledger = 0; ledger < LEDGERS; ledger++) {
      numbers.put(ledger, 0);
    }
    assertThat(
            market(Duration.ofSeconds(20))
                .during(CompletableFuture::completedFuture)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS))
        .isZero();
  }

  @Test
  void whereOneLacksARecordForTooLongItFailsAndNamesIt() {
    numbers.put(0, 2);
    numbers.put(1, 2);
    numbers.put(2, 1);
    CompletableFuture<Integer> done =
        market(Duration.ofMillis(300))
            .during(CompletableFuture::completedFuture)
            .toCompletableFuture();
    assertThatThrownBy(done::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("ledgers [2] have not taken market record 2");
  }

  private LedgersMarket market(Duration patience) {
    Ledgers.Router router =
        (ledger, message) -> {
          if (message instanceof Ledger.AskMarket ask && numbers.containsKey(ledger)) {
            ask.replyTo()
                .tell(
                    new Ledger.MarketView(ledger, numbers.get(ledger), MarketList.empty().hash()));
          }
        };
    Ledgers ledgers = new Ledgers(LEDGERS, router, () -> LEDGERS);
    return new LedgersMarket(
        kit.system(), new LedgerQuestions(kit.system(), ledgers), LEDGERS, patience);
  }

  /** A desk that grants each hold at once. */
  private void desk() {
    ActorRef<MarketDesk.Command> desk =
        kit.spawn(
            Behaviors.setup(
                context ->
                    Behaviors.receive(MarketDesk.Command.class)
                        .onMessage(
                            MarketDesk.Hold.class,
                            hold -> {
                              holders.incrementAndGet();
                              context.watch(hold.replyTo());
                              hold.replyTo().tell(new MarketDesk.Held(2));
                              return Behaviors.same();
                            })
                        .onSignal(
                            akka.actor.typed.Terminated.class,
                            gone -> {
                              holders.decrementAndGet();
                              return Behaviors.same();
                            })
                        .build()));
    var probe = kit.<Receptionist.Registered>createTestProbe();
    kit.system().receptionist().tell(Receptionist.register(MarketDesk.KEY, desk, probe.ref()));
    probe.receiveMessage();
  }
}
