package com.stockafolio.http.events;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import java.util.ArrayDeque;

/**
 * What is on its way to one client. A frame goes out at once while the client keeps up; while it
 * does not, frames gather up to a limit and go out together. At the limit everything gathered is
 * dropped and the buffer counts as overflowed until its owner has begun anew.
 */
final class ClientBuffer {
  private final int limit;
  private final ArrayDeque<ByteString> waiting = new ArrayDeque<>();
  private ActorRef<ByteString> client;
  private boolean inFlight;
  private boolean overflowed;
  private boolean closing;

  /** A buffer without a client yet. */
  ClientBuffer(int limit) {
    this.limit = limit;
  }

  /**
   * The connection's end is there; it takes one frame at a time, and an empty one ends it.
   *
   * @return whether the buffer had overflowed, so that the client lacks events
   */
  boolean connect(ActorRef<ByteString> sink) {
    client = sink;
    return proceed();
  }

  /** Sends a frame, or keeps it until the client has taken what is before it. */
  void send(ByteString frame) {
    if (overflowed || closing) {
      return;
    }
    if (waiting.size() == limit) {
      waiting.clear();
      overflowed = true;
      return;
    }
    waiting.add(frame);
    flush();
  }

  /**
   * The client has taken the last frames. An overflowed buffer is as new afterwards.
   *
   * @return whether the buffer had overflowed, so that the client lacks events
   */
  boolean drained() {
    inFlight = false;
    return proceed();
  }

  private boolean proceed() {
    boolean lacking = overflowed;
    overflowed = false;
    flush();
    return lacking;
  }

  boolean isOverflowed() {
    return overflowed;
  }

  /** Whether the client is there and has taken everything, so that a frame would go out at once. */
  boolean isIdle() {
    return client != null && !inFlight && waiting.isEmpty() && !closing && !overflowed;
  }

  /** Sends a last frame after what waits, then ends the connection. */
  void close(ByteString lastFrame) {
    if (!closing) {
      waiting.add(lastFrame);
      closing = true;
      flush();
    }
  }

  /** The connection has ended by itself. */
  void disconnected() {
    client = null;
    closing = true;
    waiting.clear();
  }

  /** Ends the connection, whatever waits. */
  void abandon() {
    closing = true;
    waiting.clear();
    if (client != null) {
      client.tell(ByteString.emptyByteString());
    }
  }

  private void flush() {
    if (client == null || inFlight) {
      return;
    }
    if (!waiting.isEmpty()) {
      ByteString frames = waiting.poll();
      for (ByteString next = waiting.poll(); next != null; next = waiting.poll()) {
        frames = frames.concat(next);
      }
      inFlight = true;
      client.tell(frames);
    }
    if (closing) {
      client.tell(ByteString.emptyByteString());
    }
  }
}
