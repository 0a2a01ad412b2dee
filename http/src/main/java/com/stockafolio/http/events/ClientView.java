package com.stockafolio.http.events;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.http.portfolio.DayStart;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import java.util.List;

/**
 * What one client knows of its portfolio, and what it is told next: every entry once and in order,
 * or {@code reset} and the portfolio anew. A client that comes back gets what it missed out of the
 * history, no faster than it takes it, while the portfolio goes on; when what is left is what the
 * portfolio itself recalls, it has joined the live stream. It lives and runs within its stream's
 * actor.
 */
final class ClientView {
  private final EventFrames frames;
  private final UserValuation valuation;
  private final boolean changesOnly;
  private final long valuationNanos;
  private final long heartbeatNanos;
  private final long aliveNanos;
  private final long turnNanos;
  private final ClientBuffer buffer;
  private final Replay replay;

  /** The last sequence that the client was told, or {@link ResumePoint#NOTHING}. */
  private long last;

  /** Whether the next snapshot contradicts what the client believes. */
  private boolean resetDue;

  /** The portfolio as its actor told it; null while that is unknown. */
  private Portfolio newest;

  /** The last value that the client was told, by a valuation or otherwise; null for none. */
  private UserValuation.Valued valued;

  private long valuedNanos;
  private boolean valuationDue;

  /** When anything was sent last, and when anything that a script hears. */
  private long sentNanos = System.nanoTime();

  private long toldNanos = sentNanos;

  /**
   * A client that is not there yet.
   *
   * @param from where it wants its stream to begin
   * @param changesOnly whether it wants valuations to carry what has changed alone
   */
  ClientView(
      StreamSources shared,
      Replay replay,
      UserValuation valuation,
      ResumePoint from,
      boolean changesOnly) {
    StreamSettings settings = shared.settings();
    this.frames = shared.frames();
    this.valuation = valuation;
    this.changesOnly = changesOnly;
    this.valuationNanos = settings.valuationInterval().toNanos();
    this.heartbeatNanos = settings.heartbeat().toNanos();
    this.aliveNanos = settings.alive().toNanos();
    this.turnNanos = settings.turnInterval().toNanos();
    this.buffer = new ClientBuffer(settings.queue());
    this.replay = replay;
    this.last = from.lastSequence();
    this.resetDue = from.unusable();
    this.valuedNanos = System.nanoTime() - valuationNanos;
    buffer.send(EventFrames.retry(settings.clientRetry()));
  }

  /**
   * The connection's end is there.
   *
   * @return whether the portfolio must be asked for, since the client lacks events
   */
  boolean connect(ActorRef<ByteString> client) {
    return proceed(buffer.connect(client));
  }

  /**
   * The client has taken the last frames.
   *
   * @return whether the portfolio must be asked for, since the client lacks events
   */
  boolean drained() {
    return proceed(buffer.drained());
  }

  private boolean proceed(boolean lacking) {
    if (!lacking) {
      goOn();
      if (valuationDue) {
        value(frames.prices());
      }
    }
    return lacking;
  }

  /** Whether nothing can be told until the client reads again. */
  boolean isOverflowed() {
    return buffer.isOverflowed();
  }

  /** The sequence of the portfolio as its actor told it, or {@link ResumePoint#NOTHING}. */
  long sequence() {
    return newest == null ? ResumePoint.NOTHING : newest.sequence();
  }

  /** The portfolio stands so. */
  void stands(Portfolio portfolio) {
    newest = portfolio;
    if (last == ResumePoint.NOTHING || last > portfolio.sequence()) {
      beginAnew(resetDue || last != ResumePoint.NOTHING);
    } else if (replay.isRunning()) {
      goOn();
    } else if (isRecalled()) {
      tell(newest);
    } else {
      replay.begin(last);
      goOn();
    }
  }

  /**
   * An entry was booked.
   *
   * @return false where one before it is missing
   */
  boolean booked(EntryOutcome told) {
    RecentEntry entry = told.entry();
    if (newest == null || entry.sequence() <= newest.sequence()) {
      return true; // In the portfolio that is to come, or known already.
    }
    if (entry.sequence() != newest.sequence() + 1) {
      return false;
    }
    newest = newest.follow(entry);
    if (!replay.isRunning()) {
      last = entry.sequence();
      send(frames.booked(told, newest));
    }
    return true;
  }

  private boolean isRecalled() {
    return newest.sequence() - last <= Portfolio.RECENT_ENTRIES;
  }

  private void beginAnew(boolean reset) {
    replay.end();
    resetDue = false;
    last = newest.sequence();
    Prices prices = frames.prices();
    DayStart day = valuation.day(newest);
    ByteString frame = frames.snapshot(newest, prices, day);
    valued = valuation.at(newest, prices, day);
    // In one piece: an overflow must not fall between the two.
    send(reset ? EventFrames.RESET.concat(frame) : frame);
  }

  /** Goes on with the replay, if one is under way, as far as the client takes it. */
  private void goOn() {
    while (replay.isRunning() && newest != null && buffer.isIdle()) {
      if (isRecalled()) {
        replay.end();
        tell(newest);
        return;
      }
      Portfolio page = replay.take();
      if (page == null) {
        break;
      }
      tell(page);
    }
    if (replay.isRunning() && newest != null) {
      replay.readAhead(newest);
    }
  }

  /** Tells what the client lacks of a portfolio that recalls it. */
  private void tell(Portfolio portfolio) {
    List<EntryOutcome> missed = EntryOutcome.after(last, portfolio).orElseThrow();
    last = portfolio.sequence();
    if (!missed.isEmpty()) {
      send(frames.missed(missed, portfolio));
    }
  }

  void pageRead(StreamCommand.PageRead read) {
    if (replay.onPage(read)) {
      goOn();
    } else {
      beginAnew(true);
    }
  }

  void readAgain(StreamCommand.ReadAgain due) {
    replay.onReadAgain(due);
  }

  /**
   * Tells the portfolio's value where it has changed. A client that has not taken everything yet
   * gets it when it has, by the prices of then.
   */
  void value(Prices prices) {
    if (newest == null || replay.isRunning() || buffer.isOverflowed()) {
      return;
    }
    valuationDue = !buffer.isIdle();
    long now = System.nanoTime();
    // Turns come at about the interval; what a slow client got between two counts too.
    if (valuationDue || now - valuedNanos < valuationNanos / 4 * 3) {
      return;
    }
    UserValuation.Valued value = valuation.at(newest, prices, valuation.day(newest));
    if (value != null && value != valued) {
      ByteString frame =
          changesOnly
              ? valuation.changes(valued, value, newest, prices)
              : valuation.whole(value, prices);
      valued = value;
      valuedNanos = now;
      send(frame);
    }
  }

  /** Sends a frame that has no place in the order of entries. */
  void note(ByteString frame) {
    send(frame);
  }

  /**
   * A sign of life, where the client would otherwise hear nothing for too long until the next turn.
   */
  void signOfLife() {
    if (buffer.isIdle()) {
      // The turn may be late, on a machine at full load.
      long nextTurn = System.nanoTime() + turnNanos / 2 * 3;
      if (nextTurn - toldNanos > aliveNanos) {
        send(EventFrames.ALIVE);
      } else if (nextTurn - sentNanos > heartbeatNanos) {
        comment();
      }
    }
  }

  /** A client that is gone without a word is noticed when it is written to. */
  void probe() {
    if (buffer.isIdle()) {
      comment();
    }
  }

  private void comment() {
    sentNanos = System.nanoTime();
    buffer.send(EventFrames.HEARTBEAT);
  }

  private void send(ByteString frame) {
    sentNanos = System.nanoTime();
    toldNanos = sentNanos;
    buffer.send(frame);
    if (buffer.isOverflowed()) {
      replay.end();
      newest = null;
      last = ResumePoint.NOTHING;
      resetDue = true;
      valued = null;
    }
  }

  /** Tells a last frame, then ends the connection. */
  void close(ByteString lastFrame) {
    replay.end();
    buffer.close(lastFrame);
  }

  /** The connection has ended by itself. */
  void disconnected() {
    buffer.disconnected();
  }

  /** Ends the connection, whatever waits. */
  void abandon() {
    buffer.abandon();
  }
}
