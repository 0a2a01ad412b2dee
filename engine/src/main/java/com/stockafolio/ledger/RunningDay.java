package com.stockafolio.ledger;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import java.util.List;
import java.util.Objects;

/**
 * What one ledger has booked of the running day, by instrument and by minute. Provisional: it lies
 * in memory alone. The day runs since the ledger was last captured for a close, or, where that is
 * later, since the ledger last started: a restart, or a move to another node, begins it anew.
 */
public final class RunningDay {
  /** Minutes that are kept: the last two days' worth. */
  static final int MOST_MINUTES = 2 * 24 * 60;

  private static final long MINUTE_MILLIS = 60_000;

  private final FlowSums byInstrument;
  private final FlowSums byMinute;
  private final long sinceMillis;
  private long firstMinute;

  /** A day that begins now, in milliseconds since 1970. */
  public RunningDay(long nowMillis) {
    this(nowMillis, 0, new FlowSums(), new FlowSums());
  }

  private RunningDay(long sinceMillis, long firstMinute, FlowSums byInstrument, FlowSums byMinute) {
    this.sinceMillis = sinceMillis;
    this.firstMinute = firstMinute;
    this.byInstrument = byInstrument;
    this.byMinute = byMinute;
  }

  /** Adds the trades among the booked entries of a journaled row. */
  public void book(List<BookedEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (!(entries.get(i) instanceof BookedTrade trade)) {
        continue;
      }
      Money value = Money.product(trade.quantity(), trade.price());
      byInstrument.add(trade.instrumentId(), trade.side(), trade.quantity(), value);
      byMinute.add(minuteSlot(trade.recordedAtMillis()), trade.side(), trade.quantity(), value);
    }
  }

  private int minuteSlot(long millis) {
    long minute = millis / MINUTE_MILLIS;
    if (byMinute.slots() == 0) {
      firstMinute = minute;
    }
    if (minute - firstMinute >= MOST_MINUTES) {
      // Half of them at once, so that it is seldom.
      long dropped = Math.max(MOST_MINUTES / 2, minute - firstMinute - MOST_MINUTES + 1);
      byMinute.dropFirst((int) Math.min(dropped, MOST_MINUTES));
      firstMinute += dropped;
    }
    // A clock that was set back: what is recorded before the first minute counts as its own.
    return (int) Math.max(0, minute - firstMinute);
  }

  /** Since when trades are counted, in milliseconds since 1970. */
  public long sinceMillis() {
    return sinceMillis;
  }

  /** The sums with an instrument's id as slot. */
  public FlowSums byInstrument() {
    return byInstrument;
  }

  /** The sums by minute of the records' log-append time, slot 0 being the {@link #firstMinute}. */
  public FlowSums byMinute() {
    return byMinute;
  }

  /** Minutes since 1970 of the first slot. */
  public long firstMinute() {
    return firstMinute;
  }

  /** The day as it is now, for others to keep. */
  public RunningDay copy() {
    return new RunningDay(sinceMillis, firstMinute, byInstrument.copy(), byMinute.copy());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunningDay that
        && sinceMillis == that.sinceMillis
        && firstMinute == that.firstMinute
        && byInstrument.equals(that.byInstrument)
        && byMinute.equals(that.byMinute);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sinceMillis, firstMinute, byInstrument, byMinute);
  }

  /** Writes the day for another node. */
  public void writeTo(PackedWriter out) {
    out.writeZigzag(sinceMillis);
    out.writeZigzag(firstMinute);
    byInstrument.writeTo(out);
    byMinute.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static RunningDay readFrom(PackedReader in) {
    return new RunningDay(
        in.readZigzag(), in.readZigzag(), FlowSums.readFrom(in), FlowSums.readFrom(in));
  }
}
