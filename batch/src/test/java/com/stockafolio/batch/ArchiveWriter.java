package com.stockafolio.batch;

import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Writes the archive of one partition as the archiver lays it out. */
final class ArchiveWriter {
  private final Path directory;
  private final int partition;
  private final int recordsPerObject;
  private DataFileWriter<GenericRecord> object;
  private Path hidden;
  private Path place;
  private long next;

  ArchiveWriter(Path root, String topic, int partition, int recordsPerObject) {
    directory = root.resolve("archive/v1/topic=" + topic + "/partition=" + partition);
    this.partition = partition;
    this.recordsPerObject = recordsPerObject;
  }

  /** The offset of the next record. */
  long next() {
    return next;
  }

  void trade(
      byte[] key,
      byte[] value,
      long recordedAt,
      int ledger,
      Transaction said,
      RejectionReason problem)
      throws IOException {
    append(record(key, value, recordedAt, ledger, said, problem));
  }

  /** A record of the market; null for the action where it is refused by itself. */
  void market(byte[] value, long recordedAt, MarketRecord said, RejectionReason problem)
      throws IOException {
    byte[] key = SignedRecord.KEY.getBytes(StandardCharsets.US_ASCII);
    GenericRecord record = record(key, value, recordedAt, -1, null, problem);
    if (said != null) {
      record.put("type", said.action().type().name());
      record.put("tradeId", said.actionId().toString());
    }
    append(record);
  }

  void rejection(
      byte[] key,
      byte[] value,
      long recordedAt,
      int ledger,
      RejectionReason reason,
      int sourcePartition,
      long sourceOffset)
      throws IOException {
    GenericRecord record = record(key, value, recordedAt, ledger, null, null);
    record.put("reason", reason.name());
    record.put("detail", "because");
    record.put("sourcePartition", sourcePartition);
    record.put("sourceOffset", sourceOffset);
    append(record);
  }

  private GenericRecord record(
      byte[] key,
      byte[] value,
      long recordedAt,
      int ledger,
      Transaction said,
      RejectionReason problem) {
    GenericRecord record = new GenericData.Record(AvroSchemas.ARCHIVED_RECORD);
    record.put("key", ByteBuffer.wrap(key));
    record.put("value", ByteBuffer.wrap(value));
    record.put("partition", partition);
    record.put("offset", next);
    record.put("recordedAt", recordedAt);
    record.put("ledger", ledger);
    if (said != null) {
      record.put("tradeId", said.tradeId().toString());
      record.put("userId", said.userId().toString());
      record.put("tradedAt", said.tradedAtMillis());
    }
    if (said instanceof Trade trade) {
      record.put("type", "TRADE");
      record.put("symbol", trade.symbol());
      record.put("side", trade.side().name());
      record.put("shares", decimal(trade.quantity().billionths()));
      record.put("pricePerShare", decimal(trade.price().billionths()));
      if (trade.fee().signum() != 0) {
        record.put("fee", decimal(trade.fee().hundredMillionthsExact()));
      }
    } else if (said instanceof CashMovement cash) {
      record.put("type", "CASH");
      record.put("amount", decimal(cash.amount().hundredMillionthsExact()));
      record.put("kind", cash.kind().name());
    } else if (said instanceof Transfer transfer) {
      record.put("type", "TRANSFER");
      record.put("direction", transfer.direction().name());
      record.put("symbol", transfer.symbol());
      record.put("shares", decimal(transfer.quantity().billionths()));
      if (transfer.direction() == Direction.IN) {
        record.put("costBasis", decimal(transfer.costBasis().hundredMillionthsExact()));
      }
    }
    if (said instanceof Revision revision) {
      record.put("type", revision.type().name());
      if (revision instanceof Correct correct) {
        correction(record, correct.correction());
      }
    }
    record.put("problem", problem == null ? null : problem.name());
    return record;
  }

  private static void correction(GenericRecord record, Correction right) {
    if (right instanceof Correction.OfTrade trade) {
      record.put("side", trade.side().name());
      record.put("shares", decimal(trade.quantity().billionths()));
      record.put("pricePerShare", decimal(trade.price().billionths()));
      if (trade.fee().signum() != 0) {
        record.put("fee", decimal(trade.fee().hundredMillionthsExact()));
      }
    } else if (right instanceof Correction.OfCash cash) {
      record.put("amount", decimal(cash.amount().hundredMillionthsExact()));
      record.put("kind", cash.kind().name());
    } else if (right instanceof Correction.OfTransfer transfer) {
      record.put("direction", transfer.direction().name());
      record.put("shares", decimal(transfer.quantity().billionths()));
      if (transfer.direction() == Direction.IN) {
        record.put("costBasis", decimal(transfer.costBasis().hundredMillionthsExact()));
      }
    }
  }

  static ByteBuffer decimal(long unscaled) {
    return ByteBuffer.wrap(BigInteger.valueOf(unscaled).toByteArray());
  }

  private void append(GenericRecord record) throws IOException {
    if (object == null) {
      Files.createDirectories(directory);
      place = directory.resolve("%020d.avro".formatted(next));
      hidden = directory.resolve("unfinished");
      object =
          new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(AvroSchemas.ARCHIVED_RECORD));
      object.setCodec(CodecFactory.zstandardCodec(1));
      object.create(AvroSchemas.ARCHIVED_RECORD, hidden.toFile());
    }
    object.append(record);
    next++;
    if (next % recordsPerObject == 0) {
      cut();
    }
  }

  /** Ends the object that is being written. */
  void cut() throws IOException {
    if (object != null) {
      object.close();
      Files.move(hidden, place);
      object = null;
    }
  }
}
