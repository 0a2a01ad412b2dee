package com.stockafolio.loadtest.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * The archive of one partition as its files are: read by Avro's own reader, by nothing of the
 * archiver's.
 *
 * @param values the value of each archived record by its offset
 * @param ends for each object its first offset, and the one before which it ends
 */
record ArchivedOffsets(TreeMap<Long, String> values, TreeMap<Long, Long> ends) {

  /** Reads what lies in a directory of the bucket; a record that is there twice is an error. */
  static ArchivedOffsets read(Path directory) throws IOException {
    ArchivedOffsets archived = new ArchivedOffsets(new TreeMap<>(), new TreeMap<>());
    if (Files.exists(directory)) {
      for (Path object : objects(directory)) {
        archived.add(object);
      }
    }
    return archived;
  }

  private static List<Path> objects(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".avro")).sorted().toList();
    }
  }

  private void add(Path object) throws IOException {
    try (DataFileReader<GenericRecord> file =
        new DataFileReader<>(object.toFile(), new GenericDatumReader<>())) {
      long first = file.getMetaLong("stockafolio.first-offset");
      long end = file.getMetaLong("stockafolio.end-offset");
      ends.put(first, end);
      for (GenericRecord record : file) {
        long offset = (long) record.get("offset");
        if (offset < first || offset >= end) {
          throw new AssertionError(object + " holds offset " + offset);
        }
        ByteBuffer value = (ByteBuffer) record.get("value");
        if (values.put(offset, StandardCharsets.UTF_8.decode(value).toString()) != null) {
          throw new AssertionError("offset " + offset + " is archived twice");
        }
      }
    }
  }

  /** The first offset that is not archived: the objects follow one another up to it. */
  long reach() {
    long reach = 0;
    for (Map.Entry<Long, Long> object : ends.entrySet()) {
      if (object.getKey() != reach) {
        throw new AssertionError("no object goes on at offset " + reach + ": " + ends);
      }
      reach = object.getValue();
    }
    return reach;
  }
}
