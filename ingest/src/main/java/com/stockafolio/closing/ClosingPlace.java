package com.stockafolio.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One close of a day: the names of what it writes.
 *
 * @param date the trading day
 * @param closeId the close's own name; those of later closes sort behind it
 */
record ClosingPlace(LocalDate date, String closeId) {
  /** What the names of all closes begin with. */
  static final String ALL = "closing/";

  private static final String DATE = "date=";
  private static final String FOLDER = "/id=";
  private static final String MANIFEST = "manifest-";
  private static final String REBUILT = "rebuilt-";
  private static final String JSON = ".json";
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The close of a day that begins now. */
  static ClosingPlace at(LocalDate date, Instant now) {
    return new ClosingPlace(date, ID.format(now));
  }

  /** The moment that the close is named after, to the millisecond. */
  Instant instant() {
    return ID.parse(closeId, Instant::from);
  }

  /** The moment that the close of an object is named after; empty for an object of no close. */
  static Optional<Instant> instantOf(String name) {
    try {
      return Optional.of(idOf(name))
          .filter(id -> !id.isEmpty())
          .map(id -> ID.parse(id, Instant::from));
    } catch (DateTimeParseException foreign) {
      return Optional.empty();
    }
  }

  private static String idOf(String name) {
    int at = name.indexOf(FOLDER);
    int end = name.indexOf('/', Math.max(at, 0) + 1);
    return at < 0 || end < 0 ? idOfOrigin(name) : name.substring(at + FOLDER.length(), end);
  }

  /** What the names of a day's closes begin with. */
  static String day(LocalDate date) {
    return ALL + DATE + date + "/";
  }

  /** What the names of a day's manifests begin with. */
  static String manifests(LocalDate date) {
    return day(date) + MANIFEST;
  }

  /**
   * The newest of what ledgers can begin with: manifests of closes, and of what the batch rebuilt
   * from the archive, which closes no day.
   */
  static Optional<String> newestOrigin(List<String> names) {
    return names.stream()
        .filter(name -> !idOfOrigin(name).isEmpty())
        .max(Comparator.comparing(ClosingPlace::idOfOrigin));
  }

  private static String idOfOrigin(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    for (String kind : List.of(MANIFEST, REBUILT)) {
      if (last.startsWith(kind) && last.endsWith(JSON)) {
        return last.substring(kind.length(), last.length() - JSON.length());
      }
    }
    return "";
  }

  /** The date in a folder's name, such as {@code closing/date=2026-11-24/}. */
  static Optional<LocalDate> dateOf(String folder) {
    int at = folder.indexOf(DATE);
    int end = folder.indexOf('/', Math.max(at, 0));
    try {
      return at < 0 || end < 0
          ? Optional.empty()
          : Optional.of(LocalDate.parse(folder.substring(at + DATE.length(), end)));
    } catch (DateTimeParseException foreign) {
      return Optional.empty();
    }
  }

  /** The name of a ledger's portfolios. */
  String ledger(int ledger) {
    return "%s%s%s/ledger=%05d.avro".formatted(ALL + DATE + date, FOLDER, closeId, ledger);
  }

  /** The name of what makes the close complete. */
  String manifest() {
    return manifests(date) + closeId + JSON;
  }
}
