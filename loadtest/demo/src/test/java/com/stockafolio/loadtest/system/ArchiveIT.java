package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
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
  private static final int RECORDS_A_ROUND = 60_000;
  private static final int RECORDS_PER_OBJECT = 5_000;
  private static final int KILLS = Integer.getInteger("archive.kills", 3);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path data;

  private final Random random = new Random(20_261_124);

  /** What Kafka acknowledged: topic partition and offset to value. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  @AutoClose private TestSystem system;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
  }

  @Test
  void everyAcknowledgedRecordIsArchivedOnceThroughKills() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      startNode();
      send(RECORDS_A_ROUND);
      long target = begun() + 1 + random.nextInt(RECORDS_A_ROUND / 2);
      Awaitility.await("objects to kill in the midst of")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> begun() >= target);
      system.killNode();
    }
    startNode();
    send(RECORDS_A_ROUND);
    cutAll();

    Awaitility.await("the archive reaches the cuts")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> reach() >= acknowledged.size());
    assertThatTheArchiveIsWhatWasAcknowledged();
    if (AvroTools.areThere()) {
      for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
        Path archive = system.archive("trades", partition);
        assertThat(AvroTools.count(archive))
            .as("Avro's own tools count partition %d", partition)
            .isEqualTo(ArchivedOffsets.read(archive).values().size());
      }
    }
  }

  private void startNode() {
    // The archive does not wait for the ledgers.
    system.beginNode("-Dstockafolio.archive.records-per-object=" + RECORDS_PER_OBJECT);
  }

  /** Trades of many users, and some records that are none. */
  private void send(int count) {
    for (int i = 0; i < count; i++) {
      String user = new UUID(0x8000L, 0x8000_0000_0000_0000L | random.nextInt(10_000)).toString();
      String value = random.nextInt(1_000) == 0 ? "no trade " + i : trade(user);
      var unused =
          system
              .producer()
              .send(
                  new ProducerRecord<>("trades", user, value),
                  (metadata, failure) -> {
                    if (failure == null) {
                      acknowledged.put(metadata.partition() + "/" + metadata.offset(), value);
                    }
                  });
    }
    system.producer().flush();
  }

  private String trade(String user) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return TestSystem.trade(id, user, "AAPL", "BUY", "1", "178.4900");
  }

  /** What the close of a day does, so that the rest is archived too. */
  private void cutAll() throws IOException {
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      String prefix = partition + "/";
      long end =
          acknowledged.keySet().stream()
                  .filter(place -> place.startsWith(prefix))
                  .mapToLong(place -> Long.parseLong(place.substring(prefix.length())))
                  .max()
                  .orElse(-1)
              + 1;
      system.cut(partition, end);
    }
  }

  /** Offsets of all partitions before the last finished objects, from the names alone. */
  private long begun() throws IOException {
    long sum = 0;
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      if (Files.exists(system.archive("trades", partition))) {
        try (Stream<Path> files = Files.list(system.archive("trades", partition))) {
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
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      sum += ArchivedOffsets.read(system.archive("trades", partition)).reach();
    }
    return sum;
  }

  private void assertThatTheArchiveIsWhatWasAcknowledged() throws IOException {
    Map<String, String> found = new HashMap<>();
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      ArchivedOffsets archived = ArchivedOffsets.read(system.archive("trades", partition));
      for (var entry : archived.values().entrySet()) {
        found.put(partition + "/" + entry.getKey(), entry.getValue());
      }
      assertThat(archived.ends().size()).as("objects of partition %d", partition).isGreaterThan(1);
    }
    assertThat(found.size()).isEqualTo((KILLS + 1) * RECORDS_A_ROUND);
    assertThat(found.equals(acknowledged)).as("the archive equals what was acknowledged").isTrue();
  }
}
