package com.stockafolio.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  private final LogLines lines = new LogLines();
  private long nowSeconds = 1_000;
  private final Awaited awaited =
      new Awaited(lines.log, () -> TimeUnit.SECONDS.toNanos(nowSeconds));

  @Test
  void anOutageIsAWarningAtFirstAndAnErrorEachMinute() {
    Throwable away = new TimeoutException("not present in metadata");
    for (int tries = 0; tries <= 180; tries++) {
      awaited.missing("the topic", away);
      nowSeconds++;
    }
    assertThat(lines.levels()).containsExactly(Level.WARN, Level.ERROR, Level.ERROR, Level.ERROR);
    assertThat(lines.last()).contains("the topic", "since 180 s", "not present in metadata");
    awaited.there();
    awaited.there();
    assertThat(lines.last()).isEqualTo("No longer waiting for the topic");
    awaited.missing("the topic", away);
    assertThat(lines.levels()).endsWith(Level.ERROR, Level.INFO, Level.WARN);
  }

  @Test
  void whatWillNotPassByItselfIsAnErrorAtOnceAndEachMinute() {
    Throwable refused = new CompletionException(new TopicAuthorizationException("not yours"));
    for (int tries = 0; tries < 180; tries++) {
      awaited.missing("the topic", refused);
      nowSeconds++;
    }
    assertThat(lines.levels()).containsExactly(Level.ERROR, Level.ERROR, Level.ERROR);
  }

  @Test
  void anotherNameForItDoesNotPutTheErrorOff() {
    Throwable away = new IllegalStateException("away");
    for (int tries = 0; tries <= 120; tries++) {
      awaited.missing(tries % 30 < 15 ? "one" : "another", away);
      nowSeconds++;
    }
    assertThat(lines.levels()).filteredOn(Level.ERROR::equals).hasSize(2);
  }
}
