package com.stockafolio.loadtest.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a child JVM wrote; the log of the start before is kept beside it as {@code .before}. */
record LogFile(Path path) {

  private static final int TAIL_BYTES = 16_384;

  /** Moves the log of the start before out of the way. */
  void rotate() {
    try {
      if (Files.exists(path)) {
        Path before = path.resolveSibling(path.getFileName() + ".before");
        Files.move(path, before, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the log, as written so far, holds {@code text}. */
  boolean contains(String text) {
    try {
      return Files.exists(path)
          && new String(Files.readAllBytes(path), StandardCharsets.UTF_8).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines, at most {@code count} and {@value #TAIL_BYTES} bytes; none if unreadable. */
  List<String> lastLines(int count) {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long length = file.length();
      byte[] tail = new byte[(int) Math.min(length, TAIL_BYTES)];
      file.seek(length - tail.length);
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
