package com.stockafolio.loadtest.gatling.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamEventTest {

  @Test
  void aTradeHasItsSequenceIdAndTime() {
    assertThat(
            StreamEvent.parse(
                """
                {"event":"trade","id":"43","data":{"sequence":43,"trade":{"sequence":43,\
                "tradeId":"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11",\
                "recordedAt":"2026-11-24T15:04:05.123Z"},"position":{},"totals":{}}}"""))
        .isEqualTo(
            new StreamEvent.Trade(
                43,
                "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11",
                Instant.parse("2026-11-24T15:04:05.123Z").toEpochMilli()));
  }

  @Test
  void theOthersAreTold() {
    assertThat(StreamEvent.parse("{\"event\":\"snapshot\",\"id\":\"7\",\"data\":{\"sequence\":7}}"))
        .isEqualTo(new StreamEvent.Snapshot(7));
    assertThat(
            StreamEvent.parse(
                "{\"event\":\"rejected\",\"data\":{\"tradeId\":\"x\",\"reason\":\"DUPLICATE\"}}"))
        .isEqualTo(new StreamEvent.Rejected("x", "DUPLICATE"));
    assertThat(StreamEvent.parse("{\"event\":\"reset\",\"data\":{}}"))
        .isEqualTo(new StreamEvent.Reset());
    assertThat(StreamEvent.parse("{\"event\":\"goaway\",\"data\":{\"reason\":\"expired\"}}"))
        .isEqualTo(new StreamEvent.GoAway());
    assertThat(StreamEvent.parse("{\"retry\":1000}")).isEqualTo(new StreamEvent.Other(""));
    assertThat(StreamEvent.parse("{\"event\":\"valuation\",\"data\":{}}"))
        .isEqualTo(new StreamEvent.Other("valuation"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"event\":\"snapshot\",\"data\":{}}",
        "{\"event\":\"snapshot\",\"data\":{\"sequence\":\"7\"}}",
        "{\"event\":\"trade\",\"data\":{\"sequence\":1,\"trade\":{\"tradeId\":\"x\"}}}",
        "{\"event\":\"trade\",\"data\":\"text\"}"
      })
  void whatCannotBeReadIsNotSilent(String message) {
    assertThat(StreamEvent.parse(message)).isInstanceOf(StreamEvent.Unreadable.class);
  }
}
