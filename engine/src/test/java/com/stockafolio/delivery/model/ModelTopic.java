package com.stockafolio.delivery.model;

import com.stockafolio.delivery.SourceId;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
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
  }

  private final World world;
  private final int ledgers;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Long> rejected = new HashSet<>();
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
            new TradeId(0, offset),
            new UserId(0, ledger),
            "AAPL",
            Side.BUY,
            new Quantity(1),
            new Price(1),
            0);
    entries.add(new Entry(new TradeRecord(offset, 0, trade), ledger, fate));
    end = offset + 1;
  }

  long end() {
    return end;
  }

  /** Up to so many records from an offset on. */
  List<Entry> read(long from, int most) {
    List<Entry> found = new ArrayList<>();
    for (int i = indexOf(from); i < entries.size() && found.size() < most; i++) {
      found.add(entries.get(i));
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

  Fate fateOf(long offset) {
    return entries.get(indexOf(offset)).fate();
  }

  List<Entry> entries() {
    return entries;
  }

  void publishRejected(long offset) {
    rejected.add(offset);
  }

  Set<Long> rejected() {
    return rejected;
  }
}
