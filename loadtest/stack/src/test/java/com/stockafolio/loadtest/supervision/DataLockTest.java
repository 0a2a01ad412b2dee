package com.stockafolio.loadtest.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.process.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataLockTest {

  @TempDir Path directory;

  @Test
  void theSecondIsTurnedAwayUntilTheFirstIsGone() throws Exception {
    Path data = directory.resolve(".data");
    try (DataLock first = DataLock.take(data)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataLock.take(data))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("another run (process " + ProcessHandle.current().pid() + ")")
          .hasMessageContaining(data.toString());
    }
    DataLock.take(data).close();
  }

  @Test
  void freshDataKeepsTheLockAlone() throws Exception {
    Files.createDirectories(directory.resolve("kafka").resolve("trades-0"));
    Files.writeString(directory.resolve("kafka").resolve("trades-0").resolve("log"), "x");
    try (DataLock lock = DataLock.take(directory)) {
      assertThat(lock).isNotNull();
      FreshData.prepare(directory);
      assertThat(directory).isDirectoryNotContaining(p -> !p.endsWith(DataLock.FILE));
      assertThatThrownBy(() -> DataLock.take(directory)).isInstanceOf(StackFailure.class);
    }
  }
}
