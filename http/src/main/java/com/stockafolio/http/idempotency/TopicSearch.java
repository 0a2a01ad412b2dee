package com.stockafolio.http.idempotency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A reading of a partition for one trade.
 *
 * @param from the first offset to read
 * @param untilMillis records appended after it are not read; milliseconds since 1970
 */
record TopicSearch(
    TopicPartition partition, UserId user, TradeId trade, long from, long untilMillis) {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Reads up to the partition's end as it is found.
   *
   * @throws TradeLog.Gone if the partition begins later than the reading
   * @throws TimeoutException if it is not read in time
   */
  boolean run(Consumer<byte[], byte[]> consumer, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    consumer.assign(List.of(partition));
    long end = consumer.endOffsets(List.of(partition), timeout).get(partition);
    consumer.seek(partition, from);
    byte[] key = user.toString().getBytes(StandardCharsets.US_ASCII);
    try {
      while (consumer.position(partition, timeout) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.timestamp() > untilMillis) {
            return false;
          }
          if (isTheTrade(record, key)) {
            return true;
          }
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(partition + " could not be read up to " + end + " in time");
        }
      }
      return false;
    } catch (OffsetOutOfRangeException gone) {
      throw new TradeLog.Gone(partition + " does not hold offset " + from, gone);
    }
  }

  private boolean isTheTrade(ConsumerRecord<byte[], byte[]> record, byte[] key) {
    return Arrays.equals(record.key(), key)
        && record.value() != null
        && trade.toString().equals(tradeId(record.value()));
  }

  /** Null where the record is no trade. */
  private static String tradeId(byte[] value) {
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      String id = null;
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("tradeId")) {
          id = parser.getText();
        }
        parser.skipChildren();
      }
      return id;
    } catch (IOException unreadable) {
      return null;
    }
  }
}
