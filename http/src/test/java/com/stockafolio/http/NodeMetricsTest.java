package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.node.BookingProgress;
import com.stockafolio.http.rig.HttpRig;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code /metrics} tells what happened, by few names. */
@Timeout(60)
class NodeMetricsTest {
  @AutoClose private static final HttpRig HTTP = new HttpRig("");

  @Test
  void answersAreCountedByRouteMethodAndClass() {
    String user = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
    String name = "stockafolio_http_requests_seconds_count";
    List<String> labels =
        List.of(
            "method=\"GET\",route=\"/api/v1/portfolios/{userId}\",status=\"4xx\"",
            "method=\"GET\",route=\"other\",status=\"4xx\"",
            "method=\"OTHER\",route=\"other\",status=\"4xx\"");
    List<Double> before = labels.stream().map(each -> value(name, each)).toList();

    HTTP.get("/api/v1/portfolios/no-user");
    HTTP.sendAnonymously("GET", "/api/v1/portfolios/" + user, "");
    HTTP.get("/no/such/thing-" + user);
    HTTP.send("PATCH", "/pot");

    assertThat(value(name, labels.get(0))).isEqualTo(before.get(0) + 2);
    assertThat(value(name, labels.get(1))).isEqualTo(before.get(1) + 1);
    assertThat(value(name, labels.get(2))).isEqualTo(before.get(2) + 1);
    assertThat(metrics()).doesNotContain(user);
  }

  @Test
  void refusedRecordsAreCountedByReason() {
    HTTP.metrics.rejections.increment("DUPLICATE");
    HTTP.metrics.rejections.increment("OUT_OF_RANGE");
    HTTP.metrics.rejections.increment("DUPLICATE");

    assertThat(value("stockafolio_rejections_total", "reason=\"DUPLICATE\"")).isEqualTo(2);
    assertThat(value("stockafolio_rejections_total", "reason=\"OUT_OF_RANGE\"")).isEqualTo(1);
    HTTP.metrics.rejections.increment("OUT_OF_RANGE");
    assertThat(value("stockafolio_rejections_total", "reason=\"OUT_OF_RANGE\"")).isEqualTo(2);
  }

  @Test
  void aPartitionTellsHowLongItsOldestRecordWaits() {
    long waits = System.currentTimeMillis() - 7_000;
    HTTP.metrics.booking.moved(
        "trades-3", new BookingProgress.State(41, 12, OptionalLong.of(waits)));
    HTTP.metrics.booking.moved("trades-4", new BookingProgress.State(99, 0, OptionalLong.empty()));

    assertThat(value("stockafolio_booking_delay_seconds", "partition=\"trades-3\""))
        .isBetween(7.0, 60.0);
    assertThat(value("stockafolio_booking_delay_seconds", "partition=\"trades-4\"")).isZero();
    assertThat(value("stockafolio_booking_unsettled", "partition=\"trades-3\"")).isEqualTo(12);
    assertThat(value("stockafolio_booking_offset", "partition=\"trades-3\"")).isEqualTo(41);

    HTTP.metrics.booking.left("trades-3");
    assertThat(metrics()).doesNotContain("trades-3");
  }

  @Test
  void aCheckpointIsAsOldAsThatOfTheLedgerKeptTheLongestAgo() {
    long now = System.currentTimeMillis();
    HTTP.metrics.checkpointTimes.kept(1, now - 30_000);
    HTTP.metrics.checkpointTimes.kept(2, now - 500_000);
    assertThat(value("stockafolio_checkpoint_age_seconds", "")).isBetween(500.0, 560.0);

    HTTP.metrics.checkpointTimes.left(2);
    assertThat(value("stockafolio_checkpoint_age_seconds", "")).isBetween(30.0, 90.0);
  }

  /** 0 where there is none. */
  private static double value(String name, String labels) {
    String begin = labels.isEmpty() ? name : name + "{" + labels + "}";
    Matcher line =
        Pattern.compile("^" + Pattern.quote(begin) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(metrics());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  private static String metrics() {
    return HTTP.get("/metrics").body();
  }
}
