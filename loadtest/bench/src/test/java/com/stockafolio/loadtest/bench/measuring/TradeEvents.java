package com.stockafolio.loadtest.bench.measuring;

import jdk.jfr.Event;
import jdk.jfr.Name;

/** Events as the engine declares them, which is not on the bench's class path. */
final class TradeEvents {
  private TradeEvents() {}

  @Name(TradeRecording.READ)
  static final class Read extends Event {
    int partition;
    long first;
    long last;
    long readMicros;
  }

  @Name(TradeRecording.BOOKED)
  static final class Booked extends Event {
    long tradeIdHigh;
    long tradeIdLow;
    int partition;
    long offset;
    long appendedMillis;
    long decidedMicros;
    long journaledMicros;
  }

  @Name(TradeRecording.WRITTEN)
  static final class Written extends Event {
    long tradeIdHigh;
    long tradeIdLow;
    long writtenMicros;
  }

  static void read(int partition, long first, long last, long readMicros) {
    Read event = new Read();
    event.partition = partition;
    event.first = first;
    event.last = last;
    event.readMicros = readMicros;
    event.commit();
  }

  /** Appended at 1,001,000 µs, decided at 1,007,000, journaled at 1,015,000. */
  static void booked(long id, int partition, long offset) {
    Booked event = new Booked();
    event.tradeIdLow = id;
    event.partition = partition;
    event.offset = offset;
    event.appendedMillis = 1_001;
    event.decidedMicros = 1_007_000;
    event.journaledMicros = 1_015_000;
    event.commit();
  }

  static void written(long id, long writtenMicros) {
    Written event = new Written();
    event.tradeIdLow = id;
    event.writtenMicros = writtenMicros;
    event.commit();
  }
}
