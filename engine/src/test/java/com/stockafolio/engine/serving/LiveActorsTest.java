package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.transaction.TradeRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When portfolio actors run, and how many. */
class LiveActorsTest extends LedgerTest {

  @Test
  void anIdleActorStopsAndComesBackWithItsPortfolio() {
    home = LedgerHome.open("idle-actors-stop-after = 20 ms");
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);

    awaitLive(0);

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    awaitLive(0);
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  @Test
  void aWatchedActorNeverStops() {
    home = LedgerHome.open("idle-actors-stop-after = 20 ms");
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    ActorRef<PortfolioActor.Unwatch> source =
        watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    home.portfolio(user(2));
    awaitLive(1);
    home.portfolio(user(3));
    awaitLive(1);

    home.book(home.buy(ANNA));
    watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
    awaitLive(1);

    source.tell(new PortfolioActor.Unwatch(watcher.getRef()));
    watcher.expectTerminated(source, PATIENCE);
    awaitLive(0);
  }

  @Test
  void theActorOfAWatcherThatDiedStops() {
    home = LedgerHome.open("idle-actors-stop-after = 20 ms");
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    TestProbe<Void> observer = home.probe();
    ActorRef<PortfolioActor.Unwatch> source =
        watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();

    watcher.stop();

    observer.expectTerminated(source, PATIENCE);
    awaitLive(0);
  }

  @Test
  void anActorWatchedManyTimesByOneWatcherStopsOnceItLeft() {
    home = LedgerHome.open("idle-actors-stop-after = 20 ms");
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    ActorRef<PortfolioActor.Unwatch> source =
        watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    for (int i = 0; i < 5; i++) {
      home.tell(new Ledger.Watch(ANNA, 0, watcher.getRef()));
      watcher.expectMessageClass(PortfolioUpdate.Resumed.class);
    }

    source.tell(new PortfolioActor.Unwatch(watcher.getRef()));

    watcher.expectTerminated(source, PATIENCE);
  }

  @Test
  void aTradeThatNobodyWatchesStartsNoActor() {
    home = LedgerHome.open();
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);

    home.book(home.buy(user(2)), home.buy(ANNA), home.buy(user(3)), home.buy(user(2)));

    watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
    assertThat(home.metrics.liveActors.sum()).isEqualTo(1);
    assertThat(home.portfolio(user(2)).sequence()).isEqualTo(2);
  }

  @Test
  void anActorThatRunsIsToldOfTradesThoughNobodyWatches() {
    home = LedgerHome.open();
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);

    home.book(home.buy(ANNA), home.buy(user(2)), home.buy(ANNA));

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
    assertThat(home.metrics.liveActors.sum()).isEqualTo(1);
  }

  @Test
  void whereEachTraderHasAnActorItStaysFromTheFirstTradeOn() throws InterruptedException {
    home =
        LedgerHome.open(
            "actor-for-each-trader = on",
            "idle-actors-stop-after = 10 ms",
            "most-live-actors-per-ledger = 16");
    home.journalGate.hold();
    Batch batch = home.batch(home.buy(ANNA), home.buy(user(2)), home.buy(ANNA));
    home.deliver(batch);
    home.journalGate.awaitWrite();
    assertThat(home.portfolio(user(2)).sequence()).isZero();
    awaitLive(0);
    home.journalGate.open();
    home.expectCovered(batch);
    home.portfolio(user(3));
    TradeRecord[] records = new TradeRecord[40];
    for (int i = 0; i < records.length; i++) {
      records[i] = home.buy(user(10 + i));
    }
    home.book(records);

    awaitLive(42);
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    ActorRef<PortfolioActor.Unwatch> source =
        watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    source.tell(new PortfolioActor.Unwatch(watcher.getRef()));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
    await().during(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> live() == 42);
  }

  @Test
  void anActorThatFailsIsForgottenAndItsLedgerGoesOn() {
    home = LedgerHome.open();
    home.book(home.buy(ANNA));

    home.tell(new Ledger.GetPortfolio(ANNA, null));

    awaitLive(0);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  @Test
  void noMoreActorsRunThanTheSetting() {
    home = LedgerHome.open("most-live-actors-per-ledger = 16");
    for (int i = 0; i < 200; i++) {
      home.book(home.buy(user(i)));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(home.portfolio(user(i)).sequence()).isEqualTo(1);
      assertThat(home.metrics.liveActors.sum()).isLessThanOrEqualTo(16);
    }
    assertThat(home.scan()).hasSize(200);
  }

  @Test
  void watchedActorsDoNotKeepTheOthersRunning() {
    home = LedgerHome.open("most-live-actors-per-ledger = 32");
    for (int i = 0; i < 20; i++) {
      home.watch(user(i), -1).expectMessageClass(PortfolioUpdate.Snapshot.class);
    }

    for (int i = 100; i < 400; i++) {
      home.portfolio(user(i));
    }

    assertThat(home.metrics.liveActors.sum()).isLessThanOrEqualTo(32);
  }

  private void awaitLive(int actors) {
    await().atMost(PATIENCE).until(() -> live() == actors);
  }

  private long live() {
    return home.metrics.liveActors.sum();
  }
}
