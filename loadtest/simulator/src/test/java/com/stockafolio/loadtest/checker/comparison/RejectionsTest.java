package com.stockafolio.loadtest.checker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Samples;
import com.stockafolio.loadtest.checker.books.Verdict;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionsTest {
  private final Differences differences = new Differences();
  private final Rejections rejections = new Rejections(2, differences);

  @BeforeEach
  void theBooksDecide() {
    rejections.decided(0, 5, Verdict.BOOKED);
    rejections.decided(0, 6, Verdict.MALFORMED);
    rejections.decided(0, 7, Verdict.DUPLICATE);
    rejections.decided(0, 9, Verdict.BOOKED);
    rejections.decided(1, 6, Verdict.UNKNOWN_SYMBOL);
  }

  @Test
  void takesEachRejectionAtLeastOnce() {
    report(0, 7, "DUPLICATE");
    report(1, 6, "UNKNOWN_SYMBOL");
    report(0, 6, "MALFORMED");
    report(0, 7, "DUPLICATE");
    report(0, 6, "MALFORMED");
    assertThat(told()).isEmpty();
    assertThat(rejections.duplicates()).isEqualTo(1);
    assertThat(rejections.others()).isEqualTo(2);
  }

  @Test
  void findsAMissingOne() {
    report(0, 7, "DUPLICATE");
    report(1, 6, "UNKNOWN_SYMBOL");
    assertThat(told())
        .containsExactly(
            "record 6 of partition 0: rejected by the books as MALFORMED, not on the topic of"
                + " rejected records");
  }

  @Test
  void findsAnotherReason() {
    reportAll();
    report(0, 6, "INVALID_SIDE");
    assertThat(told())
        .containsExactly(
            "record 6 of partition 0: rejected as INVALID_SIDE, in the books as MALFORMED");
  }

  @Test
  void findsOnesThatTheBooksDoNotReject() {
    reportAll();
    report(0, 5, "OUT_OF_RANGE");
    report(0, 5, "OUT_OF_RANGE");
    report(0, 4, "DUPLICATE");
    report(0, 10, "DUPLICATE");
    report(1, 5, "DUPLICATE");
    report(2, 0, "MALFORMED");
    assertThat(told())
        .containsExactly(
            "record 5 of partition 0: rejected as OUT_OF_RANGE, the books have it booked",
            "record 4 of partition 0: rejected as DUPLICATE, but there is no such record",
            "record 10 of partition 0: rejected as DUPLICATE, but there is no such record",
            "record 5 of partition 1: rejected as DUPLICATE, but there is no such record",
            "record 0 of partition 2: rejected as MALFORMED, but there is no such partition");
    assertThat(rejections.duplicates()).isEqualTo(4);
    assertThat(rejections.others()).isEqualTo(4);
  }

  @Test
  void findsOnesWithoutTheirHeaders() {
    reportAll();
    for (String missing : List.of("reason", "source-partition", "source-offset")) {
      RecordHeaders headers = headers("0", "6", "MALFORMED");
      headers.remove(missing);
      RejectedRecord.report(record(headers), rejections);
    }
    RejectedRecord.report(record(headers("0", "six", "MALFORMED")), rejections);
    assertThat(told())
        .hasSize(4)
        .contains("rejected record 77 of partition 1: has no header reason");
  }

  private void reportAll() {
    report(0, 6, "MALFORMED");
    report(0, 7, "DUPLICATE");
    report(1, 6, "UNKNOWN_SYMBOL");
  }

  private void report(int partition, long offset, String reason) {
    RecordHeaders headers = headers(Integer.toString(partition), Long.toString(offset), reason);
    RejectedRecord.report(record(headers), rejections);
  }

  private static RecordHeaders headers(String partition, String offset, String reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("reason", Samples.bytes(reason));
    headers.add("detail", Samples.bytes("in words"));
    headers.add("source-partition", Samples.bytes(partition));
    headers.add("source-offset", Samples.bytes(offset));
    return headers;
  }

  private static ConsumerRecord<byte[], byte[]> record(RecordHeaders headers) {
    return new ConsumerRecord<>(
        "trades.rejected",
        1,
        77,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        headers,
        Optional.empty());
  }

  private List<String> told() {
    rejections.complete();
    return differences.told();
  }
}
