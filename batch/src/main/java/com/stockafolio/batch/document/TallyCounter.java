package com.stockafolio.batch.document;

import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.document.DayTally.Odd;
import com.stockafolio.batch.document.DayTally.Outcome;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.batch.trade.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a {@link DayTally} record by record. Not thread-safe. */
public final class TallyCounter {
  private static final long MINUTE_MILLIS = 60_000;

  private final int most;
  private final Map<Integer, Sums> instruments = new HashMap<>();
  private final Map<Long, Sums> minutes = new HashMap<>();
  private final Map<Outcome, long[]> outcomes = new HashMap<>();
  private final List<Odd> listed = new ArrayList<>();
  private long oddities;

  /** By instrument, the shares that came in without a trade, less those that went out. */
  private final Map<Integer, Wide> transferred = new HashMap<>();

  private final Wide fees = new Wide();
  private final Wide moved = new Wide();
  private final Wide income = new Wide();
  private long transfers;
  private long movements;

  /** What was counted last: the next record is mostly of the same minute. */
  private long minute = -1;

  private Sums ofMinute;

  /** By ledger, how many were booked. */
  private final long[] booked;

  /** By instrument id; grown on demand. */
  private Sums[] byId = new Sums[1024];

  /** A counter that lists at most so many oddities. */
  public TallyCounter(int ledgers, int most) {
    this.most = most;
    booked = new long[ledgers];
  }

  /** One more record. */
  public void add(RawTrade raw, ArchivedRecord record, int ledger, int reason, int rejection) {
    if (reason == 0 && rejection == 0) {
      booked[ledger]++;
      if (raw.revision) {
        return; // What it moves hangs on what it was: the books tell it.
      }
      if (raw.type == RecordType.TRADE) {
        ofInstrument(raw.instrument).add(raw);
        ofMinute(record.recordedAtMillis / MINUTE_MILLIS).add(raw);
        fees.add(raw.fee);
      } else {
        addOther(raw);
      }
    } else {
      outcomes.computeIfAbsent(new Outcome(ledger, reason, rejection, 0), key -> new long[1])[0]++;
    }
  }

  private void addOther(RawTrade raw) {
    if (raw.type.isTransfer()) {
      transfers++;
      boolean out = raw.type == RecordType.TRANSFER_OUT;
      Wide sum = transferred.computeIfAbsent(raw.instrument, id -> new Wide());
      sum.add(raw.sell == out ? raw.quantity : -raw.quantity);
    } else {
      movements++;
      moved.add(raw.value);
      income.add(raw.type.isIncome() ? raw.value : 0);
    }
  }

  /** One of the records is not as it must be. */
  public void addOddity(Odd odd) {
    oddities += (odd.misjudged() ? 1 : 0) + (odd.flaw() == null ? 0 : 1);
    if (listed.size() < most) {
      listed.add(odd);
    }
  }

  private Sums ofInstrument(int id) {
    if (id >= byId.length) {
      byId = Arrays.copyOf(byId, 2 * id);
    }
    if (byId[id] == null) {
      byId[id] = new Sums();
      instruments.put(id, byId[id]);
    }
    return byId[id];
  }

  private Sums ofMinute(long of) {
    if (of != minute) {
      minute = of;
      ofMinute = minutes.computeIfAbsent(of, key -> new Sums());
    }
    return ofMinute;
  }

  /** All that was counted. */
  public DayTally tally() {
    List<Outcome> all = new ArrayList<>();
    for (int ledger = 0; ledger < booked.length; ledger++) {
      if (booked[ledger] > 0) {
        all.add(new Outcome(ledger, 0, 0, booked[ledger]));
      }
    }
    outcomes.forEach(
        (key, count) ->
            all.add(new Outcome(key.ledger(), key.reason(), key.rejection(), count[0])));
    Map<Integer, BigDecimal> shares = new TreeMap<>();
    transferred.forEach((id, sum) -> shares.put(id, sum.shares()));
    return new DayTally(
        sums(instruments),
        sums(minutes),
        shares,
        new OtherSums(fees.dollars(), transfers, movements, moved.dollars(), income.dollars()),
        all,
        oddities,
        List.copyOf(listed));
  }

  private static <K> Map<K, DaySums> sums(Map<K, Sums> counted) {
    Map<K, DaySums> sums = new TreeMap<>();
    counted.forEach((key, each) -> sums.put(key, each.sums()));
    return sums;
  }

  private static final class Sums {
    private final Wide sharesBought = new Wide();
    private final Wide sharesSold = new Wide();
    private final Wide bought = new Wide();
    private final Wide sold = new Wide();
    private long trades;

    /** Counts one record of the day. */
    public void add(RawTrade raw) {
      trades++;
      (raw.sell ? sharesSold : sharesBought).add(raw.quantity);
      (raw.sell ? sold : bought).add(raw.value);
    }

    DaySums sums() {
      BigDecimal in = sharesBought.shares();
      BigDecimal out = sharesSold.shares();
      return new DaySums(trades, in.add(out), in.subtract(out), bought.dollars(), sold.dollars());
    }
  }
}
