package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.stack.Children;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.stockafolio.loadtest.stack.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive on real servers: whenever the archiver is killed, every acknowledged record is in it
 * once. {@code -Darchive.kills=20} makes it longer.
 */
@Timeout(value = 18, unit = TimeUnit.MINUTES)
final class ArchiveIT {
  private static final int PARTITIONS = 4;
  private static final int RECORDS_A_ROUND = 60_000;
  private static final int RECORDS_PER_OBJECT = 5_000;
  private static final int KILLS = Integer.getInteger("archive.kills", 3);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path data;

  private final Children children = new Children(living -> {});
  private final Random random = new Random(20_261_124);

  /** What Kafka acknowledged: topic partition and offset to value. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private LocalStack stack;
  private KafkaProducer<String, String> producer;

  @BeforeEach
  void start() throws InterruptedException {
    stack =
        LocalStack.start(
            new Workspace(Workspace.findRoot(), data),
            Ports.free(),
            StackSettings.small(),
            children);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.ports().kafkaAddress(), "linger.ms", "20"),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterEach
  void stop() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
    children.close();
  }

  @Test
  void everyAcknowledgedRecordIsArchivedOnceThroughKills() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      EngineNode node = startNode();
      send(RECORDS_A_ROUND);
      long target = begun() + 1 + random.nextInt(RECORDS_A_ROUND / 2);
      Awaitility.await("objects to kill in the midst of")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> begun() >= target);
      node.child().kill();
      assertThat(node.child().awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
    startNode();
    send(RECORDS_A_ROUND);
    cutAll();

    Awaitility.await("the archive reaches the cuts")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> reach() >= acknowledged.size());
    assertThatTheArchiveIsWhatWasAcknowledged();
  }

  private EngineNode startNode() {
    EngineNode node =
        stack.startNode(
            new EngineNode.Settings(
                1,
                1,
                512,
                List.of("-Dstockafolio.archive.records-per-object=" + RECORDS_PER_OBJECT)));
    Awaitility.await("the engine serves").atMost(LIMIT).until(node::isReady);
    return node;
  }

  /** Trades of many users, and some records that are none. */
  private void send(int count) {
    for (int i = 0; i < count; i++) {
      String user = new UUID(0x8000L, 0x8000_0000_0000_0000L | random.nextInt(10_000)).toString();
      String value = random.nextInt(1_000) == 0 ? "no trade " + i : trade(user);
      var unused =
          producer.send(
              new ProducerRecord<>("trades", user, value),
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.put(metadata.partition() + "/" + metadata.offset(), value);
                }
              });
    }
    producer.flush();
  }

  private String trade(String user) {
    return """
        {"tradeId":"%s","userId":"%s","symbol":"AAPL","side":"BUY","quantity":"1","price":"178.4900",\
        "tradedAt":"2026-11-24T15:04:05.123Z"}"""
        .formatted(new UUID(random.nextLong(), random.nextLong()), user);
  }

  /** What the close of a day does, so that the rest is archived too. */
  private void cutAll() throws IOException {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      String prefix = partition + "/";
      long end =
          acknowledged.keySet().stream()
                  .filter(place -> place.startsWith(prefix))
                  .mapToLong(place -> Long.parseLong(place.substring(prefix.length())))
                  .max()
                  .orElse(-1)
              + 1;
      Path cuts = bucket().resolve("cuts/topic=trades/partition=" + partition);
      Files.createDirectories(cuts);
      Files.write(cuts.resolve("%020d.json".formatted(end)), "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private Path bucket() {
    return data.resolve("s3/stockafolio");
  }

  private Path directory(String topic, int partition) {
    return bucket().resolve("archive/v1/topic=%s/partition=%d".formatted(topic, partition));
  }

  /** Offsets of all partitions before the last finished objects, from the names alone. */
  private long begun() throws IOException {
    long sum = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (Files.exists(directory("trades", partition))) {
        try (Stream<Path> files = Files.list(directory("trades", partition))) {
          sum +=
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".avro"))
                  .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                  .max()
                  .orElse(0);
        }
      }
    }
    return sum;
  }

  private long reach() throws IOException {
    long sum = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      sum += ArchivedOffsets.read(directory("trades", partition)).reach();
    }
    return sum;
  }

  private void assertThatTheArchiveIsWhatWasAcknowledged() throws IOException {
    Map<String, String> found = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ArchivedOffsets archived = ArchivedOffsets.read(directory("trades", partition));
      for (var entry : archived.values().entrySet()) {
        found.put(partition + "/" + entry.getKey(), entry.getValue());
      }
      assertThat(archived.ends().size()).as("objects of partition %d", partition).isGreaterThan(1);
    }
    assertThat(found.size()).isEqualTo((KILLS + 1) * RECORDS_A_ROUND);
    assertThat(found.equals(acknowledged)).as("the archive equals what was acknowledged").isTrue();
  }
}
