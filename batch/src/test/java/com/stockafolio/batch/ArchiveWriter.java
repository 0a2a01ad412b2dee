package com.stockafolio.batch;

import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.Trade;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
      byte[] key, byte[] value, long recordedAt, int ledger, Trade trade, RejectionReason problem)
      throws IOException {
    append(record(key, value, recordedAt, ledger, trade, problem));
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
      byte[] key, byte[] value, long recordedAt, int ledger, Trade trade, RejectionReason problem) {
    GenericRecord record = new GenericData.Record(AvroSchemas.ARCHIVED_RECORD);
    record.put("key", ByteBuffer.wrap(key));
    record.put("value", ByteBuffer.wrap(value));
    record.put("partition", partition);
    record.put("offset", next);
    record.put("recordedAt", recordedAt);
    record.put("ledger", ledger);
    if (trade != null) {
      record.put("tradeId", trade.tradeId().toString());
      record.put("userId", trade.userId().toString());
      record.put("symbol", trade.symbol());
      record.put("side", trade.side().name());
      record.put("shares", decimal(trade.quantity().billionths()));
      record.put("pricePerShare", decimal(trade.price().billionths()));
      record.put("tradedAt", trade.tradedAtMillis());
    }
    record.put("problem", problem == null ? null : problem.name());
    return record;
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
