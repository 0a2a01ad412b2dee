package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.MarketKeyPair;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Real servers on free ports with data of their own, a producer, and one engine node at a time. */
final class TestSystem implements AutoCloseable {
  static final int PARTITIONS = 4;

  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOOKED_LIMIT = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final int HEAP_MB = 512;

  private final Path data;
  private final Children children = new Children(living -> {});
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final KafkaProducer<String, String> producer;
  private EngineNode node;

  /** Starts the servers on an empty directory. */
  TestSystem(Path data) throws InterruptedException {
    this.data = data;
    try {
      stack =
          LocalStack.start(
              new Workspace(Workspace.findRoot(), data),
              Ports.free(),
              StackSettings.small(),
              children);
    } catch (InterruptedException | RuntimeException e) {
      children.close();
      throw e;
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.ports().kafkaAddress(), "linger.ms", "5"),
            new StringSerializer(),
            new StringSerializer());
  }

  LocalStack stack() {
    return stack;
  }

  KafkaProducer<String, String> producer() {
    return producer;
  }

  /** The node that was started last. */
  EngineNode node() {
    return node;
  }

  /** Starts an engine node, which closes days on command alone; does not wait. */
  void beginNode(String... jvmArguments) {
    List<String> arguments = new ArrayList<>(List.of(jvmArguments));
    // A test that runs after the bell would have its day closed below it.
    arguments.add("-Dstockafolio.closing.at-the-bell=off");
    node = stack.startNode(new EngineNode.Settings(1, 1, HEAP_MB, arguments));
  }

  /** Starts an engine node and waits until it serves. */
  void startNode(String... jvmArguments) {
    beginNode(jvmArguments);
    Awaitility.await("the engine serves").atMost(READY_LIMIT).until(node::isReady);
  }

  /** Ends the node as {@code kill -9} does. */
  void killNode() throws InterruptedException {
    node.child().kill();
    assertThat(node.child().awaitEnd(END_LIMIT)).isTrue();
  }

  /** Puts a record on a topic; {@link KafkaProducer#flush} waits for it. */
  void send(String topic, String key, String value) {
    var unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  /** A trade as it stands on the topic. */
  static String trade(
      UUID tradeId, String user, String symbol, String side, String quantity, String price) {
    return """
    {"tradeId":"%s","userId":"%s","symbol":"%s","side":"%s","quantity":"%s","price":"%s",\
    "tradedAt":"2026-11-24T15:04:05.123Z"}\
    """
        .formatted(tradeId, user, symbol, side, quantity, price);
  }

  /** The firm's token. */
  String firmToken() {
    return node.get("/demo/token?role=firm").orElseThrow();
  }

  /** Posts to a route of the node. */
  HttpResponse<String> post(String route, String token, String body) throws Exception {
    return post(node, route, token, body);
  }

  /** Posts to a route of a node. */
  HttpResponse<String> post(EngineNode to, String route, String token, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(to.address() + route))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Has the firm close a day: the query names it, or nothing. */
  HttpResponse<String> closeDay(String query) throws Exception {
    return post("/api/v1/firm/close" + query, firmToken(), "");
  }

  /** All portfolios by user, as the firm is told them. */
  SortedMap<String, JsonNode> portfolios() throws Exception {
    SortedMap<String, JsonNode> all = new TreeMap<>();
    String lines = node.get("/api/v1/firm/portfolios", firmToken()).orElseThrow();
    for (String line : lines.split("\n", -1)) {
      if (!line.isBlank()) {
        JsonNode portfolio = JSON.readTree(line);
        all.put(portfolio.get("userId").asText(), portfolio);
      }
    }
    return all;
  }

  /** What the node's metrics say under a name without labels. */
  double metric(String name) {
    return node.get("/metrics")
        .orElseThrow()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** All portfolios once they have so many trades together. */
  SortedMap<String, JsonNode> awaitPortfoliosOf(int trades) throws Exception {
    Awaitility.await(trades + " trades").atMost(BOOKED_LIMIT).until(() -> booked() == trades);
    return portfolios();
  }

  private long booked() throws Exception {
    return portfolios().values().stream()
        .mapToLong(portfolio -> portfolio.get("sequence").asLong())
        .sum();
  }

  /**
   * Has the checker fold the topics and compare all portfolios.
   *
   * @return what it told last
   */
  JsonNode check() throws Exception {
    Child checker =
        stack.startProgram(
            "checker",
            "com.stockafolio.loadtest.checker.Checker",
            List.of("-Xmx256m"),
            List.of(
                "--bootstrap=" + stack.ports().kafkaAddress(),
                "--http=" + node.address(),
                "--cassandra=" + stack.ports().cqlAddress(),
                "--verifying-keys=" + verifyingKey(),
                "--data=" + data));
    String last = null;
    for (String line = checker.output().readLine();
        line != null;
        line = checker.output().readLine()) {
      last = line;
    }
    assertThat(checker.awaitEnd(END_LIMIT)).isTrue();
    assertThat(checker.exitCode()).as("exit code after %s", last).isZero();
    JsonNode told = JSON.readTree(last);
    assertThat(told.get("differing").asInt()).as(last).isZero();
    return told;
  }

  /** The key by which the market's records are checked. */
  String verifyingKey() {
    return MarketKeyPair.of(new Workspace(Workspace.findRoot(), data)).verifying();
  }

  /** The files of the bucket. */
  Path bucket() {
    return data.resolve("s3/stockafolio");
  }

  /** The files of the archive of a partition. */
  Path archive(String topic, int partition) {
    return bucket().resolve("archive/v1/topic=%s/partition=%d".formatted(topic, partition));
  }

  /** Has the archive of a partition of trades end an object before an offset, as a close does. */
  void cut(int partition, long offset) throws IOException {
    Path cuts = bucket().resolve("cuts/topic=trades/partition=" + partition);
    Files.createDirectories(cuts);
    Files.write(
        cuts.resolve("%020d.json".formatted(offset)), "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Stops everything; the data stays. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
    children.close();
  }
}
