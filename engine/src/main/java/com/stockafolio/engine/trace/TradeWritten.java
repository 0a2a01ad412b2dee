package com.stockafolio.engine.trace;

import com.stockafolio.transaction.TradeId;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A trade was handed to an event stream of its user. */
@Name("stockafolio.TradeWritten")
@Label("Trade Written")
@StackTrace(false)
public final class TradeWritten extends Event {
  @Description("The most significant 64 bits of the tradeId")
  long tradeIdHigh;

  @Description("The least significant 64 bits of the tradeId")
  long tradeIdLow;

  @Description("When it was written, in microseconds since 1970")
  long writtenMicros;

  private TradeWritten() {}

  /** Records it, where somebody records. */
  public static void commit(TradeId trade) {
    TradeWritten event = new TradeWritten();
    if (event.shouldCommit()) {
      event.tradeIdHigh = trade.high();
      event.tradeIdLow = trade.low();
      event.writtenMicros = EpochMicros.now();
      event.commit();
    }
  }
}
