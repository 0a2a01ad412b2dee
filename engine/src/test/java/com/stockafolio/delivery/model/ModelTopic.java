package com.stockafolio.delivery.model;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The partition of trades, which grows, and the topic of rejected records. */
final class ModelTopic {
  static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);

  enum Fate {
    BOOKED,
    REJECTED_BY_CONSUMER,
    REJECTED_BY_LEDGER
  }

  record Entry(TradeRecord record, int ledger, Fate fate) {
    long offset() {
      return record.offset();
    }

    long trade() {
      return record.transaction().tradeId().low();
    }
  }

  private final World world;
  private final int ledgers;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Long> rejected = new HashSet<>();

  /** By the number of the trade, of those that are gone as well. */
  private final List<Fate> fates = new ArrayList<>();

  private final List<Long> cuts = new ArrayList<>();
  private long readUpTo = -1;
  private boolean lostWhatWasRead;
  private int activeLedgers;
  private long end;

  ModelTopic(World world, int ledgers) {
    this.world = world;
    this.ledgers = ledgers;
    activeLedgers = ledgers;
  }

  /** From now on the last ledgers get nothing more. */
  void leaveIdle(int idle) {
    activeLedgers = ledgers - idle;
  }

  void append() {
    // Not every offset holds a record: markers of transactions take some.
    long offset = end + (world.chance(0.03) ? 1 : 0);
    int ledger = world.chance(0.5) ? 0 : world.between(0, activeLedgers - 1);
    Fate fate =
        world.chance(0.9)
            ? Fate.BOOKED
            : world.chance(0.5) ? Fate.REJECTED_BY_CONSUMER : Fate.REJECTED_BY_LEDGER;
    Trade trade =
        new Trade(
            new TradeId(0, fates.size()),
            new UserId(0, ledger),
            "AAPL",
            Side.BUY,
            new Quantity(1),
            new Price(1),
            0);
    entries.add(new Entry(new TradeRecord(offset, 0, trade), ledger, fate));
    fates.add(fate);
    end = offset + 1;
  }

  /** The last records are gone, and others will come at their offsets. */
  void cut(int most) {
    long from = Math.max(0, end - most);
    entries.removeIf(entry -> entry.offset() >= from);
    end = from;
    cuts.add(from);
    lostWhatWasRead |= readUpTo >= from;
    readUpTo = Math.min(readUpTo, from - 1);
  }

  /** How often it was cut. */
  int cuts() {
    return cuts.size();
  }

  /** Whether a cut, other than the first so many, took what lay before an offset. */
  boolean wasCutBefore(long offset, int known) {
    return cuts.stream().skip(known).anyMatch(from -> from < offset);
  }

  /** Whether records are gone that a consumer has read. */
  boolean lostWhatWasRead() {
    return lostWhatWasRead;
  }

  /** Whether a record has lain at that offset, and lies there now, with that fingerprint. */
  boolean holds(LastRecord record) {
    int at = indexOf(record.offset());
    return at < entries.size()
        && entries.get(at).offset() == record.offset()
        && RecordPrint.of(entries.get(at).record()) == record.print();
  }

  long end() {
    return end;
  }

  /** Up to so many records from an offset on. */
  List<Entry> read(long from, int most) {
    List<Entry> found = new ArrayList<>();
    for (int i = indexOf(from); i < entries.size() && found.size() < most; i++) {
      found.add(entries.get(i));
      readUpTo = Math.max(readUpTo, entries.get(i).offset());
    }
    return found;
  }

  private int indexOf(long offset) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).offset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Fate fateOf(long trade) {
    return fates.get((int) trade);
  }

  List<Entry> entries() {
    return entries;
  }

  void publishRejected(TradeRecord record) {
    rejected.add(record.transaction().tradeId().low());
  }

  /** The numbers of the trades on the topic of rejected records. */
  Set<Long> rejected() {
    return rejected;
  }
}
