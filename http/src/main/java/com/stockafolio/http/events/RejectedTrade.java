package com.stockafolio.http.events;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/**
 * A trade that was not booked, as the topic of rejected records tells it.
 *
 * @param user by the record's key
 * @param reason why, one of a closed set
 * @param detail why, in words; null where the record has none
 * @param value as it was sent; may be anything
 */
record RejectedTrade(UserId user, String reason, String detail, byte[] value) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String REASON = "reason";
  private static final String DETAIL = "detail";

  /** Ours are shorter; others can put any there. */
  private static final int LONGEST_DETAIL = 500;

  /** A tradeId longer than this is none, and not for the client to read. */
  private static final int LONGEST_ID = 64;

  /**
   * The records whose key is a user's; nobody could be told of the others.
   *
   * @param unreadable counts the records that have no reason, which only others can have put there
   */
  static List<RejectedTrade> of(ConsumerRecords<byte[], byte[]> records, LongAdder unreadable) {
    List<RejectedTrade> rejected = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String reason = header(record, REASON);
      if (reason == null) {
        unreadable.increment();
      } else if (record.key() != null && record.key().length == UserId.TEXT_LENGTH) {
        try {
          rejected.add(
              new RejectedTrade(
                  UserId.parse(new String(record.key(), StandardCharsets.ISO_8859_1)),
                  reason,
                  detail(record),
                  record.value()));
        } catch (IllegalArgumentException notAUser) {
          // Then no stream is theirs.
        }
      }
    }
    return rejected;
  }

  private static String detail(ConsumerRecord<byte[], byte[]> record) {
    String detail = header(record, DETAIL);
    return detail == null || detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, LONGEST_DETAIL);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The event that tells of it. */
  ByteString frame() {
    return EventFrames.rejected(tradeId(), reason, detail);
  }

  /** The field {@code tradeId} of the value, or null where that has none. */
  private String tradeId() {
    if (value == null) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("tradeId")) {
          return token == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_ID
              ? parser.getText()
              : null;
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException notJson) {
      return null;
    }
  }
}
