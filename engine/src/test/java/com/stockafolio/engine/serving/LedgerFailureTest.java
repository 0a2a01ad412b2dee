package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ledger whose journal fails keeps what it has; one whose users fail stops whole. */
@Timeout(60)
class LedgerFailureTest {
  private static final UserId ANNA = user(1);

  private LedgerHome home = LedgerHome.open("journal-again-after = 10 ms");

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aLedgerWhoseJournalFailsShowsWhatItHasAndGoesOnWhenTheJournalDoes() {
    home.book(home.buy(ANNA));
    byte[] journaled = home.state();
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    watcher.expectMessageClass(PortfolioUpdate.Snapshot.class);
    home.journalGate.fail();

    Batch batch = home.batch(home.buy(ANNA), home.buy(user(2)));
    home.deliver(batch);

    Awaitility.await().atMost(PATIENCE).until(() -> home.metrics.journalsAway.sum() == 1);
    assertThat(home.state()).isEqualTo(journaled);
    home.consumer.expectNoMessage();
    watcher.expectNoMessage();
    Batch meanwhile = home.batch(home.buy(ANNA));
    home.deliver(meanwhile);

    home.journalGate.open();
    home.expectCovered(batch);
    home.expectCovered(meanwhile);
    watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
    assertThat(home.metrics.journalsAway.sum()).isZero();
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
    byte[] live = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.overlappingEvents.sum()).isZero();
  }

  /** What was written is written again: replay skips it. */
  @Test
  void aWriteThatFailedButWasWrittenIsNotBookedTwice() {
    Batch batch = home.batch(home.buy(ANNA), home.buy(ANNA, "NOPE", 1, "1"));
    EntriesBooked row = rowOf(batch);
    home.journalGate.fail();
    home.deliver(batch);
    Awaitility.await().atMost(PATIENCE).until(() -> home.metrics.journalsAway.sum() == 1);
    home.writeBehindItsBack(row);
    home.journalGate.open();

    assertThat(home.expectCovered(batch).rejections()).hasSize(1);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    assertThat(home.rows()).hasSize(2);
    byte[] live = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.overlappingEvents.sum()).isEqualTo(1);
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  /** Its book lacks what another writer has written meanwhile: it reads it. */
  @Test
  void aLedgerThatFindsRowsOfAnotherWriterReadsTheJournalAnew() {
    home.close();
    home = LedgerHome.open("journal-again-after = 2 s");
    Batch batch = home.batch(home.buy(ANNA));
    EntriesBooked row = rowOf(batch);
    home.journalGate.fail();
    home.deliver(batch);
    Awaitility.await().atMost(PATIENCE).until(() -> home.metrics.journalsAway.sum() == 1);
    // More than it may have written itself by now.
    for (int i = 0; i < 10; i++) {
      home.writeBehindItsBack(row);
    }

    home.expectStopped();
    assertThat(home.metrics.journalsAway.sum()).isZero();
    home.journalGate.open();
    home.start();
    home.awaitServing();
    home.book(batch);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
  }

  @Test
  void aLedgerWhoseJournalIsAwayStopsAtOnce() {
    home.journalGate.fail();
    Batch batch = home.batch(home.buy(ANNA));
    home.deliver(batch);
    Awaitility.await().atMost(PATIENCE).until(() -> home.metrics.journalsAway.sum() == 1);
    home.stop();
    assertThat(home.metrics.journalsAway.sum()).isZero();
    home.journalGate.open();
    home.start();
    home.awaitServing();
    home.book(batch);
  }

  /** The row of a write that timed out lands after the ledger has recovered and gone on. */
  @Test
  void aRowThatLandsLateIsSkippedAndCounted() {
    home.book(home.buy(ANNA));
    Batch second = home.batch(home.buy(ANNA), home.buy(user(2)));
    home.book(second);
    home.writeBehindItsBack(rowOf(second));
    byte[] live = home.state();
    assertThat(home.metrics.overlappingEvents.sum()).isZero();

    home.stop();
    home.start();

    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.overlappingEvents.sum()).isEqualTo(1);
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
  }

  /** Cassandra has lost a row that it had acknowledged, and has those after it. */
  @Test
  void whatIsBehindAHoleInTheJournalIsBookedAgainBeforeAnythingIsShown() {
    home.book(home.buy(ANNA));
    Batch lost = home.batch(home.buy(ANNA));
    Batch kept = home.batch(home.buy(user(2)), home.buy(ANNA));
    EntriesBooked row = rowOf(kept);
    assertThat(row.from()).isEqualTo(lost.last());
    home.stop();
    home.writeBehindItsBack(row);
    home.start();
    Awaitility.await().atMost(PATIENCE).until(() -> home.metrics.strandedEvents.sum() == 1);

    TestProbe<LedgerAnswer> reader = home.probe();
    home.tell(new Ledger.AskPosition(LedgerHome.SOURCE, reader.getRef()));
    assertThat(reader.expectMessageClass(LedgerAnswer.Position.class, PATIENCE).covered().offset())
        .as("nothing of what is behind it")
        .isEqualTo(lost.previous());
    TestProbe<PortfolioView> trader = home.probe();
    home.tell(new Ledger.GetPortfolio(ANNA, trader.getRef()));
    TestProbe<Ledger.Pong> caller = home.probe();
    home.tell(new Ledger.Ping(caller.getRef()));
    home.book(lost);
    trader.expectNoMessage();
    caller.expectNoMessage();
    home.book(kept);
    PortfolioView.Found shown = trader.expectMessageClass(PortfolioView.Found.class, PATIENCE);
    assertThat(shown.portfolio().sequence()).isEqualTo(3);

    byte[] live = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.strandedEvents.sum()).as("it is filled").isEqualTo(1);
    home.book(home.buy(ANNA));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(4);
  }

  /** The last rows are gone and no checkpoint holds them: offsets alone would not show it. */
  @Test
  void rowsLostFromTheEndOfTheJournalAreNotTakenForNone() {
    home.book(home.buy(ANNA));
    home.book(home.buy(ANNA));
    home.stop();
    home.loseRows();

    home.start();

    home.expectStopped();
  }

  @Test
  void aRecordThatCannotBeDecidedStopsTheLedgerAndNothingAfterItIsWritten() {
    home.close();
    home = LedgerHome.open("most-trades-per-row = 1");
    // Whoever has this portfolio cannot decide.
    PackedWriter damaged = new PackedWriter(32);
    damaged.writeFixedLong(ANNA.high());
    damaged.writeFixedLong(ANNA.low());
    damaged.writeByteArray(new byte[] {9});
    home.restartWith(Portfolio.readUnchecked(new PackedReader(damaged.toByteArray())));

    home.deliver(home.batch(home.buy(ANNA)));
    home.deliver(home.batch(home.buy(user(2))));

    home.expectStopped();
    assertThat(home.rows()).isEmpty();
    home.consumer.expectNoMessage();
    assertThat(home.metrics.liveActors.sum()).isZero();
  }

  private static EntriesBooked rowOf(Batch batch) {
    try (LedgerHome other = LedgerHome.open()) {
      if (batch.previous() >= 0) {
        other.book(new Batch(batch.source(), -1, batch.previous(), -1, List.of()));
      }
      other.tell(new Ledger.Deliver(batch, other.consumer.getRef()));
      other.consumer.expectMessageClass(LedgerAnswer.Covered.class, PATIENCE);
      List<EntriesBooked> rows = other.rows();
      return rows.get(rows.size() - 1);
    }
  }
}
