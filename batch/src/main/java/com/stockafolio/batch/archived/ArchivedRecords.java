package com.stockafolio.batch.archived;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;

/** The records of one object of the archive, one after the other. */
public final class ArchivedRecords implements Closeable {
  private static final String END_OFFSET = "stockafolio.end-offset";
  private static final String TOPIC_ID = "stockafolio.topic-id";

  private final String place;
  private final DataFileStream<ArchivedRecord> stream;
  private ArchivedRecord record;

  /**
   * Opens an object.
   *
   * @throws BatchFailure if it is no whole Avro file, or of a schema that cannot be read
   */
  public static ArchivedRecords open(InputStream in, String place, List<String> fields) {
    try {
      return new ArchivedRecords(place, new DataFileStream<>(in, new ArchivedRecordReader(fields)));
    } catch (IOException | RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  private ArchivedRecords(String place, DataFileStream<ArchivedRecord> stream) {
    this.place = place;
    this.stream = stream;
  }

  /** The next record, in the object that the one before was in; null after the last. */
  public ArchivedRecord next() {
    try {
      if (!stream.hasNext()) {
        return null;
      }
      record = stream.next(record);
      return record;
    } catch (IOException | RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  /** The offset before which the object ends, as its head says; -1 if it does not. */
  public long endOffset() {
    String text = stream.getMetaString(END_OFFSET);
    try {
      return text == null ? -1 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw unreadable(place, e);
    }
  }

  /** The identity of the topic, as the object's head says; null if it does not. */
  public String topicId() {
    return stream.getMetaString(TOPIC_ID);
  }

  /** Passes over all records; gives how many there were. */
  long count() {
    long count = 0;
    try {
      while (stream.hasNext()) {
        count += stream.getBlockCount();
        stream.nextBlock();
      }
      return count;
    } catch (IOException | RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private static BatchFailure unreadable(String place, Exception e) {
    String reason =
        e instanceof AvroRuntimeException && e.getCause() == null
            ? String.valueOf(e.getMessage())
            : Store.reason(e);
    return new BatchFailure(
        place
            + " is damaged, half written, or of a schema that this batch does not know: "
            + reason,
        e);
  }
}
