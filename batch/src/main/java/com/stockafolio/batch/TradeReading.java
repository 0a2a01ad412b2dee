package com.stockafolio.batch;

import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Turns objects of the archive into rows of the day: each record is read anew from its bytes, held
 * against what the archive's fields say of it, and looked up among the rejected ones.
 */
final class TradeReading implements FlatMapFunction<Iterator<ArchiveObject>, TradeRow> {
  private static final long serialVersionUID = 1;

  private final Broadcast<SerializableConfiguration> configuration;
  private final Broadcast<RejectionIndex> rejections;
  private final DayRange range;
  private final boolean gapsAllowed;
  private final CollectionAccumulator<String> gaps;

  TradeReading(
      Broadcast<SerializableConfiguration> configuration,
      Broadcast<RejectionIndex> rejections,
      DayRange range,
      boolean gapsAllowed,
      CollectionAccumulator<String> gaps) {
    this.configuration = configuration;
    this.rejections = rejections;
    this.range = range;
    this.gapsAllowed = gapsAllowed;
    this.gaps = gaps;
  }

  @Override
  public Iterator<TradeRow> call(Iterator<ArchiveObject> objects) {
    return new Rows(objects);
  }

  private final class Rows implements Iterator<TradeRow> {
    private final Iterator<ArchiveObject> objects;
    private final RawTrade raw =
        new RawTrade(Instruments.load(), range.partitions(), range.covered().length);
    private final FieldCheck check = new FieldCheck();
    private final TradeRow row = new TradeRow();
    private ArchiveObject object;
    private ArchivedRecords records;
    private OffsetCheck offsets;
    private boolean ready;

    Rows(Iterator<ArchiveObject> objects) {
      this.objects = objects;
    }

    @Override
    public boolean hasNext() {
      while (!ready) {
        if (records == null && !openNext()) {
          return false;
        }
        ArchivedRecord record = records.next();
        if (record == null) {
          close();
        } else {
          offsets.next(record.partition, record.offset);
          ready = fill(record);
        }
      }
      return true;
    }

    @Override
    public TradeRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return row;
    }

    private boolean openNext() {
      if (!objects.hasNext()) {
        return false;
      }
      object = objects.next();
      Configuration hadoop = configuration.value().value();
      Path path = new Path(object.place());
      try {
        records =
            ArchivedRecords.open(
                path.getFileSystem(hadoop).open(path),
                object.place(),
                ArchivedRecordReader.TRADE_FIELDS);
      } catch (IOException e) {
        throw new BatchFailure(object.place() + " cannot be read: " + Store.reason(e), e);
      }
      offsets = new OffsetCheck(Manifest.TRADES, object, records.endOffset(), gapsAllowed);
      return true;
    }

    private void close() {
      offsets.end().forEach(gaps::add);
      try {
        records.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      records = null;
    }

    /** Whether the record belongs to the day; then the row is it. */
    private boolean fill(ArchivedRecord record) {
      RejectionReason reason = raw.read(record.key, record.value, record.partition);
      int partition = record.partition;
      if (!range.contains(raw.ledger, partition, record.offset)) {
        return false;
      }
      row.setUserHigh(raw.userHigh);
      row.setUserLow(raw.userLow);
      row.setLedger(range.isOf(raw.ledger, partition) ? raw.ledger : -1);
      row.setPartition(partition);
      row.setOffset(record.offset);
      row.setRecordedAt(record.recordedAtMillis);
      row.setTradedAt(raw.tradedAtMillis);
      row.setTradeHigh(raw.tradeHigh);
      row.setTradeLow(raw.tradeLow);
      row.setInstrument(raw.instrument);
      row.setSigned(raw.sell ? -raw.quantity : raw.quantity);
      row.setPrice(raw.price);
      row.setReason(reason == null ? 0 : reason.code());
      row.setRejection(rejections.value().code(partition, record.offset));
      row.setFlaw(check.flaw(record, raw, reason));
      return true;
    }
  }
}
