package com.stockafolio.ingest;

import com.stockafolio.delivery.Chunk;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.engine.trace.TradesRead;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.RecordWeight;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consecutive records as they were read, and what they mean.
 *
 * @param records the records, at least one, in the order of their offsets
 * @param weight what they count towards limits, as {@link RecordWeight} says
 * @param chunk the same, decoded
 */
record ReadChunk(List<ConsumerRecord<byte[], byte[]>> records, long weight, Chunk chunk) {
  /** The offset of the last record. */
  long last() {
    return records.get(records.size() - 1).offset();
  }

  /** Records that have arrived while the chunk before them was handed over. */
  static final class Arriving {
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long weight;

    Arriving(ConsumerRecord<byte[], byte[]> first) {
      add(first);
    }

    Arriving add(ConsumerRecord<byte[], byte[]> record) {
      records.add(record);
      weight += RecordWeight.of(record);
      return this;
    }

    ReadChunk decode(TradeDecoder decoder) {
      Chunk.Builder chunk = new Chunk.Builder(decoder.ledgers());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        decoder
            .decode(record.key(), record.value())
            .into(chunk, record.offset(), record.timestamp());
      }
      ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
      int print = RecordPrint.of(last.timestamp(), last.key(), last.value());
      ReadChunk read = new ReadChunk(records, weight, chunk.build(print));
      TradesRead.commit(records.get(0).partition(), records.get(0).offset(), read.last());
      return read;
    }
  }
}
