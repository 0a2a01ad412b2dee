package com.stockafolio.loadtest.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Tampers with what lies in the bucket, by Avro's own means. */
final class AvroFiles {
  private AvroFiles() {}

  /**
   * Rewrites a file with its first record that is chosen altered; all else stays as it is.
   *
   * @param change alters a record in place, and says whether it did
   * @return whether one was altered
   */
  static boolean alterOne(Path file, Predicate<GenericRecord> change) throws IOException {
    Path altered = file.resolveSibling("altered");
    boolean done = false;
    try (DataFileReader<GenericRecord> reader =
            new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())) {
      for (String key : reader.getMetaKeys()) {
        if (!DataFileWriter.isReservedMeta(key)) {
          writer.setMeta(key, reader.getMeta(key));
        }
      }
      writer.setCodec(CodecFactory.zstandardCodec(1)).create(reader.getSchema(), altered.toFile());
      for (GenericRecord record : reader) {
        done = done || change.test(record);
        writer.append(record);
      }
    }
    // Into the same file: the S3 server keeps an object's ETag as an attribute of it.
    Files.write(file, Files.readAllBytes(altered));
    Files.delete(altered);
    return done;
  }
}
