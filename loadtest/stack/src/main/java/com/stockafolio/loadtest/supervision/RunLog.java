package com.stockafolio.loadtest.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The runs that were made on the kept data, a line for each. A simulator's run gets its number
 * before it starts: tradeIds derive from seed, run and index, so no number is used twice.
 */
public final class RunLog {

  private static final Pattern RUN = Pattern.compile("run=(\\d+)");
  private static final Pattern SEED = Pattern.compile("seed=(-?\\d+)");

  private final Path file;

  /** The log in this file, which need not be there yet. */
  public RunLog(Path file) {
    this.file = file;
  }

  /** Takes the next number, from 1, and writes the run down durably. */
  public int next(long seed) {
    int run = (int) numbers(RUN).stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    byte[] line = "run=%d seed=%d\n".formatted(run, seed).getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run;
  }

  /** The last run's seed, where there was a run. */
  public OptionalLong lastSeed() {
    List<Long> seeds = numbers(SEED);
    return seeds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(seeds.get(seeds.size() - 1));
  }

  private List<Long> numbers(Pattern pattern) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return pattern.matcher(text).results().map(RunLog::number).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(MatchResult match) {
    return Long.parseLong(match.group(1));
  }
}
