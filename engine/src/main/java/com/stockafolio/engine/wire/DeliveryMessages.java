package com.stockafolio.engine.wire;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ledger.LedgerCodec;
import com.stockafolio.market.MarketCodec;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.List;

/** Wire forms of what consumers and ledgers say to each other. */
final class DeliveryMessages {
  private DeliveryMessages() {}

  static void register(MessageCodecs codecs) {
    codecs.add(
        Ledger.Deliver.class,
        "D5",
        (message, out) -> {
          writeBatch(message.batch(), out);
          codecs.writeRef(message.replyTo(), out);
        },
        in -> new Ledger.Deliver(readBatch(in), codecs.readRef(in)));
    codecs.add(
        Ledger.AskPosition.class,
        "Q1",
        (message, out) -> {
          LedgerCodec.writeSource(message.source(), out);
          codecs.writeRef(message.replyTo(), out);
        },
        in -> new Ledger.AskPosition(LedgerCodec.readSource(in), codecs.readRef(in)));
    codecs.add(
        LedgerAnswer.Covered.class,
        "C2",
        DeliveryMessages::writeCovered,
        DeliveryMessages::readCovered);
    codecs.add(
        LedgerAnswer.Refused.class,
        "R1",
        (answer, out) -> {
          writeHead(answer.ledger(), answer.source(), out);
          out.writeVarint(answer.previous() + 1);
          out.writeVarint(answer.last() + 1);
          out.writeVarint(answer.covered() + 1);
        },
        in ->
            new LedgerAnswer.Refused(
                in.readIntVarint(),
                LedgerCodec.readSource(in),
                in.readVarint() - 1,
                in.readVarint() - 1,
                in.readVarint() - 1));
    codecs.add(
        LedgerAnswer.Position.class,
        "P2",
        (answer, out) -> {
          writeHead(answer.ledger(), answer.source(), out);
          LedgerCodec.writeLast(answer.covered(), out);
        },
        in ->
            new LedgerAnswer.Position(
                in.readIntVarint(), LedgerCodec.readSource(in), LedgerCodec.readLast(in)));
    codecs.add(
        LedgerAnswer.ForeignSource.class,
        "F1",
        (answer, out) -> {
          writeHead(answer.ledger(), answer.asked(), out);
          LedgerCodec.writeSource(answer.recorded(), out);
        },
        in ->
            new LedgerAnswer.ForeignSource(
                in.readIntVarint(), LedgerCodec.readSource(in), LedgerCodec.readSource(in)));
  }

  private static void writeHead(int ledger, SourceId source, PackedWriter out) {
    out.writeVarint(ledger);
    LedgerCodec.writeSource(source, out);
  }

  private static void writeCovered(LedgerAnswer.Covered answer, PackedWriter out) {
    writeHead(answer.ledger(), answer.source(), out);
    out.writeVarint(answer.previous() + 1);
    out.writeVarint(answer.last() + 1);
    LedgerCodec.writeLast(answer.covered(), out);
    LedgerCodec.writeRejections(answer.rejections(), answer.previous(), out);
  }

  private static LedgerAnswer.Covered readCovered(PackedReader in) {
    int ledger = in.readIntVarint();
    SourceId source = LedgerCodec.readSource(in);
    long previous = in.readVarint() - 1;
    long last = in.readVarint() - 1;
    LastRecord covered = LedgerCodec.readLast(in);
    List<LedgerRejection> rejections = LedgerCodec.readRejections(previous, in);
    return new LedgerAnswer.Covered(ledger, source, previous, last, covered, rejections);
  }

  private static void writeBatch(Batch batch, PackedWriter out) {
    LedgerCodec.writeSource(batch.source(), out);
    LedgerCodec.writeLast(new LastRecord(batch.previous(), batch.previousPrint()), out);
    out.writeVarint(batch.last() + 1);
    out.writeVarint(batch.settled() + 1);
    out.writeVarint(batch.records().size());
    long offset = batch.previous();
    for (TradeRecord record : batch.records()) {
      out.writeVarint(record.offset() - offset);
      out.writeZigzag(record.recordedAtMillis());
      TransactionForm.write(record.transaction(), out);
      offset = record.offset();
    }
    out.writeVarint(batch.market().size());
    for (MarketCopy copy : batch.market()) {
      out.writeVarint(copy.offset() - batch.previous());
      out.writeZigzag(copy.recordedAtMillis());
      MarketCodec.write(copy.record(), out);
    }
  }

  private static Batch readBatch(PackedReader in) {
    SourceId source = LedgerCodec.readSource(in);
    LastRecord previous = LedgerCodec.readLast(in);
    long last = in.readVarint() - 1;
    long settled = in.readVarint() - 1;
    int size = in.readIntVarint();
    List<TradeRecord> records = new ArrayList<>(size);
    long offset = previous.offset();
    for (int i = 0; i < size; i++) {
      offset += in.readVarint();
      long recordedAt = in.readZigzag();
      records.add(new TradeRecord(offset, recordedAt, TransactionForm.read(in)));
    }
    int copies = in.readIntVarint();
    List<MarketCopy> market = new ArrayList<>(copies);
    for (int i = 0; i < copies; i++) {
      long at = previous.offset() + in.readVarint();
      market.add(new MarketCopy(at, in.readZigzag(), MarketCodec.readRecord(in)));
    }
    return new Batch(source, previous.offset(), previous.print(), last, settled, records, market);
  }
}
