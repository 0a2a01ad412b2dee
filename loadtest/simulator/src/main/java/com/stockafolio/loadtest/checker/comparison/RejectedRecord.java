package com.stockafolio.loadtest.checker.comparison;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The headers of a record on the topic of rejected records. */
public final class RejectedRecord {
  private RejectedRecord() {}

  /** Reads the headers and reports them. */
  public static void report(ConsumerRecord<?, ?> entry, Rejections rejections) {
    try {
      rejections.reported(
          Integer.parseInt(header(entry, "source-partition")),
          Long.parseLong(header(entry, "source-offset")),
          header(entry, "reason"));
    } catch (IllegalArgumentException e) {
      rejections.unreadable(entry.partition(), entry.offset(), e.getMessage());
    }
  }

  private static String header(ConsumerRecord<?, ?> entry, String name) {
    Header header = entry.headers().lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("has no header " + name);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
