package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How batches gather into rows. */
class GroupCommitTest extends LedgerTest {

  @Test
  void batchesThatComeWhileARowIsWrittenGoIntoTheNextRow() throws InterruptedException {
    home = LedgerHome.open();
    home.journalGate.hold();
    Batch first = home.batch(home.buy(ANNA));
    home.deliver(first);
    home.journalGate.awaitWrite();
    Batch second = home.batch(home.buy(user(2)), home.buy(ANNA));
    Batch third = home.batch(home.buy(user(3)));
    home.deliver(second);
    home.deliver(third);
    home.expectRunning();

    home.journalGate.open();

    home.expectCovered(first);
    home.expectCovered(second);
    home.expectCovered(third);
    assertThat(home.rows()).extracting(EntriesBooked::from).containsExactly(-1L, 0L);
    assertThat(home.rows()).extracting(EntriesBooked::to).containsExactly(0L, 3L);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  @Test
  void aTradeThatComesAloneDoesNotWait() {
    home = LedgerHome.open("row-interval = 10 s");
    long startNanos = System.nanoTime();

    home.book(home.buy(ANNA));

    assertThat((System.nanoTime() - startNanos) / 1_000_000).isLessThan(8_000);
  }

  @Test
  void batchesWithinTheIntervalShareARow() {
    home = LedgerHome.open("row-interval = 1 s");
    home.book(home.buy(ANNA));
    Batch first = home.batch(home.buy(ANNA));
    Batch second = home.batch(home.buy(ANNA));
    home.deliver(first);
    home.deliver(second);

    home.expectCovered(first);
    home.expectCovered(second);

    assertThat(home.rows()).hasSize(2);
    assertThat(home.rows().get(1).entries()).hasSize(2);
  }

  @Test
  void enoughTradesDoNotWaitForTheInterval() {
    home = LedgerHome.open("row-interval = 10 s", "enough-trades-per-row = 3");
    home.book(home.buy(ANNA));
    long startNanos = System.nanoTime();

    home.book(home.buy(ANNA), home.buy(ANNA), home.buy(ANNA));

    assertThat((System.nanoTime() - startNanos) / 1_000_000).isLessThan(8_000);
  }

  @Test
  void aTradeThatSomebodyWatchesDoesNotWaitAndTakesTheOthersAlong() {
    home = LedgerHome.open("row-interval = 10 s", "watched-row-interval = 0 s");
    home.watch(ANNA, -1).expectMessageClass(PortfolioUpdate.Snapshot.class);
    home.book(home.buy(BEN));
    Batch unwatched = home.batch(home.buy(BEN));
    Batch watched = home.batch(home.buy(BEN), home.buy(ANNA));
    home.deliver(unwatched);
    home.consumer.expectNoMessage();
    long startNanos = System.nanoTime();

    home.deliver(watched);

    home.expectCovered(unwatched);
    home.expectCovered(watched);
    assertThat((System.nanoTime() - startNanos) / 1_000_000).isLessThan(8_000);
    assertThat(home.rows()).hasSize(2);
    home.deliver(home.batch(home.buy(BEN)));
    home.consumer.expectNoMessage();
  }

  @Test
  void whoIsWatchedNoLongerWaitsAgain() {
    home =
        LedgerHome.open(
            "row-interval = 10 s", "watched-row-interval = 0 s", "idle-actors-stop-after = 20 ms");
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    ActorRef<PortfolioActor.Unwatch> source =
        watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).source();
    home.book(home.buy(ANNA));
    source.tell(new PortfolioActor.Unwatch(watcher.getRef()));
    watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
    watcher.expectTerminated(source, PATIENCE);

    home.deliver(home.batch(home.buy(ANNA)));
    home.consumer.expectNoMessage();
  }

  @Test
  void noRowHasMoreTradesThanTheSetting() {
    home = LedgerHome.open("most-trades-per-row = 3");
    TradeRecord[] records = new TradeRecord[8];
    for (int i = 0; i < records.length; i++) {
      records[i] = home.buy(user(i % 2));
    }

    home.book(records);

    assertThat(home.rows()).extracting(row -> row.entries().size()).containsExactly(3, 3, 2);
    assertThat(home.rows()).extracting(EntriesBooked::from).containsExactly(-1L, 2L, 5L);
    assertThat(home.rows()).extracting(EntriesBooked::to).containsExactly(2L, 5L, 7L);
    assertThat(home.portfolio(user(0)).sequence()).isEqualTo(4);
  }

  @Test
  void severalTradesOfOneUserInOneRowAreDecidedOnEachOther() {
    home = LedgerHome.open();
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);

    home.book(
        home.buy(ANNA, "AAPL", 10, "100"),
        home.sell(ANNA, "AAPL", 15, "120"),
        home.buy(ANNA, "MSFT", 1, "50"),
        home.buy(ANNA, "AAPL", 5, "110"));

    assertThat(home.rows()).hasSize(1);
    List<String> shares = List.of("10", "-5", "1", "0");
    List<String> realized = List.of("0", "200", "200", "250");
    for (int i = 0; i < 4; i++) {
      PortfolioUpdate.EntryBooked told =
          watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
      assertThat(told.outcome().entry().sequence()).isEqualTo(i + 1);
      assertThat(told.outcome().positions().get(0).quantity()).hasToString(shares.get(i));
      assertThat(told.outcome().totals().realizedPnl()).hasToString(realized.get(i));
    }
    assertThat(home.portfolio(ANNA).totals().realizedPnl()).hasToString("250");
  }

  @Test
  void aFullLedgerDropsBatchesAsIfTheyWereLost() throws InterruptedException {
    home = LedgerHome.open("most-gathered-trades = 16");
    home.journalGate.hold();
    Batch first = home.batch(home.buy(ANNA));
    home.deliver(first);
    home.journalGate.awaitWrite();
    TradeRecord[] many = new TradeRecord[16];
    for (int i = 0; i < many.length; i++) {
      many[i] = home.buy(ANNA);
    }
    Batch full = home.batch(many);
    Batch dropped = home.batch(home.buy(ANNA));
    home.deliver(full);
    home.deliver(dropped);
    home.expectRunning();

    home.journalGate.open();

    home.expectCovered(first);
    home.expectCovered(full);
    home.consumer.expectNoMessage();
    home.book(dropped);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(18);
  }

  @Test
  void answersDueAreBounded() throws InterruptedException {
    home = LedgerHome.open("most-gathered-trades = 16");
    home.journalGate.hold();
    Batch batch = home.batch(home.buy(ANNA));
    for (int i = 0; i < 100; i++) {
      home.deliver(batch);
    }
    home.journalGate.awaitWrite();
    home.expectRunning();

    home.journalGate.open();

    for (int i = 0; i < 16; i++) {
      home.expectCovered(batch);
    }
    home.consumer.expectNoMessage();
    home.book(batch);
  }
}
