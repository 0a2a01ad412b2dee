package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.ActorPath;
import akka.actor.DeadLetter;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.delivery.Batch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a ledger leaves a node. */
class LedgerStopTest extends LedgerTest {

  @Test
  void aRowOnItsWayIsWaitedForAndAnswered() throws InterruptedException {
    home = LedgerHome.open();
    home.journalGate.hold();
    Batch onItsWay = home.batch(home.buy(ANNA));
    home.deliver(onItsWay);
    home.journalGate.awaitWrite();
    Batch gathered = home.batch(home.buy(ANNA));
    home.deliver(gathered);

    home.tell(Ledger.Stop.INSTANCE);
    Batch afterStop = home.batch(home.buy(ANNA));
    home.deliver(afterStop);
    home.expectRunning();
    home.consumer.expectNoMessage();
    home.journalGate.open();

    home.expectCovered(onItsWay);
    home.expectStopped();
    assertThat(home.rows()).hasSize(1);
    home.consumer.expectNoMessage();

    home.start();
    home.awaitServing();
    home.book(gathered);
    home.book(afterStop);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
  }

  @Test
  void aLedgerThatWritesNothingStopsAtOnceWithWhatItGathered() {
    home = LedgerHome.open("row-interval = 10 s");
    home.book(home.buy(ANNA));
    Batch gathered = home.batch(home.buy(ANNA));
    home.deliver(gathered);

    home.stop();

    assertThat(home.rows()).hasSize(1);
    home.consumer.expectNoMessage();
  }

  @Test
  void countsOutWhatItHeld() {
    home = LedgerHome.open();
    home.book(home.buy(ANNA), home.buy(user(2)));
    home.portfolio(ANNA);
    home.watch(user(2), -1).expectMessageClass(PortfolioUpdate.Snapshot.class);
    assertThat(home.metrics.liveActors.sum()).isEqualTo(2);

    home.stop();

    assertThat(home.metrics.liveActors.sum()).isZero();
    assertThat(home.metrics.portfolios.sum()).isZero();
  }

  @Test
  void watchersHearNothingMoreAndNoTimerIsLeftBehind() {
    home = LedgerHome.open("tell-sequence-every = 10 ms");
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    var actor = watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    watcher.expectMessageClass(PortfolioUpdate.AtSequence.class);
    ActorPath path = actor.path();
    home.stop();
    watcher.expectTerminated(actor);

    AtomicInteger lettersToTheActor = new AtomicInteger();
    ActorRef<DeadLetter> counter =
        home.spawn(
            Behaviors.receiveMessage(
                letter -> {
                  if (letter.recipient().path().equals(path)) {
                    lettersToTheActor.incrementAndGet();
                  }
                  return Behaviors.same();
                }));
    home.system().eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, counter));
    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> lettersToTheActor.get() == 0);
  }
}
