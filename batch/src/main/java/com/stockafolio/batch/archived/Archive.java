package com.stockafolio.batch.archived;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;

/** The objects of the archive, by topic and partition. */
public final class Archive {
  private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.avro");
  private static final Pattern PARTITION = Pattern.compile("partition=([0-9]+)");

  private final Store store;

  /** The archive in a store. */
  public Archive(Store store) {
    this.store = store;
  }

  /** The partitions of the topic that have something archived, ascending. */
  public List<Integer> partitions(String topic) {
    List<Integer> partitions = new ArrayList<>();
    for (FileStatus directory : store.list("archive/v1/topic=" + topic)) {
      Matcher matcher = PARTITION.matcher(directory.getPath().getName());
      if (matcher.matches()) {
        partitions.add(Integer.valueOf(matcher.group(1)));
      }
    }
    partitions.sort(null);
    return partitions;
  }

  /**
   * The objects that hold the offsets from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws Incomplete naming the offsets that are not archived, at the beginning or the end; what
   *     is missing in between shows when the objects are read
   */
  public List<ArchiveObject> objects(String topic, int partition, long from, long to) {
    if (from >= to) {
      return List.of();
    }
    List<ArchiveObject> all = all(topic, partition);
    if (all.isEmpty() || all.get(0).first() > from) {
      long there = all.isEmpty() ? to : Math.min(to, all.get(0).first());
      throw new Incomplete(missing(topic, partition, from, there));
    }
    List<ArchiveObject> needed = new ArrayList<>();
    for (ArchiveObject each : all) {
      if (each.first() < to && each.end() > from) {
        needed.add(each);
      }
    }
    // The first begins at or before what is needed, so that at least one is.
    ArchiveObject last = needed.remove(needed.size() - 1);
    if (last.end() == Long.MAX_VALUE) {
      last = withEnd(last);
    }
    if (last.end() < to) {
      throw new Incomplete(missing(topic, partition, Math.max(from, last.end()), to));
    }
    needed.add(last);
    return needed;
  }

  /** The offset after the last one that is archived; 0 if nothing is. */
  public long end(String topic, int partition) {
    List<ArchiveObject> all = all(topic, partition);
    if (all.isEmpty()) {
      return 0;
    }
    return withEnd(all.get(all.size() - 1)).end();
  }

  /** All objects; the last one's end is not known without reading it. */
  private List<ArchiveObject> all(String topic, int partition) {
    String directory = "archive/v1/topic=" + topic + "/partition=" + partition;
    List<ArchiveObject> objects = new ArrayList<>();
    List<FileStatus> files = store.list(directory);
    for (int i = files.size() - 1; i >= 0; i--) {
      String name = files.get(i).getPath().getName();
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        long end = objects.isEmpty() ? Long.MAX_VALUE : objects.get(0).first();
        long first = Long.parseLong(matcher.group(1));
        String place = store.place(directory + "/" + name);
        String version = Store.version(files.get(i));
        objects.add(0, new ArchiveObject(place, partition, first, end, version));
      }
    }
    return objects;
  }

  private ArchiveObject withEnd(ArchiveObject last) {
    try (ArchivedRecords records = open(last)) {
      long told = records.endOffset();
      long end = told >= 0 ? told : last.first() + records.count();
      return new ArchiveObject(last.place(), last.partition(), last.first(), end, last.version());
    } catch (IOException e) {
      throw new BatchFailure(last.place() + " cannot be read: " + Store.reason(e), e);
    }
  }

  /** The identity of the topic as its objects tell it; null if they don't. */
  public String topicId(String topic) {
    for (int partition : partitions(topic)) {
      List<ArchiveObject> all = all(topic, partition);
      if (!all.isEmpty()) {
        try (ArchivedRecords records = open(all.get(all.size() - 1))) {
          return records.topicId();
        } catch (IOException e) {
          throw new BatchFailure(topic + "'s archive cannot be read: " + Store.reason(e), e);
        }
      }
    }
    return null;
  }

  private ArchivedRecords open(ArchiveObject object) throws IOException {
    return ArchivedRecords.open(
        store.openPlace(object.place()), object.place(), ArchivedRecordReader.REJECTION_FIELDS);
  }

  static String missing(String topic, int partition, long from, long end) {
    return "%s partition %d: offsets %,d to %,d are not archived"
        .formatted(topic, partition, from, end - 1);
  }
}
