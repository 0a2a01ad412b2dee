package com.stockafolio.batch;

import com.stockafolio.batch.archived.ArchiveObject;
import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.archived.ArchivedRecordReader;
import com.stockafolio.batch.archived.ArchivedRecords;
import com.stockafolio.batch.archived.OffsetCheck;
import com.stockafolio.batch.archived.RejectionIndex;
import com.stockafolio.batch.document.DayTally;
import com.stockafolio.batch.document.TallyCounter;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.Copy;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.Parts;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import com.stockafolio.batch.trade.FieldCheck;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Turns objects of the archive into rows of the day: each record is read anew from its bytes, held
 * against what the archive's fields say of it, looked up among the rejected ones, counted, and put
 * down for its user's part.
 */
final class TradeReading
    implements Function2<Integer, Iterator<ArchiveObject>, Iterator<TradeReading.Read>> {
  private static final long serialVersionUID = 1;

  private final Broadcast<SerializableConfiguration> configuration;
  private final Broadcast<RejectionIndex> rejections;
  private final Request request;
  private final PartFiles files;

  /**
   * What is read, and how.
   *
   * @param topicId the topic whose records they must be; null where that is not known
   * @param gapsAllowed whether an offset may have no record
   * @param most so many oddities are listed
   * @param market what the market did, as far as it is known
   * @param verifyingKeys whom to trust of it
   * @param users whose records are put down; null for everybody's
   */
  record Request(
      DayRange range,
      Parts parts,
      String topicId,
      boolean gapsAllowed,
      int most,
      MarketDay market,
      List<String> verifyingKeys,
      Set<UUID> users)
      implements Serializable {

    /** The same, by what the market did. */
    Request with(MarketDay known) {
      return new Request(range, parts, topicId, gapsAllowed, most, known, verifyingKeys, users);
    }
  }

  /**
   * What a task has read.
   *
   * @param gaps offsets that are missing or archived twice, in words
   * @param copies the market's records
   */
  record Read(DayTally tally, List<String> gaps, List<Copy> copies) implements Serializable {}

  TradeReading(
      Broadcast<SerializableConfiguration> configuration,
      Broadcast<RejectionIndex> rejections,
      Request request,
      PartFiles files) {
    this.configuration = configuration;
    this.rejections = rejections;
    this.request = request;
    this.files = files;
  }

  @Override
  public Iterator<Read> call(Integer task, Iterator<ArchiveObject> objects) {
    int parts = request.parts().count();
    try (PartFiles.Writer writer = files.writer(parts, task);
        PartFiles.Writer revisions = files.beside("revisions").writer(parts, task)) {
      Task reading = new Task(writer, revisions);
      while (objects.hasNext()) {
        reading.read(objects.next());
      }
      return List.of(new Read(reading.counter.tally(), reading.gaps, reading.copies)).iterator();
    }
  }

  private final class Task {
    private final DayRange range = request.range();
    private final PartFiles.Writer writer;
    private final PartFiles.Writer revisions;
    private final RejectionIndex rejected = rejections.value();
    private final RawTrade raw =
        new RawTrade(
            request.market().view(),
            new Signatures(request.verifyingKeys()),
            range.partitions(),
            range.ledgers());
    private final FieldCheck check = new FieldCheck();
    private final TallyCounter counter =
        new TallyCounter(request.parts().ledgers(), request.most());
    private final List<String> gaps = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();

    Task(PartFiles.Writer writer, PartFiles.Writer revisions) {
      this.writer = writer;
      this.revisions = revisions;
    }

    void read(ArchiveObject object) {
      Configuration hadoop = configuration.value().value();
      Path path = new Path(object.place());
      try (ArchivedRecords records =
          ArchivedRecords.open(
              path.getFileSystem(hadoop).open(path),
              object.place(),
              ArchivedRecordReader.TRADE_FIELDS)) {
        requireTopic(object, records.topicId());
        OffsetCheck offsets =
            new OffsetCheck(Manifest.TRADES, object, records.endOffset(), request.gapsAllowed());
        for (ArchivedRecord record = records.next(); record != null; record = records.next()) {
          offsets.next(record.partition, record.offset);
          take(record);
        }
        gaps.addAll(offsets.end());
      } catch (IOException e) {
        throw new BatchFailure(object.place() + " cannot be read: " + Store.reason(e), e);
      }
    }

    private void requireTopic(ArchiveObject object, String told) {
      if (told != null && request.topicId() != null && !told.equals(request.topicId())) {
        throw new BatchFailure(
            "%s holds records of the topic with the id %s, where those of %s belong"
                .formatted(object.place(), told, request.topicId()));
      }
    }

    private void take(ArchivedRecord record) {
      RejectionReason unreadable =
          raw.read(record.key, record.value, record.partition, record.offset);
      int partition = record.partition;
      if (!range.contains(raw.ledger, partition, record.offset)) {
        return;
      }
      int reason = unreadable == null ? 0 : unreadable.code();
      int rejection = rejected.code(partition, record.offset);
      int ledger = range.isOf(raw.ledger, partition) ? raw.ledger : -1;
      boolean copied = raw.action != null;
      if (copied) {
        copies.add(
            new Copy(partition, record.offset, record.recordedAtMillis, rejection, record.value));
      } else {
        counter.add(raw, record, ledger, reason, rejection);
      }
      String flaw = check.flaw(record, raw, unreadable);
      if (flaw != null || reason != 0 && reason != rejection) {
        counter.addOddity(
            new DayTally.Odd(
                partition, record.offset, raw.userHigh, raw.userLow, reason, rejection, flaw));
      }
      if (reason == 0 && !copied && isWanted()) {
        int part = request.parts().of(ledger, raw.userHigh, raw.userLow);
        TradeRows.write(writer.row(part, TradeRows.BYTES), raw, record, rejection);
        if (raw.revision) {
          RevisionRows.write(revisions, part, raw, record.offset);
        }
      }
    }

    private boolean isWanted() {
      return request.users() == null
          || request.users().contains(new UUID(raw.userHigh, raw.userLow));
    }
  }
}
