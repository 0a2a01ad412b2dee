package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topic of trades is not what it was: nothing is passed over in silence. Told in order, as what
 * one test does to the topic those after it find done; each begins with an empty journal.
 */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class TopicFaultsIT {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir static Path data;

  @AutoClose private TestSystem system;
  @AutoClose private Admin admin;

  private int sent;

  @BeforeAll
  void start() throws InterruptedException {
    system = new TestSystem(data);
    admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", system.stack().ports().kafkaAddress()));
  }

  /** As after a loss of power: the broker's disk is what it was, and producers are faster. */
  @Test
  @Order(1)
  void aTailThatWasLostAndWrittenOverIsRefused() throws Exception {
    system.startNode();
    trade(10);
    system.awaitPortfoliosOf(10);
    Path log = data.resolve("kafka");
    Path before = data.resolve("kafka-before");
    copy(log, before);
    trade(10);
    system.awaitPortfoliosOf(20);
    system.killNode();
    system
        .stack()
        .restart(
            "kafka",
            () -> {
              Trees.delete(log);
              copy(before, log);
            });

    trade(30);
    system.startNode();

    awaitNotBooking("the topic was cut and written over");
    assertThat(system.awaitPortfoliosOf(20)).as("what was booked is shown").hasSize(1);
    system.killNode();
  }

  @Test
  @Order(2)
  void withMorePartitionsNothingIsBookedAndNothingIsTaken() throws Exception {
    startNodeWithKeyspace("raised");
    system.awaitPortfoliosOf(40);
    String token = system.node().get("/demo/token?user=" + USER).orElseThrow();

    admin.createPartitions(Map.of("trades", NewPartitions.increaseTo(8))).all().get();

    awaitNotBooking("has 8 partitions and not 4");
    HttpResponse<String> posted =
        system.post(
            "/api/v1/portfolios/" + USER + "/trades",
            token,
            "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":7,\"price\":2}");
    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(503);
    assertThat(system.node().get("/api/v1/portfolios/" + USER, token)).isPresent();
    system.killNode();
  }

  @Test
  @Order(3)
  void aTopicMadeAnewIsNotBooked() throws Exception {
    makeTheTopicAnew();
    startNodeWithKeyspace("anew");
    trade(10);
    system.awaitPortfoliosOf(10);

    makeTheTopicAnew();
    trade(30);

    awaitNotBooking("was made anew");
    system.killNode();
  }

  private void startNodeWithKeyspace(String keyspace) {
    system.startNode(
        "-Dstockafolio.cassandra.keyspace=" + keyspace,
        "-Dstockafolio.ingest.check-topic-every=200ms");
  }

  private void awaitNotBooking(String why) {
    Awaitility.await(why)
        .atMost(SOON)
        .until(() -> system.node().get("/health/ready").orElse("").contains(why));
    assertThat(system.node().child().hasLogged(why)).isTrue();
  }

  private void makeTheTopicAnew() throws Exception {
    admin.deleteTopics(List.of("trades")).all().get();
    NewTopic again =
        new NewTopic("trades", TestSystem.PARTITIONS, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    Awaitility.await("the old topic is gone")
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> {
              admin.createTopics(List.of(again)).all().get();
              return true;
            });
  }

  private void trade(int trades) {
    for (int i = 0; i < trades; i++) {
      sent++;
      system.send(
          "trades",
          USER,
          TestSystem.trade(new UUID(0x8000L, sent), USER, "AAPL", "BUY", "1", "2.5"));
    }
    system.producer().flush();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
