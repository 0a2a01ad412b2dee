package com.stockafolio.loadtest.checker.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trades that Kafka acknowledged to the simulator, each of which must be in the topic.
 *
 * <p>For each run a file says how many: every index below that number was acknowledged. Indexes
 * found in the topic are ticked off in a bit set per run.
 */
public final class Acknowledgements {
  private static final Pattern LINE =
      Pattern.compile(
          "seed=(?<seed>-?\\d{1,19})\\s+run=(?<run>\\d{1,10})\\s+acknowledged=(?<count>\\d{1,10})");

  /** One run's file. */
  private static final class Run {
    final long seed;
    final long run;
    final int count;
    final SimulatedTradeIds ids;
    final BitSet found;

    Run(long seed, long run, int count) {
      this.seed = seed;
      this.run = run;
      this.count = count;
      this.ids = new SimulatedTradeIds(seed, run);
      this.found = new BitSet(count);
    }

    public int missing() {
      return count - found.cardinality();
    }
  }

  private final List<Run> runs;

  private Acknowledgements(List<Run> runs) {
    this.runs = runs;
  }

  /** The files {@code acknowledged/run-…} below the directory; none if there is no such folder. */
  public static Acknowledgements read(Path data) throws CheckFailed {
    Path folder = data.resolve("acknowledged");
    List<Run> runs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          // A file that is being rewritten has another name.
          if (file.getFileName().toString().matches("run-\\d+")) {
            runs.add(readRun(file));
          }
        }
      } catch (IOException e) {
        throw new CheckFailed("cannot read " + folder + ": " + e, e);
      }
    }
    return new Acknowledgements(runs);
  }

  private static Run readRun(Path file) throws IOException, CheckFailed {
    String text = Files.readString(file).strip();
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new CheckFailed(file + " does not say 'seed=… run=… acknowledged=…' but: " + text);
    }
    try {
      return new Run(
          Long.parseLong(line.group("seed")),
          Long.parseLong(line.group("run")),
          Integer.parseInt(line.group("count")));
    } catch (NumberFormatException e) {
      throw new CheckFailed(file + ": " + e.getMessage(), e);
    }
  }

  /** A trade with this tradeId is in the topic. */
  public void found(long idHigh, long idLow) {
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (run.ids.high() == idHigh) {
        long index = run.ids.index(idLow);
        if (index >= 0 && index < run.count) {
          run.found.set((int) index);
        }
      }
    }
  }

  /** How many acknowledged trades were not found. */
  public long missing() {
    return runs.stream().mapToLong(Run::missing).sum();
  }

  /** A sentence for each run of which something is missing. */
  public List<String> missingInWords() {
    return runs.stream()
        .filter(run -> run.missing() > 0)
        .map(
            run ->
                "run %d of seed %d: %,d of %,d acknowledged trades are not in the topic, the first is number %d"
                    .formatted(
                        run.run, run.seed, run.missing(), run.count, run.found.nextClearBit(0)))
        .toList();
  }
}
