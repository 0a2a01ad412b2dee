package com.stockafolio.delivery;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A consumer of a partition with ledgers 0 and 4, about to read offset 10, and what it is told. */
class DeliveryRig {
  static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);
  static final DeliveryTiming TIMING = new DeliveryTiming(1_000, 200, 3_000, 5_000, 500, 9_000);

  final PartitionDelivery delivery =
      new PartitionDelivery(
          SOURCE,
          new StartRule.Outcome.Start(10, Map.of(0, 7L, 4, 9L), List.of()),
          Map.of(0, at(7), 4, at(9)),
          TIMING,
          0);

  static LedgerAnswer told(int ledger, long offset, int print) {
    return new LedgerAnswer.Position(ledger, SOURCE, new LastRecord(offset, print));
  }

  static Chunk trades(int ledger, long... offsets) {
    Chunk.Builder chunk = new Chunk.Builder(5);
    for (long offset : offsets) {
      chunk.record(ledger, record(offset));
    }
    return chunk.build(0);
  }

  static TradeRecord record(long offset) {
    return new TradeRecord(
        offset,
        0,
        new Trade(
            new TradeId(0, offset),
            new UserId(0, 1),
            "AAPL",
            Side.BUY,
            new Quantity(1),
            new Price(1),
            0));
  }

  static DeliveryAction send(int ledger, long previous, long last, long settled, long... offsets) {
    return new DeliveryAction.Send(ledger, batch(previous, last, settled, offsets), false);
  }

  static DeliveryAction again(int ledger, long previous, long last, long settled, long... offsets) {
    return new DeliveryAction.Send(ledger, batch(previous, last, settled, offsets), true);
  }

  static Batch batch(long previous, long last, long settled, long... offsets) {
    List<TradeRecord> records = Arrays.stream(offsets).mapToObj(DeliveryRig::record).toList();
    boolean first = previous == 7 || previous == 9;
    int print = first ? RecordPrint.UNKNOWN : RecordPrint.of(record(previous));
    return new Batch(SOURCE, previous, print, last, settled, records);
  }

  static LedgerAnswer covered(int ledger, long previous, long last, LedgerRejection... rejections) {
    return new LedgerAnswer.Covered(ledger, SOURCE, previous, last, at(last), List.of(rejections));
  }

  static LedgerAnswer position(int ledger, long covered) {
    return new LedgerAnswer.Position(ledger, SOURCE, at(covered));
  }

  static LastRecord at(long offset) {
    return new LastRecord(offset, RecordPrint.UNKNOWN);
  }
}
