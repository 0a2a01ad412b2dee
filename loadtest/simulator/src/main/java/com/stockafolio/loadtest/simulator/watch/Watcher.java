package com.stockafolio.loadtest.simulator.watch;

import com.stockafolio.transaction.TradeId;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * One trader's browser: the stream of one user, kept up over broken connections. Each connection
 * has a number; what still comes from an older one is ignored.
 */
final class Watcher {

  private final int index;
  private final UUID user;
  private final StreamClient client;
  private final ArrivalListener listener;
  private final SequenceCheck check = new SequenceCheck();
  private final Outages outages = new Outages();
  private int connection;
  private int attempts;
  private int failuresInARow;
  private boolean streaming;
  private long heardNanos;
  private CompletableFuture<HttpResponse<Void>> exchange;

  Watcher(int index, UUID user, StreamClient client, ArrivalListener listener) {
    this.index = index;
    this.user = user;
    this.client = client;
    this.listener = listener;
  }

  /** Opens a connection, to another node each time, and goes on from the last event. */
  synchronized void connect() {
    int number = ++connection;
    attempts++;
    streaming = false;
    heardNanos = System.nanoTime();
    exchange = client.open(user, index + attempts - 1, check.last(), new Stream(number));
    exchange.whenComplete((response, failure) -> ended(number, response, failure));
  }

  private synchronized void ended(int number, HttpResponse<Void> response, Throwable failure) {
    if (number != connection) {
      return;
    }
    connection++; // so that this connection can end only once
    if (streaming) {
      outages.broken(System.nanoTime());
    }
    streaming = false;
    failuresInARow++;
    client.reconnect(this, failuresInARow, response, failure);
  }

  /** Gives up a connection on which nothing, not even a heartbeat, has come for too long. */
  void cutIfSilent(long nowNanos, long mostSilenceNanos) {
    CompletableFuture<HttpResponse<Void>> silent;
    int number;
    synchronized (this) {
      if (exchange == null || exchange.isDone() || nowNanos - heardNanos < mostSilenceNanos) {
        return;
      }
      silent = exchange;
      number = connection;
    }
    ended(number, null, new SocketTimeoutException("silent for too long"));
    silent.cancel(true);
  }

  /** Ends the connection for good. */
  synchronized void close() {
    connection++;
    streaming = false;
    if (exchange != null) {
      exchange.cancel(true);
    }
  }

  /** Whether bytes have come since the watcher last connected, its first snapshot among them. */
  synchronized boolean streaming() {
    return streaming;
  }

  /** How often the stream broke its promise. */
  synchronized long broken() {
    return check.broken();
  }

  /** Whether the stream was interrupted. */
  synchronized boolean interrupted() {
    return outages.any();
  }

  /** How long it was interrupted at the most, in nanoseconds. */
  synchronized long longestOutageNanos() {
    return outages.longestNanos(System.nanoTime());
  }

  private synchronized boolean heard(int number, List<ByteBuffer> bytes, EventStreamParser parser) {
    if (number != connection) {
      return false;
    }
    heardNanos = System.nanoTime();
    bytes.forEach(parser::feed);
    if (check.last() != SequenceCheck.NONE) { // a resumed stream has no snapshot to wait for
      streaming = true;
      outages.over(heardNanos);
    }
    return true;
  }

  private void event(String type, long id, byte[] data, int length) {
    switch (type) {
      case "snapshot" -> check.snapshot(id);
      case "reset" -> check.reset();
      case "trade" -> {
        TradeId tradeId = TradeEvent.tradeId(data, length);
        if (check.booked(id) && tradeId != null) {
          listener.arrived(tradeId, heardNanos);
        }
      }
      case "cash", "transferred", "adjusted", "busted", "corrected" -> check.booked(id);
      default -> {
        return; // valuations, rejections and the farewell have no place in the order
      }
    }
    failuresInARow = 0;
  }

  /** The bytes of one connection. */
  private final class Stream implements Flow.Subscriber<List<ByteBuffer>> {
    private final int number;
    private final EventStreamParser parser = new EventStreamParser(Watcher.this::event);
    private Flow.Subscription subscription;

    Stream(int number) {
      this.number = number;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      try {
        if (!heard(number, bytes, parser)) {
          subscription.cancel();
        }
      } catch (EventStreamParser.EventTooLongException e) {
        subscription.cancel();
        ended(number, null, e);
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended(number, null, failure);
    }

    @Override
    public void onComplete() {
      ended(number, null, null);
    }
  }
}
