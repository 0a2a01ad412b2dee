package com.stockafolio.loadtest.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLogTest {

  @TempDir Path directory;

  @Test
  void numbersGoOnAcrossStarts() {
    Path file = directory.resolve("runs");

    assertThat(new RunLog(file).lastSeed()).isEmpty();
    assertThat(new RunLog(file).next(42)).isEqualTo(1);
    assertThat(new RunLog(file).next(-7)).isEqualTo(2);
    assertThat(new RunLog(file).next(42)).isEqualTo(3);
  }

  @Test
  void remembersTheLastSeed() {
    RunLog log = new RunLog(directory.resolve("runs"));
    log.next(42);
    log.next(-7);

    assertThat(log.lastSeed()).hasValue(-7);
  }

  @Test
  void aTornLineDoesNotLendItsNumberAgain() throws Exception {
    Path file = directory.resolve("runs");
    Files.writeString(file, "run=1 seed=42\nrun=2 se");

    assertThat(new RunLog(file).next(42)).isEqualTo(3);
  }
}
