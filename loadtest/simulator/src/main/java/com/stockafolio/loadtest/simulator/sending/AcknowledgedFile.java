package com.stockafolio.loadtest.simulator.sending;

import com.stockafolio.loadtest.options.InvalidOption;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file {@code acknowledged/run-<run>} in the data folder, one line {@code seed=42 run=0
 * acknowledged=1200}: every trade of that run with an index below the last number has been
 * acknowledged by Kafka. Rewritten as a whole, so that a reader never sees half of it.
 */
public final class AcknowledgedFile {

  private final Path file;
  private final long seed;
  private final int run;
  private long written = -1;

  private AcknowledgedFile(Path file, long seed, int run) {
    this.file = file;
    this.seed = seed;
    this.run = run;
  }

  /**
   * Creates the file of a run that has not been produced yet, with nothing acknowledged.
   *
   * @throws InvalidOption if the run has a file: its tradeIds have been used, and the same trades
   *     again would all be duplicates
   */
  public static AcknowledgedFile create(Path data, long seed, int run)
      throws IOException, InvalidOption {
    Path folder = Files.createDirectories(data.resolve("acknowledged"));
    Path file = folder.resolve("run-" + run);
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidOption(
          "--run=" + run + " has been produced before: " + file + " exists; take the next number");
    }
    AcknowledgedFile created = new AcknowledgedFile(file, seed, run);
    created.write(0);
    return created;
  }

  /** Writes the number down if it has grown. */
  public void write(long acknowledged) throws IOException {
    if (acknowledged <= written) {
      return;
    }
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(
        beside, "seed=" + seed + " run=" + run + " acknowledged=" + acknowledged + "\n");
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    written = acknowledged;
  }
}
