package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What watchers of a portfolio are told. */
@Timeout(60)
class PortfolioWatchTest {
  private static final UserId ANNA = user(1);

  private final LedgerHome home = LedgerHome.open();

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aSnapshotThenEveryTradeInOrder() {
    home.book(home.buy(ANNA));
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    Portfolio snapshot = watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).portfolio();
    assertThat(snapshot.sequence()).isEqualTo(1);

    for (int i = 0; i < 5; i++) {
      home.book(home.buy(ANNA), home.buy(user(2)), home.sell(ANNA, "MSFT", 3, "20"));
    }

    for (long sequence = 2; sequence <= 11; sequence++) {
      assertThat(trade(watcher).outcome().entry().sequence()).isEqualTo(sequence);
    }
    watcher.expectNoMessage();
    Portfolio last = home.portfolio(ANNA);
    assertThat(last.sequence()).isEqualTo(11);
  }

  @Test
  void whatIsToldIsThePortfolioAsItIsThen() {
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    assertThat(watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).portfolio())
        .isEqualTo(Portfolio.empty(ANNA));
    home.book(home.buy(ANNA, "AAPL", 10, "100"));
    home.book(home.sell(ANNA, "AAPL", 10, "90"));

    trade(watcher);
    PortfolioUpdate.EntryBooked told = trade(watcher);

    Portfolio portfolio = home.portfolio(ANNA);
    assertThat(told.outcome().entry()).isEqualTo(portfolio.latestEntry());
    assertThat(told.outcome().totals()).isEqualTo(portfolio.totals());
    assertThat(told.outcome().positions().get(0))
        .isEqualTo(portfolio.position(told.outcome().entry().instrumentId()));
    assertThat(told.outcome().positions().get(0).quantity())
        .as("a closed position too")
        .hasToString("0");
    assertThat(told.outcome().positions().get(0).realizedPnl()).hasToString("-100");
  }

  @Test
  void aWatcherThatKnowsASequenceIsToldWhatItMissed() {
    for (int i = 0; i < 6; i++) {
      home.book(home.buy(ANNA));
    }

    TestProbe<PortfolioUpdate> behind = home.watch(ANNA, 2);
    TestProbe<PortfolioUpdate> upToDate = home.watch(ANNA, 6);
    home.book(home.buy(ANNA));

    assertThat(behind.expectMessageClass(PortfolioUpdate.Resumed.class).sequence()).isEqualTo(2);
    for (long sequence = 3; sequence <= 7; sequence++) {
      assertThat(trade(behind).outcome().entry().sequence()).isEqualTo(sequence);
    }
    assertThat(upToDate.expectMessageClass(PortfolioUpdate.Resumed.class).sequence()).isEqualTo(6);
    assertThat(trade(upToDate).outcome().entry().sequence()).isEqualTo(7);
  }

  @Test
  void aSequenceThatCannotBeResumedFromGetsASnapshot() {
    for (int i = 0; i < 20; i++) {
      home.book(home.buy(ANNA));
    }

    assertThat(home.watch(ANNA, 21).receiveMessage()).isInstanceOf(PortfolioUpdate.Snapshot.class);
    assertThat(home.watch(ANNA, 3).receiveMessage())
        .as("beyond the recent trades")
        .isInstanceOf(PortfolioUpdate.Snapshot.class);
    assertThat(home.watch(ANNA, 4).receiveMessage()).isInstanceOf(PortfolioUpdate.Resumed.class);
  }

  @Test
  void watchersAreToldTheSequenceEverySoOften() {
    try (LedgerHome often = LedgerHome.open("tell-sequence-every = 20 ms")) {
      TestProbe<PortfolioUpdate> watcher = often.watch(ANNA, -1);
      watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);
      assertThat(sequence(watcher)).isZero();
      assertThat(sequence(watcher)).isZero();

      often.book(often.buy(ANNA));

      watcher.fishForMessage(
          PATIENCE,
          update ->
              update.equals(new PortfolioUpdate.AtSequence(1))
                  ? akka.actor.testkit.typed.javadsl.FishingOutcomes.complete()
                  : akka.actor.testkit.typed.javadsl.FishingOutcomes.continueAndIgnore());
    }
  }

  @Test
  void aWatcherThatLeftIsToldNothingMore() {
    TestProbe<PortfolioUpdate> leaving = home.watch(ANNA, -1);
    TestProbe<PortfolioUpdate> staying = home.watch(ANNA, -1);
    ActorRef<PortfolioActor.Unwatch> source =
        leaving.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    staying.expectMessageClass(PortfolioUpdate.Snapshot.class);

    source.tell(new PortfolioActor.Unwatch(leaving.getRef()));
    home.book(home.buy(ANNA));

    trade(staying);
    leaving.expectNoMessage();
  }

  @Test
  void watchingTwiceIsBeingToldOnce() {
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);
    home.tell(new Ledger.Watch(ANNA, 0, watcher.getRef()));
    watcher.expectMessageClass(PortfolioUpdate.Resumed.class);

    home.book(home.buy(ANNA));

    trade(watcher);
    watcher.expectNoMessage();
  }

  private static PortfolioUpdate.EntryBooked trade(TestProbe<PortfolioUpdate> watcher) {
    return watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
  }

  private static long sequence(TestProbe<PortfolioUpdate> watcher) {
    return watcher.expectMessageClass(PortfolioUpdate.AtSequence.class).sequence();
  }
}
