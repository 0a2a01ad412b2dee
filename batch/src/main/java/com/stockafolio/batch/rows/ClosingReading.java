package com.stockafolio.batch.rows;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.io.Serializable;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads the portfolios that ledgers wrote at a close, and puts them down for their users' parts.
 */
public final class ClosingReading implements VoidFunction<ClosingReading.File> {
  private static final long serialVersionUID = 1;

  private final Broadcast<SerializableConfiguration> configuration;
  private final Parts parts;
  private final PartFiles files;

  /** One ledger's portfolios, by the full name of the object. */
  public record File(int ledger, String place, long users) implements Serializable {}

  /** A reader of closing portfolios that shares them out to the parts. */
  public ClosingReading(
      Broadcast<SerializableConfiguration> configuration, Parts parts, PartFiles files) {
    this.configuration = configuration;
    this.parts = parts;
    this.files = files;
  }

  @Override
  public void call(File file) {
    Path path = new Path(file.place());
    ClosingRecordReader reader = new ClosingRecordReader(parts.ledgers());
    long read = 0;
    try (var stream =
            new DataFileStream<>(
                path.getFileSystem(configuration.value().value()).open(path), reader);
        PartFiles.Writer writer = files.writer(parts.count(), file.ledger())) {
      while (stream.hasNext()) {
        BookRow row = stream.next();
        row.ledger = file.ledger();
        int part = parts.of(reader.ledger(), row.userHigh, row.userLow);
        BookRows.write(writer, part, row);
        read++;
      }
    } catch (IOException
        | AvroRuntimeException
        | IllegalArgumentException
        | ArithmeticException e) {
      throw new BatchFailure(
          file.place()
              + " is missing, damaged, half written, or of a schema that this batch does not know: "
              + Store.reason(e),
          e);
    }
    if (read != file.users()) {
      throw new BatchFailure(
          "%s holds %,d portfolios where the manifest says %,d"
              .formatted(file.place(), read, file.users()));
    }
  }
}
