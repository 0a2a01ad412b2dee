package com.stockafolio.loadtest.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A close that the batch has no result of yet.
 *
 * @param date the trading date
 * @param closeId the latest close of that date
 */
record DueClose(LocalDate date, String closeId) {

  private static final String DATE = "date=";
  private static final String MANIFEST = "manifest-";
  private static final String JSON = ".json";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Looks for the earliest one, where the local S3 server keeps its objects.
   *
   * @param bucket the bucket's directory; it may not be there yet
   * @param tried ids of closes to leave out
   */
  static Optional<DueClose> earliest(Path bucket, Set<String> tried) {
    Path closing = bucket.resolve("closing");
    return list(closing).stream()
        .map(DueClose::dateOf)
        .flatMap(Optional::stream)
        .sorted()
        .map(date -> latest(closing, date))
        .flatMap(Optional::stream)
        .filter(close -> !tried.contains(close.closeId))
        .filter(close -> !Files.exists(close.result(bucket)))
        .findFirst();
  }

  private Path result(Path bucket) {
    return bucket.resolve("batch/date=%s/id=%s/result.json".formatted(date, closeId));
  }

  /** A close that was made from the archive alone is not one for the batch to check. */
  private static Optional<DueClose> latest(Path closing, LocalDate date) {
    return list(closing.resolve(DATE + date)).stream()
        .filter(file -> name(file).startsWith(MANIFEST) && name(file).endsWith(JSON))
        .filter(file -> !isRebuilt(file))
        .map(file -> name(file).substring(MANIFEST.length(), name(file).length() - JSON.length()))
        .max(Comparator.naturalOrder())
        .map(closeId -> new DueClose(date, closeId));
  }

  private static boolean isRebuilt(Path manifest) {
    try {
      return MAPPER.readTree(manifest.toFile()).path("rebuilt").asBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<LocalDate> dateOf(Path directory) {
    try {
      return name(directory).startsWith(DATE)
          ? Optional.of(LocalDate.parse(name(directory).substring(DATE.length())))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
