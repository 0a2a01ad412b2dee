package com.stockafolio.engine;

import com.stockafolio.portfolio.BookedTrade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import com.typesafe.config.Config;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the trades of watched users pass the steps of their way through this node, for whoever wants
 * to know where latency comes from. Off unless a file is named at start; then a look at a field is
 * all that it costs. One for the process: its steps lie in actors and streams that know nothing of
 * each other.
 *
 * <p>A trade whose event is written has a line in the file: its tradeId, then the times, in
 * microseconds since 1970, at which it was appended to the topic (to the millisecond, by the
 * broker's clock), read, decided, journaled, and written to an event stream. Trades that are read
 * before their user is watched here have none.
 */
public final class LatencyTrace {
  private static final Logger LOG = LoggerFactory.getLogger(LatencyTrace.class);

  /** Trades on their way; one that never arrives must not stay for ever. */
  private static final int MOST_ON_THEIR_WAY = 100_000;

  private static final int APPENDED = 0;
  private static final int READ = 1;
  private static final int DECIDED = 2;
  private static final int JOURNALED = 3;
  private static final int WRITTEN = 4;
  private static final int STEPS = 5;

  private static volatile LatencyTrace current;

  private final BufferedWriter out;
  private final Set<UserId> watched = ConcurrentHashMap.newKeySet();
  private final Map<TradeId, long[]> onTheirWay = new ConcurrentHashMap<>();

  private LatencyTrace(BufferedWriter out) {
    this.out = out;
  }

  /**
   * Begins where {@code stockafolio.engine.latency-trace-file} names a file.
   *
   * @throws StartRefused if it cannot be written
   */
  static void begin(Config config) {
    String file = config.getString("stockafolio.engine.latency-trace-file");
    if (file.isEmpty()) {
      return;
    }
    try {
      current = new LatencyTrace(Files.newBufferedWriter(Path.of(file)));
    } catch (IOException e) {
      throw new StartRefused(
          "stockafolio.engine.latency-trace-file = %s cannot be written: %s".formatted(file, e), e);
    }
  }

  /** A user has a watcher on this node. */
  static void watched(UserId user) {
    LatencyTrace trace = current;
    if (trace != null) {
      trace.watched.add(user);
    }
  }

  /** A user has no watcher on this node any more. */
  static void unwatched(UserId user) {
    LatencyTrace trace = current;
    if (trace != null) {
      trace.watched.remove(user);
    }
  }

  /** A trade was read from the topic. */
  public static void read(TradeRecord record) {
    LatencyTrace trace = current;
    if (trace != null
        && trace.watched.contains(record.trade().userId())
        && trace.onTheirWay.size() < MOST_ON_THEIR_WAY) {
      long[] times = new long[STEPS];
      times[APPENDED] = TimeUnit.MILLISECONDS.toMicros(record.recordedAtMillis());
      times[READ] = now();
      trace.onTheirWay.put(record.trade().tradeId(), times);
    }
  }

  /** The trades of a row were decided. */
  static void decided(List<BookedTrade> row) {
    stamp(row, DECIDED);
  }

  /** The journal has acknowledged a row. */
  static void journaled(List<BookedTrade> row) {
    stamp(row, JOURNALED);
  }

  /** A trade's event was handed to its user's event stream. */
  public static void written(TradeId id) {
    LatencyTrace trace = current;
    long[] times = trace == null ? null : trace.onTheirWay.remove(id);
    if (times != null) {
      times[WRITTEN] = now();
      trace.append(id, times);
    }
  }

  private static void stamp(List<BookedTrade> row, int step) {
    LatencyTrace trace = current;
    if (trace == null || trace.onTheirWay.isEmpty()) {
      return;
    }
    for (BookedTrade trade : row) {
      long[] times = trace.onTheirWay.get(trade.tradeId());
      if (times != null) {
        times[step] = now();
      }
    }
  }

  private synchronized void append(TradeId id, long[] times) {
    StringJoiner line = new StringJoiner(" ", "", "\n").add(id.toString());
    for (long time : times) {
      line.add(Long.toString(time));
    }
    try {
      out.write(line.toString());
      out.flush();
    } catch (IOException e) {
      LOG.warn("The trace of latency ends", e);
      current = null;
    }
  }

  private static long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toMicros(now.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(now.getNano());
  }
}
