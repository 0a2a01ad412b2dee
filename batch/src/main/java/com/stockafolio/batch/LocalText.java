package com.stockafolio.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents on this machine. */
final class LocalText {
  private LocalText() {}

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BatchFailure(file + " cannot be written: " + Store.reason(e), e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BatchFailure(file + " cannot be read: " + Store.reason(e), e);
    }
  }
}
