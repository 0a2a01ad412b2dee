package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code -Dfresh}: a data directory as if there had been no run. */
public final class FreshData {

  private FreshData() {}

  /** Deletes all but the lock, which is held. */
  public static void prepare(Path data) throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      List<Path> all = entries.toList();
      for (Path entry : all) {
        if (!entry.getFileName().toString().equals(DataLock.FILE)) {
          Trees.delete(entry);
        }
      }
    }
  }
}
