package com.stockafolio.archive;

import com.stockafolio.market.MarketKeys;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures what archiving a trade costs after it was read from Kafka and before its bytes go to S3:
 * decoding, encoding, compressing. Arguments: compression level, block size in KiB.
 */
final class ArchiveCost {
  private static final int RECORDS = 100_000;
  private static final int ROUNDS = 12;

  private ArchiveCost() {}

  public static void main(String[] arguments) {
    int level = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
    int blockKib = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256;
    SampleRecords samples = new SampleRecords(1, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int offset = 0; offset < RECORDS; offset++) {
      records.add(samples.trade(offset));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadCpuTime();
      ArchiveObject object =
          new ArchiveObject(
              new ArchivePlace("trades", 0),
              SampleRecords.TOPIC_ID,
              0,
              RECORDS,
              new ArchivedRecordWriter(
                  false,
                  SampleRecords.PARTITIONS,
                  SampleRecords.LEDGERS,
                  MarketKeys.trusting(List.of())),
              new AvroObject.Form(blockKib << 10, level));
      long bytes = 0;
      for (ConsumerRecord<byte[], byte[]> record : records) {
        object.append(record);
        if (object.available() > 0) {
          bytes += object.take().size();
        }
      }
      bytes += object.finish().size();
      long nanos = threads.getCurrentThreadCpuTime() - before;
      System.out.printf(
          "%.2f us of CPU and %.1f bytes a trade%n",
          nanos / 1e3 / RECORDS, (double) bytes / RECORDS);
    }
  }
}
