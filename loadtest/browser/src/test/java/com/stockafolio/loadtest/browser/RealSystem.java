package com.stockafolio.loadtest.browser;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Price;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Servers and one node as the demo starts them, with a market that the test moves. */
final class RealSystem implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  // Many connections are cut in one test, and none should wait a second for its next; nor should
  // the close of a day be waited for, or come by itself in a test that runs after the bell.
  private static final List<String> JVM_ARGUMENTS =
      List.of(
          "-Dstockafolio.http.streams.client-retry=100ms",
          "-Dstockafolio.http.day.look-every=200ms",
          "-Dstockafolio.closing.at-the-bell=off");

  private final Children children = new Children(living -> {});
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final KafkaProducer<String, String> producer;
  private EngineNode node;
  private long trades;

  RealSystem(Path data) throws InterruptedException {
    try {
      stack =
          LocalStack.start(
              new Workspace(Workspace.findRoot(), data),
              Ports.free(),
              StackSettings.small(),
              children);
      startNode();
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", stack.ports().kafkaAddress(), "linger.ms", "0"),
              new StringSerializer(),
              new StringSerializer());
    } catch (RuntimeException | InterruptedException e) {
      children.close();
      throw e;
    }
  }

  /** Starts the node and waits until it serves. */
  void startNode() {
    node = stack.startNode(new EngineNode.Settings(1, 1, 512, JVM_ARGUMENTS));
    Awaitility.await("the node serves").atMost(READY_LIMIT).until(node::isReady);
  }

  /** Ends the node as a crash does. */
  void killNode() throws InterruptedException {
    node.child().kill();
    if (!node.child().awaitEnd(Duration.ofSeconds(20))) {
      throw new AssertionError("the killed node goes on");
    }
  }

  String address() {
    return node.address();
  }

  int port() {
    return stack.ports().http(1);
  }

  /** Publishes a price of every stock: its starting price times a factor. */
  void setPrices(double factor) {
    for (Instrument stock : Instruments.load().all()) {
      long ticks = Math.round(stock.startingPrice().billionths() / 100_000 * factor);
      String value =
          "{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"%s\"}"
              .formatted(stock.symbol(), new Price(ticks * 100_000), Instant.now());
      producer.send(new ProducerRecord<>("prices", stock.symbol(), value));
    }
    producer.flush();
  }

  /** Sends a trade to the topic and returns when Kafka has it. */
  void trade(String user, String symbol, String side, String quantity, String price) {
    String value =
        """
        {"tradeId":"%s","userId":"%s","symbol":"%s","side":"%s","quantity":"%s","price":"%s",\
        "tradedAt":"%s"}\
        """
            .formatted(
                new UUID(0x8000L, trades++), user, symbol, side, quantity, price, Instant.now());
    producer.send(new ProducerRecord<>("trades", user, value));
    producer.flush();
  }

  /** Whether the user is among those that the page offers to sign in as. */
  boolean offers(String user) throws Exception {
    return get("/demo/users?limit=20&wait=0", null).contains(user);
  }

  /** What the API says of a user's portfolio. */
  JsonNode portfolio(String user) throws Exception {
    String token = get("/demo/token?user=" + user, null);
    return StubDesk.JSON.readTree(get("/api/v1/portfolios/" + user, token.strip()));
  }

  /** What the API answers the firm. */
  String firm(String path) throws Exception {
    return get(path, get("/demo/token?role=firm", null).strip());
  }

  /** Has the firm close the day; does not wait for it. */
  void closeDay() throws Exception {
    postAsFirm("/api/v1/firm/close", "", 202);
  }

  /** Has the market's desk take a record. */
  void act(String json) throws Exception {
    postAsFirm("/api/v1/firm/market", json, 201);
  }

  /**
   * Has the firm take back or correct what a user has.
   *
   * @param template the record, with a place for what it is of
   * @param of the tradeId of that
   */
  void revise(String user, String template, String of) throws Exception {
    postAsFirm("/api/v1/portfolios/" + user + "/trades", template.formatted(of), 202);
  }

  /** The tradeId of one of a user's recent trades. */
  String tradeId(String user, int sequence) throws Exception {
    for (JsonNode trade : portfolio(user).get("recentTrades")) {
      if (trade.get("sequence").asInt() == sequence) {
        return trade.get("tradeId").asText();
      }
    }
    throw new AssertionError("no trade " + sequence);
  }

  /** Posts as the firm, and again while a part of the node is still starting. */
  private String postAsFirm(String path, String json, int expected) throws Exception {
    String token = get("/demo/token?role=firm", null).strip();
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(address() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer =
        Awaitility.await("an answer of " + path)
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> client.send(post, HttpResponse.BodyHandlers.ofString()),
                told -> told.statusCode() != 503);
    if (answer.statusCode() != expected) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Publishes a day's document where the batch does. */
  void publish(JsonNode day) {
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress("127.0.0.1", stack.ports().cql()))
            .withLocalDatacenter("datacenter1")
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                    .build())
            .build()) {
      session.execute(
          "CREATE TABLE IF NOT EXISTS stockafolio.firm_days (date text PRIMARY KEY, close_id text,"
              + " status text, finished_at timestamp, insights text)");
      session.execute(
          "INSERT INTO stockafolio.firm_days (date, close_id, status, finished_at, insights)"
              + " VALUES (?, ?, ?, ?, ?)",
          day.get("date").asText(),
          day.get("closeId").asText(),
          day.get("status").asText(),
          Instant.now(),
          day.toString());
    }
  }

  private String get(String path, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(10));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    children.close();
  }

  /** Shares that a user has of a stock. */
  String held(String user, String symbol) throws Exception {
    for (JsonNode position : portfolio(user).get("positions")) {
      if (position.get("symbol").asText().equals(symbol)) {
        return position.get("quantity").asText();
      }
    }
    return "0";
  }
}
