package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger answers to batches, and when what it booked can be seen. */
class LedgerBookingTest extends LedgerTest {
  @BeforeEach
  void open() {
    home = LedgerHome.open();
  }

  @Test
  void aBatchIsJournaledBookedAndCovered() {
    Batch batch = home.batch(home.buy(ANNA), home.buy(BEN), home.sell(ANNA, "AAPL", 4, "110"));

    LedgerAnswer.Covered covered = home.book(batch);

    assertThat(covered.covered().offset()).isEqualTo(2);
    assertThat(covered.rejections()).isEmpty();
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
    assertThat(home.portfolio(ANNA).totals().sharesHeld()).hasToString("6");
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(1);
    assertThat(home.rows()).hasSize(1);
    EntriesBooked row = home.rows().get(0);
    assertThat(row.from()).isEqualTo(-1);
    assertThat(row.to()).isEqualTo(2);
    assertThat(row.entries()).extracting(trade -> trade.offset()).containsExactly(0L, 1L, 2L);
    assertThat(home.metrics.tradesBooked.sum()).isEqualTo(3);
    assertThat(home.metrics.journalRows.sum()).isEqualTo(1);
    assertThat(home.metrics.portfolios.sum()).isEqualTo(2);
  }

  @Test
  void nothingUnjournaledIsEverVisible() throws InterruptedException {
    home.book(home.buy(ANNA));
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, -1);
    assertThat(snapshot(watcher).sequence()).isEqualTo(1);
    home.journalGate.hold();

    Batch batch = home.batch(home.buy(ANNA), home.buy(BEN));
    home.deliver(batch);
    home.journalGate.awaitWrite();

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    assertThat(home.portfolio(BEN).sequence()).isZero();
    assertThat(snapshot(home.watch(ANNA, -1)).sequence()).isEqualTo(1);
    TestProbe<PortfolioUpdate> resumed = home.watch(ANNA, 1);
    assertThat(resumed.receiveMessage()).isInstanceOf(PortfolioUpdate.Resumed.class);
    assertThat(home.scan()).hasSize(1).allMatch(portfolio -> portfolio.sequence() == 1);
    assertThat(home.position()).isZero();
    watcher.expectNoMessage();
    resumed.expectNoMessage();
    home.consumer.expectNoMessage();

    home.journalGate.open();
    home.expectCovered(batch);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(1);
    PortfolioUpdate.EntryBooked told =
        watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class);
    assertThat(told.outcome().entry().sequence()).isEqualTo(2);
    assertThat(resumed.expectMessageClass(PortfolioUpdate.EntryBooked.class)).isEqualTo(told);
  }

  @Test
  void whatIsCoveredIsAnsweredAtOnceAndNotBookedAgain() {
    Batch batch = home.batch(home.buy(ANNA), home.buy(ANNA));
    home.book(batch);

    assertThat(home.book(batch).covered().offset()).isEqualTo(1);
    home.book(new Batch(LedgerHome.SOURCE, -1, 0, -1, batch.records().subList(0, 1)));

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
    assertThat(home.rows()).hasSize(1);
  }

  @Test
  void whatIsTakenButNotJournaledIsAnsweredOnceItIs() throws InterruptedException {
    home.journalGate.hold();
    Batch batch = home.batch(home.buy(ANNA));
    home.deliver(batch);
    home.journalGate.awaitWrite();

    home.deliver(batch);
    home.consumer.expectNoMessage();
    home.journalGate.open();

    home.expectCovered(batch);
    home.expectCovered(batch);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
  }

  @Test
  void aBatchBeyondWhatWasTakenIsRefusedWhole() {
    home.book(home.buy(ANNA));
    Batch lost = home.batch(home.buy(ANNA));
    Batch tooEarly = home.batch(home.buy(ANNA));

    home.deliver(tooEarly);

    assertThat(home.consumer.receiveMessage())
        .isEqualTo(new LedgerAnswer.Refused(home.number, LedgerHome.SOURCE, 1, 2, 0));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    assertThat(home.metrics.batchesRefused.sum()).isEqualTo(1);

    home.book(lost);
    home.book(tooEarly);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
  }

  @Test
  void ofAnOverlappingBatchOnlyTheNewIsTaken() {
    TradeRecord first = home.buy(ANNA);
    TradeRecord second = home.buy(ANNA);
    home.book(home.batch(first, second));
    TradeRecord third = home.buy(ANNA);
    home.batch(third);

    home.book(new Batch(LedgerHome.SOURCE, -1, 2, -1, List.of(first, second, third)));

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
    assertThat(home.rows().get(1).entries()).extracting(t -> t.offset()).containsExactly(2L);
    assertThat(home.rows().get(1).rejections()).as("nothing is decided twice").isEmpty();
    assertThat(home.metrics.duplicates.sum()).isZero();
  }

  @Test
  void aBatchWithoutRecordsCoversItsRange() {
    home.book(new Batch(LedgerHome.SOURCE, -1, 500, -1, List.of()));

    assertThat(home.position()).isEqualTo(500);
    home.restart();
    assertThat(home.position()).isEqualTo(500);
  }

  @Test
  void theLastRecordIsToldByItsFingerprintAndOutlivesTheLedger() {
    TradeRecord record = home.buy(ANNA);
    LastRecord last = new LastRecord(0, RecordPrint.of(record));
    assertThat(home.book(record).covered()).isEqualTo(last);
    home.restart();
    home.tell(new Ledger.AskPosition(LedgerHome.SOURCE, home.consumer.getRef()));
    assertThat(home.consumer.receiveMessage())
        .isEqualTo(new LedgerAnswer.Position(home.number, LedgerHome.SOURCE, last));
  }

  @Test
  void aBatchOfAnotherLogIsRefusedAndNothingOfItTaken() {
    home.book(home.buy(ANNA), home.buy(ANNA));
    TradeRecord another = home.record(ANNA, new TradeId(8, 8), "AAPL", Side.BUY, 1, "1");
    Batch joinsByNumbers =
        new Batch(LedgerHome.SOURCE, 1, RecordPrint.of(another), 2, -1, List.of(another));

    home.deliver(joinsByNumbers);

    assertThat(home.consumer.receiveMessage())
        .isEqualTo(new LedgerAnswer.Refused(home.number, LedgerHome.SOURCE, 1, 2, 1));
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  @Test
  void anotherSourceIsToldOfTheOneRecorded() {
    SourceId other = new SourceId(LedgerHome.SOURCE.topicId(), 1);
    home.tell(new Ledger.AskPosition(other, home.consumer.getRef()));
    assertThat(home.consumer.receiveMessage())
        .as("a new ledger has none")
        .isEqualTo(new LedgerAnswer.Position(home.number, other, LastRecord.NONE));
    home.book(home.buy(ANNA));
    home.restart();

    home.deliver(new Batch(other, -1, 5, -1, List.of()));
    home.tell(new Ledger.AskPosition(other, home.consumer.getRef()));

    LedgerAnswer foreign = new LedgerAnswer.ForeignSource(home.number, other, LedgerHome.SOURCE);
    assertThat(home.consumer.receiveMessage()).isEqualTo(foreign);
    assertThat(home.consumer.receiveMessage()).isEqualTo(foreign);
    assertThat(home.position()).isZero();
  }

  @Test
  void rejectionsAreJournaledAndAnsweredAgainUntilSettled() {
    TradeRecord good = home.buy(ANNA);
    TradeRecord unknown = home.buy(ANNA, "NOPE", 1, "1");
    TradeRecord again =
        home.record(ANNA, good.transaction().tradeId(), "AAPL", Side.BUY, 10, "100");
    Batch batch = home.batch(good, unknown, again);

    List<LedgerRejection> rejections = home.book(batch).rejections();

    assertThat(rejections)
        .extracting(LedgerRejection::offset, LedgerRejection::reason)
        .containsExactly(
            tuple(1L, RejectionReason.UNKNOWN_SYMBOL), tuple(2L, RejectionReason.DUPLICATE));
    assertThat(rejections.get(1).detail()).isEqualTo("first at offset 0");
    assertThat(home.rows().get(0).rejections()).isEqualTo(rejections);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
    assertThat(home.metrics.tradesRejected.sum()).isEqualTo(1);
    assertThat(home.metrics.duplicates.sum()).isEqualTo(1);

    assertThat(home.book(batch).rejections()).isEqualTo(rejections);
    home.restart();
    assertThat(home.book(batch).rejections()).as("after a restart").isEqualTo(rejections);

    home.book(home.batchSettled(1, home.buy(ANNA)));
    assertThat(home.book(batch).rejections()).isEqualTo(rejections.subList(1, 2));
    home.book(home.batchSettled(2, home.buy(ANNA)));
    home.restart();
    assertThat(home.book(batch).rejections()).isEmpty();
  }

  private static Portfolio snapshot(TestProbe<PortfolioUpdate> watcher) {
    return watcher.expectMessageClass(PortfolioUpdate.Snapshot.class).portfolio();
  }
}
