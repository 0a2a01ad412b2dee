package com.stockafolio.engine.trace;

import com.stockafolio.entry.BookedEntry;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The journal has acknowledged a trade of a user whom somebody watches. */
@Name("stockafolio.WatchedTradeBooked")
@Label("Watched Trade Booked")
@StackTrace(false)
public final class WatchedTradeBooked extends Event {
  @Description("The most significant 64 bits of the tradeId")
  long tradeIdHigh;

  @Description("The least significant 64 bits of the tradeId")
  long tradeIdLow;

  int partition;

  long offset;

  @Description("When it was appended to the topic, by the broker's clock, in ms since 1970")
  long appendedMillis;

  @Description("When its row was decided, in microseconds since 1970")
  long decidedMicros;

  @Description("When its row was acknowledged, in microseconds since 1970")
  long journaledMicros;

  private WatchedTradeBooked() {}

  /**
   * Records it, where somebody records.
   *
   * @param partition of the topic, where the trade has its offset
   * @param decidedMicros when its row was decided, in microseconds since 1970
   */
  public static void commit(int partition, BookedEntry entry, long decidedMicros) {
    WatchedTradeBooked event = new WatchedTradeBooked();
    if (event.shouldCommit()) {
      event.tradeIdHigh = entry.tradeId().high();
      event.tradeIdLow = entry.tradeId().low();
      event.partition = partition;
      event.offset = entry.offset();
      event.appendedMillis = entry.recordedAtMillis();
      event.decidedMicros = decidedMicros;
      event.journaledMicros = EpochMicros.now();
      event.commit();
    }
  }
}
