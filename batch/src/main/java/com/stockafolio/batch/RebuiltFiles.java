package com.stockafolio.batch;

import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.books.RebuiltUser;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.UserRows;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
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
  Map<Integer, Long> write(PartTables rows, MarketDay market, String directory) {
    Writing writing = new Writing(configuration, rows, market, directory);
    int ledgers = rows.parts().ledgers();
    List<Long> counts =
        tables.perLedger(ledgers, ledger -> List.of(writing.write(ledger)).iterator());
    Map<Integer, Long> users = new TreeMap<>();
    for (int ledger = 0; ledger < ledgers; ledger++) {
      users.put(ledger, counts.get(ledger));
    }
    return users;
  }

  private record Writing(
      Broadcast<SerializableConfiguration> hadoop,
      PartTables rows,
      MarketDay market,
      String directory)
      implements Serializable {

    /** Writes a ledger's file; gives the number of its portfolios. */
    long write(int ledger) {
      long users = 0;
      try (DataFileWriter<GenericRecord> file = open(ledger)) {
        for (int part = 0; part < rows.parts().count(); part++) {
          if (rows.parts().ledger(part) == ledger) {
            UserRows of = new UserRows(rows.trades(part), rows.before(part), rows.close(part));
            Iterator<GenericRecord> portfolios =
                of.made(
                    new RebuiltUser(
                        market.view(), ledger % rows.partitions(), rows.revisions(part)));
            while (portfolios.hasNext()) {
              file.append(portfolios.next());
              users++;
            }
          }
        }
      } catch (IOException e) {
        throw unwritten(e);
      }
      return users;
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
}
