package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** When trades have passed the steps of an engine, from a flight recording of it. */
public final class TradeRecording {
  /** The engine's events, which it declares under these names. */
  static final String READ = "stockafolio.TradesRead";

  static final String BOOKED = "stockafolio.WatchedTradeBooked";
  static final String WRITTEN = "stockafolio.TradeWritten";

  private static final String NAME = "trades";
  private static final long MICROS_PER_MILLI = 1_000;

  private final Set<UUID> wanted;

  /** What was read, by partition and first offset. */
  private final Map<Integer, TreeMap<Long, Chunk>> chunks = new HashMap<>();

  private final Map<UUID, Booked> booked = new HashMap<>();
  private final Map<UUID, Long> written = new HashMap<>();

  private record Chunk(long last, long readMicros) {}

  private record Booked(
      int partition, long offset, long appendedMicros, long decidedMicros, long journaledMicros) {}

  /**
   * When a trade passed each step, in microseconds since 1970.
   *
   * @param appended to the topic, to the millisecond, by the broker's clock
   */
  record Steps(long appended, long read, long decided, long journaled, long written) {}

  private TradeRecording(Set<UUID> wanted) {
    this.wanted = wanted;
  }

  /** Begins to record trades alone. */
  public static void start(Child engine) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("JFR.start", "name=" + NAME, "settings=none"));
    for (String event : List.of(READ, BOOKED, WRITTEN)) {
      command.add("+" + event + "#enabled=true");
    }
    Jcmd.run(engine, command.toArray(String[]::new));
  }

  /** Ends the recording, and writes it to a file. */
  public static void stop(Child engine, Path file) throws InterruptedException {
    Jcmd.run(engine, "JFR.stop", "name=" + NAME, "filename=" + file);
  }

  /**
   * Reads a recording; one that is not there has no trades.
   *
   * @param wanted the trades to look for
   */
  static TradeRecording read(Path file, Set<UUID> wanted) {
    TradeRecording read = new TradeRecording(wanted);
    if (Files.exists(file)) {
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          read.add(events.readEvent());
        }
      } catch (IOException e) {
        throw new StackFailure("the recording of trades cannot be read: " + e, e);
      }
    }
    return read;
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case READ ->
          chunks
              .computeIfAbsent(event.getInt("partition"), partition -> new TreeMap<>())
              .put(
                  event.getLong("first"),
                  new Chunk(event.getLong("last"), event.getLong("readMicros")));
      case BOOKED -> {
        UUID id = tradeId(event);
        if (wanted.contains(id)) {
          booked.put(
              id,
              new Booked(
                  event.getInt("partition"),
                  event.getLong("offset"),
                  event.getLong("appendedMillis") * MICROS_PER_MILLI,
                  event.getLong("decidedMicros"),
                  event.getLong("journaledMicros")));
        }
      }
      case WRITTEN -> {
        UUID id = tradeId(event);
        if (wanted.contains(id)) {
          written.putIfAbsent(id, event.getLong("writtenMicros"));
        }
      }
      default -> {}
    }
  }

  private static UUID tradeId(RecordedEvent event) {
    return new UUID(event.getLong("tradeIdHigh"), event.getLong("tradeIdLow"));
  }

  /** When a trade passed the steps; empty where one of them was not seen. */
  Optional<Steps> steps(UUID trade) {
    Booked row = booked.get(trade);
    Long end = written.get(trade);
    if (row == null || end == null) {
      return Optional.empty();
    }
    Map.Entry<Long, Chunk> chunk =
        chunks.getOrDefault(row.partition, new TreeMap<>()).floorEntry(row.offset);
    if (chunk == null || chunk.getValue().last < row.offset) {
      return Optional.empty();
    }
    return Optional.of(
        new Steps(
            row.appendedMicros,
            chunk.getValue().readMicros,
            row.decidedMicros,
            row.journaledMicros,
            end));
  }
}
