package com.stockafolio.batch;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of one run, each with a table on this machine as its output. A step whose output was
 * finished by an earlier run over the same input is not done again; what an earlier run left
 * half-done is thrown away.
 */
final class Stages {
  private static final String DONE = ".done";

  /** Raised whenever what steps write changes: another version's output is not gone on from. */
  private static final String FORMAT = "6";

  private final Path directory;
  private final Progress progress;

  /**
   * The steps of a run.
   *
   * @param work the directory of all runs
   * @param run names this one
   * @param input all that its output follows from: another input, another directory
   */
  Stages(Path work, String run, List<String> input, Progress progress) {
    directory = work.resolve(run + "-" + digest(input)).toAbsolutePath();
    this.progress = progress;
  }

  /** Writes a table into the directory. */
  interface Step {
    void write(String place);
  }

  /** Does a step unless it is done; gives its directory. */
  Path run(String name, Step step) {
    Path output = directory.resolve(name);
    Path done = directory.resolve(name + DONE);
    try {
      if (Files.exists(done)) {
        progress.line("%s: kept from an earlier run", name);
        return output;
      }
      delete(output);
      Files.createDirectories(directory);
      long began = System.nanoTime();
      Duration used = Progress.processorTime();
      step.write(output.toUri().toString());
      Path temporary = directory.resolve(name + ".finishing");
      Files.writeString(temporary, "", StandardCharsets.UTF_8);
      Files.move(temporary, done, StandardCopyOption.ATOMIC_MOVE);
      progress.stageDone(
          name, Duration.ofNanos(System.nanoTime() - began), Progress.processorTime().minus(used));
      return output;
    } catch (IOException e) {
      throw new BatchFailure("the work directory " + directory + ": " + Store.reason(e), e);
    }
  }

  /** Deletes the output of all steps. */
  void delete() {
    try {
      delete(directory);
    } catch (IOException e) {
      throw new BatchFailure("the work directory " + directory + ": " + Store.reason(e), e);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        all.sorted(Comparator.reverseOrder()).forEach(Stages::deleteOne);
      }
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(List<String> input) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(FORMAT.getBytes(StandardCharsets.UTF_8));
      for (String each : input) {
        sha.update(each.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
