package com.stockafolio.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Writes rebuilt portfolios, one file for each ledger. */
final class RebuiltFiles {
  private final Broadcast<SerializableConfiguration> configuration;
  private final DayTables tables;

  RebuiltFiles(SparkSession spark, DayTables tables) {
    this.tables = tables;
    configuration =
        new JavaSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * Writes them into the directory, one file a ledger; gives the number of portfolios by ledger.
   */
  Map<Integer, Long> write(String trades, int ledgers, String directory) {
    Broadcast<SerializableConfiguration> hadoop = configuration;
    List<String> counts =
        tables
            .inputsByLedger(trades, ledgers)
            .mapPartitions(
                (Iterator<BookInput> rows) -> new Writing(hadoop, directory).write(rows).iterator(),
                Encoders.STRING())
            .collectAsList();
    Map<Integer, Long> users = new TreeMap<>();
    for (String count : counts) {
      String[] parts = count.split(" ", 2);
      users.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1]));
    }
    for (int ledger = 0; ledger < ledgers; ledger++) {
      if (users.putIfAbsent(ledger, 0L) == null) {
        new Writing(hadoop, directory).writeEmpty(ledger);
      }
    }
    return users;
  }

  private record Writing(Broadcast<SerializableConfiguration> hadoop, String directory)
      implements Serializable {

    /** Writes the ledgers of one part, which come one after the other. */
    List<String> write(Iterator<BookInput> rows) {
      List<String> counts = new ArrayList<>();
      OneLedger ledger = new OneLedger(rows);
      while (ledger.begin()) {
        try (DataFileWriter<GenericRecord> file = open(ledger.number())) {
          long users = 0;
          UserGroups<GenericRecord> portfolios = new UserGroups<>(ledger, new RebuiltUser());
          while (portfolios.hasNext()) {
            file.append(portfolios.next());
            users++;
          }
          counts.add(ledger.number() + " " + users);
        } catch (IOException e) {
          throw unwritten(e);
        }
      }
      return counts;
    }

    void writeEmpty(int ledger) {
      try {
        open(ledger).close();
      } catch (IOException e) {
        throw unwritten(e);
      }
    }

    private BatchFailure unwritten(IOException e) {
      return new BatchFailure(directory + " cannot be written to: " + Store.reason(e), e);
    }

    private DataFileWriter<GenericRecord> open(int ledger) throws IOException {
      Path file = new Path("%s/ledger=%05d.avro".formatted(directory, ledger));
      OutputStream out = file.getFileSystem(hadoop.value().value()).create(file, true);
      return writer().create(AvroSchemas.CLOSING_PORTFOLIO, out);
    }

    private static DataFileWriter<GenericRecord> writer() {
      return new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())
          .setCodec(CodecFactory.zstandardCodec(CodecFactory.DEFAULT_ZSTANDARD_LEVEL));
    }
  }

  /** The rows of one ledger out of those of several. */
  private static final class OneLedger implements Iterator<BookInput> {
    private final Iterator<BookInput> rows;
    private BookInput next;
    private int number = -1;

    OneLedger(Iterator<BookInput> rows) {
      this.rows = rows;
    }

    /** Goes on to the next ledger, if there is one. */
    boolean begin() {
      if (next == null && rows.hasNext()) {
        next = rows.next();
      }
      if (next != null) {
        number = next.getLedger();
      }
      return next != null;
    }

    int number() {
      return number;
    }

    @Override
    public boolean hasNext() {
      return next != null && next.getLedger() == number;
    }

    @Override
    public BookInput next() {
      BookInput row = next;
      next = rows.hasNext() ? rows.next() : null;
      return row;
    }
  }
}
