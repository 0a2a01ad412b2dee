package com.stockafolio.ledger;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketCodec;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The stored form of a journal event. Version 6, in order: version byte; 0 for entries, 1 for a
 * market record; topic id (16 bytes); varints partition, from + 1, to - from, fingerprint of the
 * record at to (4 bytes), settled + 1; the rejections: number, each with offset difference, reason
 * code and detail.
 *
 * <p>Of entries there follow: number of the market's list, number of entries; each entry: offset
 * and record time as differences to the one before, traded time as difference to the record time
 * (zigzag), trade id and user id (16 bytes each), and what {@link EntryCodec} writes. A row of 16
 * trades is some 900 bytes.
 *
 * <p>Of a market record: record time (zigzag); 0 where it was not the next, else 1 and what {@link
 * MarketCodec} writes of it in its place.
 */
public final class LedgerCodec {
  /**
   * The version of what ledgers store: journal events, checkpoints, pages of history. It goes up
   * with any change of one of them.
   */
  public static final int VERSION = 6;

  private static final int ENTRIES = 0;
  private static final int MARKET = 1;

  private LedgerCodec() {}

  /** Writes an event. */
  public static void write(LedgerEvent event, PackedWriter out) {
    out.writeByte(VERSION);
    out.writeByte(event instanceof MarketTaken ? MARKET : ENTRIES);
    writeSource(event.source(), out);
    out.writeVarint(event.from() + 1);
    out.writeVarint(event.to() - event.from());
    out.writeFixedInt(event.print());
    out.writeVarint(event.settled() + 1);
    writeRejections(event.rejections(), event.from(), out);
    if (event instanceof MarketTaken taken) {
      writeTaken(taken, out);
    } else {
      writeEntries((EntriesBooked) event, out);
    }
  }

  private static void writeTaken(MarketTaken taken, PackedWriter out) {
    out.writeZigzag(taken.recordedAtMillis());
    out.writeByte(taken.action() == null ? 0 : 1);
    if (taken.action() != null) {
      MarketCodec.write(taken.action(), out);
    }
  }

  private static void writeEntries(EntriesBooked event, PackedWriter out) {
    out.writeVarint(event.marketNumber());
    out.writeVarint(event.entries().size());
    long offset = event.from();
    long recordedAt = 0;
    for (BookedEntry entry : event.entries()) {
      out.writeVarint(entry.offset() - offset);
      out.writeZigzag(entry.recordedAtMillis() - recordedAt);
      out.writeZigzag(entry.tradedAtMillis() - entry.recordedAtMillis());
      out.writeFixedLong(entry.tradeId().high());
      out.writeFixedLong(entry.tradeId().low());
      out.writeFixedLong(entry.userId().high());
      out.writeFixedLong(entry.userId().low());
      EntryCodec.write(entry, out);
      offset = entry.offset();
      recordedAt = entry.recordedAtMillis();
    }
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException where it is of another version
   */
  public static LedgerEvent readEvent(PackedReader in) {
    requireVersion(in.readByte(), VERSION, "journal event");
    int kind = in.readByte();
    if (kind != ENTRIES && kind != MARKET) {
      throw new IllegalArgumentException("no kind of journal event has the code " + kind);
    }
    SourceId source = readSource(in);
    long from = in.readVarint() - 1;
    long to = from + in.readVarint();
    int print = in.readFixedInt();
    long settled = in.readVarint() - 1;
    List<LedgerRejection> rejections = readRejections(from, in);
    if (kind == MARKET) {
      long recordedAt = in.readZigzag();
      ListedAction action = in.readByte() == 0 ? null : MarketCodec.readListed(in);
      return new MarketTaken(source, from, to, print, settled, recordedAt, action, rejections);
    }
    int marketNumber = in.readIntVarint();
    return new EntriesBooked(
        source, from, to, print, settled, marketNumber, readEntries(from, in), rejections);
  }

  private static List<BookedEntry> readEntries(long from, PackedReader in) {
    int size = in.readIntVarint();
    List<BookedEntry> entries = new ArrayList<>(size);
    long offset = from;
    long recordedAt = 0;
    for (int i = 0; i < size; i++) {
      offset += in.readVarint();
      recordedAt += in.readZigzag();
      long tradedAt = recordedAt + in.readZigzag();
      TradeId tradeId = new TradeId(in.readFixedLong(), in.readFixedLong());
      UserId userId = new UserId(in.readFixedLong(), in.readFixedLong());
      entries.add(EntryCodec.read(in, offset, recordedAt, tradedAt, tradeId, userId));
    }
    return entries;
  }

  /** Writes a source: topic id, partition. */
  public static void writeSource(SourceId source, PackedWriter out) {
    out.writeFixedLong(source.topicId().getMostSignificantBits());
    out.writeFixedLong(source.topicId().getLeastSignificantBits());
    out.writeVarint(source.partition());
  }

  /** Reads a source. */
  public static SourceId readSource(PackedReader in) {
    UUID topic = new UUID(in.readFixedLong(), in.readFixedLong());
    return new SourceId(topic, Math.toIntExact(in.readVarint()));
  }

  /** Writes a last record: offset + 1, fingerprint. */
  public static void writeLast(LastRecord last, PackedWriter out) {
    out.writeVarint(last.offset() + 1);
    out.writeFixedInt(last.print());
  }

  /** Reads a last record. */
  public static LastRecord readLast(PackedReader in) {
    return new LastRecord(in.readVarint() - 1, in.readFixedInt());
  }

  /** Writes rejections whose offsets are all beyond {@code from}. */
  public static void writeRejections(
      List<LedgerRejection> rejections, long from, PackedWriter out) {
    out.writeVarint(rejections.size());
    long offset = from;
    for (LedgerRejection rejection : rejections) {
      out.writeVarint(rejection.offset() - offset);
      out.writeByte(rejection.reason().code());
      out.writeString(rejection.detail());
      offset = rejection.offset();
    }
  }

  /** Reads rejections written with the same {@code from}. */
  public static List<LedgerRejection> readRejections(long from, PackedReader in) {
    int size = Math.toIntExact(in.readVarint());
    List<LedgerRejection> rejections = new ArrayList<>(size);
    long offset = from;
    for (int i = 0; i < size; i++) {
      offset += in.readVarint();
      RejectionReason reason = RejectionReason.ofCode(in.readByte());
      rejections.add(new LedgerRejection(offset, reason, in.readString()));
    }
    return rejections;
  }

  /** Throws IllegalArgumentException, with a remedy, unless what was found is the known version. */
  static void requireVersion(int found, int known, String what) {
    if (found != known) {
      throw new IllegalArgumentException(
          found > known
              ? "This %s has version %d, newer than the %d known here: start a build that knows it"
                  .formatted(what, found, known)
              : ("This %s has version %d, which is no longer read here (%d is): start the build"
                      + " that wrote it, or begin with an empty keyspace")
                  .formatted(what, found, known));
    }
  }
}
