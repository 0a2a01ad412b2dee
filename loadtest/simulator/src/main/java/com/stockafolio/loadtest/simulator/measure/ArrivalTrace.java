package com.stockafolio.loadtest.simulator.measure;

import com.stockafolio.transaction.TradeId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A file with a line for each trade whose latency counts: its tradeId, when it was meant to be
 * sent, and when its event was read, both in microseconds since 1970. Together with the engine's
 * own trace it says where the time went.
 */
public final class ArrivalTrace implements AutoCloseable {
  private final BufferedWriter out;

  private ArrivalTrace(BufferedWriter out) {
    this.out = out;
  }

  /** A trace that keeps nothing. */
  static ArrivalTrace none() {
    return new ArrivalTrace(null);
  }

  /** A trace in a new file; none where its name is empty. */
  public static ArrivalTrace in(Path file) throws IOException {
    return file.toString().isEmpty() ? none() : new ArrivalTrace(Files.newBufferedWriter(file));
  }

  /**
   * Notes an arrival; called from any thread.
   *
   * @param latencyNanos since the intended send time
   * @param arrivedNanos {@code System.nanoTime} of the arrival
   */
  void arrived(TradeId trade, long latencyNanos, long arrivedNanos) {
    if (out == null) {
      return;
    }
    Instant now = Instant.now();
    long sinceNanos = System.nanoTime() - arrivedNanos;
    long arrived =
        TimeUnit.SECONDS.toMicros(now.getEpochSecond())
            + TimeUnit.NANOSECONDS.toMicros(now.getNano() - sinceNanos);
    long intended = arrived - TimeUnit.NANOSECONDS.toMicros(latencyNanos);
    try {
      // One call, so that lines of several threads stay whole.
      out.write(trade + " " + intended + " " + arrived + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
