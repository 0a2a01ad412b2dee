package com.stockafolio.loadtest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.simulator.measure.LatencySummary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The parent process reads these lines: their names are fixed. */
class ReportTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private final Report.Figures figures =
      new Report.Figures(300, 299, 1, 250, 50, 0, 100, 33, 1_250);

  private String line() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void users() {
    report.users(List.of(new UUID(1, 2)));
    assertThat(line())
        .isEqualTo(
            """
            {"type":"users","sample":["00000000-0000-0001-0000-000000000002"]}
            """);
  }

  @Test
  void status() {
    report.status(figures, 100, new LatencySummary(1.5, null, null, 3.0, 7));
    assertThat(line())
        .isEqualTo(
            """
            {"type":"status","produced":300,"acknowledged":299,"ratePerSecond":100,\
            "booked":250,"lag":50,"p50Millis":1.5,"p99Millis":null,"samples":7,\
            "gaps":0,"failed":1,"streaming":100}
            """);
  }

  @Test
  void done() {
    report.done(figures, 2.5, 0.5, new LatencySummary(1.5, 2.0, null, 3.0, 1_700), 40, 1_700);
    assertThat(line())
        .isEqualTo(
            """
            {"type":"done","produced":300,"acknowledged":299,"producedSeconds":2.5,\
            "drainedSeconds":0.5,"tradesPerSecond":99.667,\
            "latencyMillis":{"p50":1.5,"p99":2.0,"p999":null,"max":3.0,"samples":1700},\
            "lagLast30sMax":40,"gaps":0,"failed":1,"watchedTrades":1700,\
            "interrupted":33,"longestOutageMillis":1250}
            """);
  }

  @Test
  void failed() {
    report.failed("no \"luck\"");
    assertThat(line())
        .isEqualTo(
            """
            {"type":"failed","reason":"no \\"luck\\""}
            """);
  }
}
