package com.stockafolio.batch.store;

import com.stockafolio.batch.exact.BatchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents on this machine. */
public final class LocalText {
  private LocalText() {}

  /** Writes a text file in UTF-8, in place of one that is there. */
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BatchFailure(file + " cannot be written: " + Store.reason(e), e);
    }
  }

  /** The text of a file in UTF-8. */
  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BatchFailure(file + " cannot be read: " + Store.reason(e), e);
    }
  }
}
