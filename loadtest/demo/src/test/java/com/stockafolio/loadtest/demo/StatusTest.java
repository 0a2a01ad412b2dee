package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.supervision.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StatusTest {

  @Test
  void saysHowTheRunGoes() throws Exception {
    Status status =
        status(
            """
            {"type":"status","produced":9,"ratePerSecond":2000,"booked":123456,"lag":35,\
            "p50Millis":12.4,"p99Millis":39.6}""");

    assertThat(status.line(512L << 20, 16, 16))
        .isEqualTo(
            "2,000 trades/s · booked 123,456 · lag 35 · p50 12 ms · p99 40 ms · heap 512 MB");
  }

  @Test
  void saysWhichFiguresThereAreNoneOfAndThatLedgersAreMissing() throws Exception {
    Status status =
        status(
            "{\"type\":\"status\",\"ratePerSecond\":0,\"booked\":0,\"lag\":0,\"p50Millis\":null,\"p99Millis\":null}");

    assertThat(status.line(0, 10, 16))
        .isEqualTo("0 trades/s · booked 0 · lag 0 · p50 - · p99 - · heap 0 MB · 10 of 16 ledgers");
  }

  @Test
  void aTerminalSeesItInOnePlaceAndLinesBelowIt() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), true);

    console.status("one");
    console.status("two");
    console.line("a line");

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("\rone\u001b[K\rtwo\u001b[K%na line%n".formatted());
  }

  @Test
  void elsewhereItIsPrintedNowAndThen() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    console.status("one");
    console.status("two");

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("one%n".formatted());
  }

  private static Status status(String json) throws Exception {
    return Status.of(new ObjectMapper().readTree(json));
  }
}
