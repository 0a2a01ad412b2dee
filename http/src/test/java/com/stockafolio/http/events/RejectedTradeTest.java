package com.stockafolio.http.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Booking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RejectedTradeTest {
  private static final String USER = Booking.user(1).toString();

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final LongAdder unreadable = new LongAdder();

  private RejectedTradeTest with(String key, String value, String reason) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "trades.rejected",
            0,
            records.size(),
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8));
    if (reason != null) {
      record.headers().add("reason", reason.getBytes(UTF_8));
    }
    records.add(record);
    return this;
  }

  private List<RejectedTrade> read() {
    return RejectedTrade.of(
        new ConsumerRecords<>(Map.of(new TopicPartition("trades.rejected", 0), records)),
        unreadable);
  }

  @Test
  void tellsTheTradeAndTheReason() {
    with(USER, "{\"x\":{\"tradeId\":\"no\"},\"tradeId\":\"t1\"}", "DUPLICATE");
    assertThat(read())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.user()).isEqualTo(Booking.user(1));
              assertThat(trade.frame().utf8String())
                  .isEqualTo(
                      "event: rejected\ndata: {\"tradeId\":\"t1\",\"reason\":\"DUPLICATE\"}\n\n");
            });
  }

  @Test
  void tellsTheReasonInWordsToo() {
    with(USER, "{\"tradeId\":\"t1\"}", "CONFLICT");
    records.get(0).headers().add("detail", "entry \"2\"".getBytes(UTF_8));
    with(USER, "{\"tradeId\":\"t2\"}", "CONFLICT");
    records.get(1).headers().add("detail", "x".repeat(9_000).getBytes(UTF_8));
    assertThat(read().get(0).frame().utf8String())
        .isEqualTo(
            "event: rejected\ndata: {\"tradeId\":\"t1\",\"reason\":\"CONFLICT\","
                + "\"detail\":\"entry \\\"2\\\"\"}\n\n");
    assertThat(read().get(1).frame().utf8String()).contains("\"x").hasSizeLessThan(700);
  }

  @Test
  void aTradeThatCannotBeReadHasNoId() {
    for (String value :
        new String[] {null, "", "not JSON", "[]", "{}", "{\"tradeId\":1}", "{\"tradeId\":"}) {
      with(USER, value, "MALFORMED");
    }
    with(USER, "{\"tradeId\":\"" + "x".repeat(100) + "\"}", "MALFORMED");
    assertThat(read())
        .hasSize(8)
        .allSatisfy(
            trade ->
                assertThat(trade.frame().utf8String())
                    .isEqualTo(
                        "event: rejected\ndata: {\"tradeId\":null,\"reason\":\"MALFORMED\"}\n\n"));
  }

  @Test
  void recordsThatAreNobodysAreLeftOut() {
    with(null, "{}", "MALFORMED").with("somebody", "{}", "MALFORMED");
    with("x".repeat(36), "{}", "MALFORMED").with(USER, "{}", null);
    assertThat(read()).isEmpty();
    assertThat(unreadable.sum()).isEqualTo(1);
  }

  @Test
  void aReasonOfNothingHoldsNobodyUp() {
    with(USER, "{\"tradeId\":\"t1\"}", "DUPLICATE").with(USER, "{}", null);
    records.get(1).headers().add("reason", null);
    with(USER, "{\"tradeId\":\"t2\"}", "DUPLICATE");
    assertThat(read()).hasSize(2);
    assertThat(unreadable.sum()).isEqualTo(1);
  }
}
