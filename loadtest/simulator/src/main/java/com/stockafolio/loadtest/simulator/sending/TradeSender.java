package com.stockafolio.loadtest.simulator.sending;

import com.stockafolio.loadtest.simulator.market.DirtyTraffic;
import com.stockafolio.loadtest.simulator.market.Revisions;
import com.stockafolio.loadtest.simulator.market.Revisions.Revision;
import com.stockafolio.loadtest.simulator.market.SimulatedTrade;
import com.stockafolio.loadtest.simulator.market.TradeFlow;
import com.stockafolio.loadtest.simulator.market.TradeJson;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the trades of the run one after the other and hands them to the sink. Used by one thread;
 * the counts may be read by any.
 */
public final class TradeSender {

  private static final long WAIT_NANOS = 1_000_000;
  private static final int REHEARSED = 50_000;

  private final TradeFlow flow;
  private final TradeJson json;
  private final TradeSink sink;
  private final AcknowledgedPrefix acknowledgements;
  private final int watched;
  private final Revisions revisions;
  private final DirtyTraffic dirty;
  private long roomUntil;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong sentForWatched = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();

  /**
   * @param watched users 0 to watched - 1 are watched
   */
  public TradeSender(
      TradeFlow flow,
      TradeJson json,
      TradeSink sink,
      AcknowledgedPrefix acknowledgements,
      int watched) {
    this(flow, json, sink, acknowledgements, watched, Revisions.NONE, DirtyTraffic.NONE);
  }

  /**
   * One that takes back or corrects some of what it sent, and sends what it should not.
   *
   * @param watched users 0 to watched - 1 are watched
   * @param dirty what comes besides, which no acknowledgement counts
   */
  public TradeSender(
      TradeFlow flow,
      TradeJson json,
      TradeSink sink,
      AcknowledgedPrefix acknowledgements,
      int watched,
      Revisions revisions,
      DirtyTraffic dirty) {
    this.revisions = revisions;
    this.dirty = dirty;
    this.flow = flow;
    this.json = json;
    this.sink = sink;
    this.acknowledgements = acknowledgements;
    this.watched = watched;
  }

  /**
   * Sends the next trade.
   *
   * @param second the simulated second it falls into, which sets its price
   * @param tradedAtMillis when its user traded, in milliseconds since 1970
   */
  void sendNext(long second, long tradedAtMillis) {
    long index = sent.getPlain();
    awaitRoom(index);
    Revision revision = revisions.at(index);
    if (revision == null) {
      send(flow.trade(index, second), tradedAtMillis);
    } else {
      send(revision, flow.trade(revision.target(), second), tradedAtMillis);
    }
    sent.lazySet(index + 1);
  }

  private void send(SimulatedTrade trade, long tradedAtMillis) {
    byte[] key = json.key(trade);
    byte[] value = json.value(trade, tradedAtMillis);
    sink.send(trade.index(), key, value);
    if (dirty.isTwice(trade.index())) {
      sink.send(TradeSink.AGAIN, key, value);
      duplicates.lazySet(duplicates.getPlain() + 1);
    }
    byte[] unreadable = dirty.malformed(trade.index(), value);
    if (unreadable != null) {
      sink.send(TradeSink.AGAIN, key, unreadable);
      malformed.lazySet(malformed.getPlain() + 1);
    }
    if (trade.user() < watched) {
      sentForWatched.lazySet(sentForWatched.getPlain() + 1);
    }
  }

  private void send(Revision revision, SimulatedTrade target, long tradedAtMillis) {
    byte[] key = json.key(target);
    byte[] value = json.value(revision, target, tradedAtMillis);
    sink.send(revision.index(), key, value);
    if (revision.twice()) {
      sink.send(TradeSink.AGAIN, key, value);
    }
  }

  /** Asks only when the room last seen is used up: the lock is the acknowledging thread's. */
  private void awaitRoom(long index) {
    while (index >= roomUntil) {
      roomUntil = acknowledgements.roomUntil();
      if (index >= roomUntil) {
        LockSupport.parkNanos(WAIT_NANOS);
      }
    }
  }

  /** Makes trades without sending them, so that the run does not begin with uncompiled code. */
  public void rehearse() {
    for (int index = 0; index < REHEARSED; index++) {
      SimulatedTrade trade = flow.trade(index, 0);
      json.key(trade);
      json.value(trade, index);
    }
  }

  /** The number of trades sent, which is the index of the next. */
  public long sent() {
    return sent.get();
  }

  /** How many trades were sent once more. */
  public long duplicates() {
    return duplicates.get();
  }

  /** How many records were sent besides that cannot be read. */
  public long malformed() {
    return malformed.get();
  }

  /** How many of the trades sent are those of watched users. */
  public long sentForWatched() {
    return sentForWatched.get();
  }
}
