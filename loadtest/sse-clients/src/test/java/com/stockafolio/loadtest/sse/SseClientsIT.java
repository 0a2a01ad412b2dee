package com.stockafolio.loadtest.sse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
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
 * Six client libraries as they come, side by side on a node with the settings as they come: each
 * tells every sequence once, through broken connections, quick reconnects and silence.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class SseClientsIT {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STEP_LIMIT = Duration.ofSeconds(90);
  private static final int CUTS = 4;
  private static final int QUICK_RECONNECTS = 40;
  private static final Duration SILENCE = Duration.ofSeconds(40);
  private static final List<String> JAVA =
      List.of("okhttp-eventsource", "jersey", "akka", "spring");
  private static final List<String> NPM = List.of("eventsource", "fetch-event-source");

  @TempDir Path data;

  private final Children children = new Children(living -> {});
  private final List<LibraryReader> readers = new ArrayList<>();
  private final Path module = Workspace.findRoot().resolve("loadtest/sse-clients");
  private KafkaProducer<String, String> producer;
  private EngineNode node;
  private long sent;

  @BeforeEach
  void start() throws InterruptedException {
    LocalStack stack =
        LocalStack.start(
            new Workspace(Workspace.findRoot(), data),
            Ports.free(),
            StackSettings.small(),
            children);
    node = stack.startNode(new EngineNode.Settings(1, 1, 512, List.of()));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.ports().kafkaAddress(), "linger.ms", "0"),
            new StringSerializer(),
            new StringSerializer());
    Awaitility.await("the engine serves").atMost(READY_LIMIT).until(node::isReady);
  }

  @AfterEach
  void stop() throws Exception {
    for (LibraryReader reader : readers) {
      reader.close();
    }
    producer.close(Duration.ZERO);
    children.close();
  }

  @Test
  void everySequenceIsToldOnce() throws Exception {
    List<String> npm = NpmPackages.install(module);
    List<String> libraries = new ArrayList<>(JAVA);
    libraries.addAll(npm.isEmpty() ? List.of() : NPM);
    List<String> symbols = symbols();
    for (int i = 0; i < libraries.size(); i++) {
      for (String symbol : symbols) {
        book(user(i), symbol);
      }
    }
    producer.flush();
    for (int i = 0; i < libraries.size(); i++) {
      awaitBooked(user(i), symbols.size());
      readers.add(open(libraries.get(i), NPM.contains(libraries.get(i)) ? npm : java(), user(i)));
    }
    allAreToldUpTo(symbols.size());

    long last = symbols.size();
    for (int cut = 0; cut < CUTS; cut++) {
      last += bookForAll();
      readers.forEach(LibraryReader::cut);
      last += bookForAll();
      allAreToldUpTo(last);
    }

    List<Integer> before = connections();
    for (LibraryReader reader : readers) {
      reader.reopen(QUICK_RECONNECTS);
    }
    all("have reconnected", reader -> !reader.data("reopened").isEmpty());
    for (int i = 0; i < readers.size(); i++) {
      assertThat(readers.get(i).connections())
          .as(readers.get(i).library + "'s connections, by which the node has seen the quick ones")
          .isGreaterThanOrEqualTo(before.get(i) + QUICK_RECONNECTS);
    }
    last += bookForAll();
    allAreToldUpTo(last);

    List<Integer> connections = connections();
    Awaitility.await("silence without a connection given up")
        .during(SILENCE)
        .atMost(SILENCE.plusSeconds(10))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(connections()).isEqualTo(connections));
    last += bookForAll();
    allAreToldUpTo(last);

    for (LibraryReader reader : readers) {
      assertThat(reader.ids("trade"))
          .as(reader.library)
          .isEqualTo(
              LongStream.rangeClosed(symbols.size() + 1, last).mapToObj(Long::toString).toList());
      assertThat(reader.ids("snapshot")).as(reader.library).containsExactly("" + symbols.size());
      assertThat(reader.ids("reset")).as(reader.library).isEmpty();
      assertThat(reader.ids("alive")).as(reader.library + " in its silence").isNotEmpty();
      assertThat(new ObjectMapper().readTree(reader.data("snapshot").get(0)).get("positions"))
          .as(reader.library)
          .hasSize(symbols.size());
    }
  }

  private List<Integer> connections() {
    return readers.stream().map(LibraryReader::connections).toList();
  }

  private LibraryReader open(String library, List<String> program, UUID user) throws Exception {
    String token = node.get("/demo/token?user=" + user).orElseThrow().strip();
    return new LibraryReader(
        library, program, URI.create(node.address()), user, token, data.resolve(library + ".txt"));
  }

  private List<String> java() throws Exception {
    String libraries = Files.readString(module.resolve("target/class-path")).strip();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-cp",
        module.resolve("target/classes") + File.pathSeparator + libraries,
        SseClient.class.getName());
  }

  private List<String> symbols() throws Exception {
    String firm = node.get("/demo/token?role=firm").orElseThrow().strip();
    String instruments = node.get("/api/v1/instruments", firm).orElseThrow();
    return new ObjectMapper().readTree(instruments).findValuesAsText("symbol");
  }

  private static UUID user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_1000L | number);
  }

  /** One trade for every reader's user. */
  private int bookForAll() {
    readers.forEach(reader -> book(reader.user, "AAPL"));
    producer.flush();
    return 1;
  }

  private void book(UUID user, String symbol) {
    String trade =
        """
        {"tradeId":"%s","userId":"%s","symbol":"%s","side":"BUY","quantity":"10",\
        "price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}"""
            .formatted(new UUID(0x8001L, sent++), user, symbol);
    producer.send(new ProducerRecord<>("trades", user.toString(), trade));
  }

  private void awaitBooked(UUID user, int trades) {
    String token = node.get("/demo/token?user=" + user).orElseThrow().strip();
    Awaitility.await("the positions")
        .atMost(STEP_LIMIT)
        .until(
            () ->
                node.get("/api/v1/portfolios/" + user, token)
                    .orElse("")
                    .contains("\"sequence\":" + trades + ","));
  }

  private void allAreToldUpTo(long sequence) {
    all("are told up to " + sequence, reader -> reader.last() >= sequence);
  }

  private void all(String what, Predicate<LibraryReader> done) {
    Awaitility.await("all " + what)
        .atMost(STEP_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(readers).as(what).allMatch(done));
  }
}
