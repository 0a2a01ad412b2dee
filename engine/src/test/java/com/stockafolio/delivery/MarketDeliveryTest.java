package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a market record's copy gets to every ledger of its source. */
@Timeout(60)
class MarketDeliveryTest extends DeliveryRig {
  private final PartitionDelivery begun = delivery(RecordPrint.UNKNOWN);

  @Test
  void aCopyGoesToEachLedgerOfTheSourceAmongItsOwnRecords() {
    assertThat(begun.offer(chunk(), 0))
        .containsExactly(
            send(0, List.of(), copy(5)), send(4, List.of(record(3), record(8)), copy(5)));
    // What follows begins where the copy lies, by its fingerprint.
    Chunk.Builder next = new Chunk.Builder(8);
    next.record(0, record(11));
    next.market(copy(12));
    List<DeliveryAction> sent = begun.offer(next.build(0), 1);
    assertThat(batch(sent, 0).previous()).isEqualTo(5);
    assertThat(batch(sent, 0).previousPrint()).isEqualTo(RecordPrint.of(copy(5)));
    assertThat(batch(sent, 0).last()).isEqualTo(12);
    assertThat(batch(sent, 4).previous()).isEqualTo(8);
    assertThat(batch(sent, 4).previousPrint()).isEqualTo(RecordPrint.of(record(8)));
  }

  @Test
  void aChunkIsSettledWhenEveryLedgerHasItsCopy() {
    begun.offer(chunk(), 0);
    begun.answered(told(4, 8), 1);
    assertThat(begun.settledPosition()).isEqualTo(-1);
    begun.answered(told(0, 5), 2);
    assertThat(begun.settledPosition()).isEqualTo(8);
  }

  @Test
  void anotherCopyThanALedgerHoldsIsOfAnotherLog() {
    assertThat(delivery(RecordPrint.of(copy(5))).offer(chunk(), 0))
        .hasOnlyElementsOfType(DeliveryAction.Send.class);
    assertThat(delivery(RecordPrint.of(copy(5)) + 1).offer(chunk(), 0))
        .containsExactly(new DeliveryAction.Fail(PartitionDelivery.otherRecord(5)));
  }

  /** A consumer that begins at offset 0, ledger 0 holding so much up to offset 5. */
  private static PartitionDelivery delivery(int print) {
    return new PartitionDelivery(
        SOURCE,
        new StartRule.Outcome.Start(0, Map.of(0, -1L, 4, -1L), List.of()),
        Map.of(0, new LastRecord(print == 0 ? -1 : 5, print), 4, LastRecord.NONE),
        TIMING,
        0);
  }

  private static Chunk chunk() {
    Chunk.Builder chunk = new Chunk.Builder(8);
    chunk.record(4, record(3));
    chunk.market(copy(5));
    chunk.record(4, record(8));
    return chunk.build(0);
  }

  private static Batch batch(List<DeliveryAction> actions, int ledger) {
    return actions.stream()
        .map(DeliveryAction.Send.class::cast)
        .filter(send -> send.ledger() == ledger)
        .findFirst()
        .orElseThrow()
        .batch();
  }

  private static DeliveryAction send(int ledger, List<TradeRecord> trades, MarketCopy copy) {
    long last = trades.isEmpty() ? copy.offset() : trades.get(trades.size() - 1).offset();
    return new DeliveryAction.Send(
        ledger, new Batch(SOURCE, -1, RecordPrint.UNKNOWN, last, -1, trades, List.of(copy)), false);
  }

  private static LedgerAnswer told(int ledger, long last) {
    return new LedgerAnswer.Covered(
        ledger, SOURCE, -1, last, new LastRecord(last, RecordPrint.UNKNOWN), List.of());
  }

  private static MarketCopy copy(long offset) {
    return new MarketCopy(
        offset,
        0,
        new MarketRecord(
            1,
            new UUID(0, offset),
            0,
            new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), new Price(1)),
            new byte[] {(byte) offset}));
  }
}
