package com.stockafolio.engine.trace;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Consecutive records of a partition were read from the topic, and decoded. */
@Name("stockafolio.TradesRead")
@Label("Trades Read")
@StackTrace(false)
public final class TradesRead extends Event {
  int partition;

  @Description("Offset of the first record")
  long first;

  @Description("Offset of the last record")
  long last;

  @Description("When they were decoded, in microseconds since 1970")
  long readMicros;

  private TradesRead() {}

  /**
   * Records it, where somebody records.
   *
   * @param first offset of the first record
   * @param last offset of the last record
   */
  public static void commit(int partition, long first, long last) {
    TradesRead event = new TradesRead();
    if (event.shouldCommit()) {
      event.partition = partition;
      event.first = first;
      event.last = last;
      event.readMicros = EpochMicros.now();
      event.commit();
    }
  }
}
