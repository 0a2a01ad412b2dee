package com.stockafolio.batch.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.batch.exact.BatchFailure;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;

/**
 * The closes in the store, and what the batch found for them. Of several closes of a date the
 * latest counts.
 */
public final class Closings {
  private static final String MANIFEST = "manifest-";
  private static final String JSON = ".json";
  private static final String DATE = "date=";
  private static final String ID = "id=";
  private static final int RESULT_SCHEMA = 6;

  private final Store store;

  /** The closes in a store. */
  public Closings(Store store) {
    this.store = store;
  }

  /** Where the close of a date lies. */
  public static String directory(LocalDate date) {
    return "closing/" + DATE + date;
  }

  /** Where the batch's result for a close lies. */
  public static String resultDirectory(LocalDate date, String closeId) {
    return "batch/" + DATE + date + "/" + ID + closeId;
  }

  /** The latest close of the date, null if there is none. */
  public Manifest latest(LocalDate date) {
    Manifest latest = null;
    for (FileStatus file : store.list(directory(date))) {
      String name = file.getPath().getName();
      if (name.startsWith(MANIFEST) && name.endsWith(JSON)) {
        String path = directory(date) + "/" + name;
        Manifest manifest = Manifest.of(store.json(path), store.place(path));
        if (!manifest.date().equals(date)) {
          throw new BatchFailure(store.place(path) + " is the close of " + manifest.date());
        }
        if (latest == null || manifest.closeId().compareTo(latest.closeId()) > 0) {
          latest = manifest;
        }
      }
    }
    return latest;
  }

  /** The latest earlier date that was closed, null if there is none. */
  public LocalDate dateBefore(LocalDate date) {
    List<LocalDate> earlier = new ArrayList<>();
    for (FileStatus directory : store.list("closing")) {
      LocalDate each = date(directory.getPath().getName());
      if (each != null && each.isBefore(date)) {
        earlier.add(each);
      }
    }
    earlier.sort(null);
    for (int i = earlier.size() - 1; i >= 0; i--) {
      if (latest(earlier.get(i)) != null) {
        return earlier.get(i);
      }
    }
    return null;
  }

  /**
   * The latest certified result of a date that is so many days before another or longer; null if
   * there is none.
   */
  public DayResult certifiedBefore(LocalDate date, int days) {
    LocalDate before = dateBefore(date.minusDays(days - 1L));
    DayResult result = null;
    while (before != null && result == null) {
      result = certified(before);
      before = dateBefore(before);
    }
    return result;
  }

  /** The result of the date's latest certified close, null if there is none. */
  public DayResult certified(LocalDate date) {
    DayResult latest = null;
    for (FileStatus directory : store.list("batch/" + DATE + date)) {
      String name = directory.getPath().getName();
      if (name.startsWith(ID)) {
        DayResult result = result(date, name.substring(ID.length()));
        if (result != null && result.certified()) {
          latest = result;
        }
      }
    }
    return latest;
  }

  /** The batch's finished result for a close, null if there is none. */
  public DayResult result(LocalDate date, String closeId) {
    String path = resultDirectory(date, closeId) + "/result.json";
    JsonNode json = store.json(path);
    if (json == null) {
      return null;
    }
    if (json.path("schema").asInt() != RESULT_SCHEMA) {
      throw new BatchFailure(
          store.place(path)
              + " was written by another version of the batch: go on with that version, or begin"
              + " with an empty store");
    }
    return DayResult.of(json);
  }

  /** Writes a result: what is not written yet does not count. */
  public void write(DayResult result) {
    String path = resultDirectory(result.date(), result.closeId()) + "/result.json";
    store.write(path, result.json(RESULT_SCHEMA).toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  private static LocalDate date(String directory) {
    try {
      return directory.startsWith(DATE)
          ? LocalDate.parse(directory.substring(DATE.length()))
          : null;
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }
}
