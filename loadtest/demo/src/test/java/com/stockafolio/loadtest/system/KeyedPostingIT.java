package com.stockafolio.loadtest.system;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trades under keys, on two nodes with real servers, through what cuts a request short. */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class KeyedPostingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OTHERS = 20;
  private static final int AT_ONCE = 20;
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":10,\"price\":178.49}";

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();
  @AutoClose private TestSystem system;
  private String token;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
  }

  private EngineNode beginNode(int node, int nodes) {
    return system
        .stack()
        .startNode(
            new EngineNode.Settings(
                node,
                nodes,
                512,
                List.of(
                    "-Dstockafolio.closing.at-the-bell=off",
                    "-Dstockafolio.http.posting.per-user-per-second=1000",
                    "-Dstockafolio.http.posting.burst=1000",
                    "-Dstockafolio.http.posting.timeout=2s",
                    "-Dstockafolio.http.posting.keys.settle-time=10s")));
  }

  private void awaitNode(EngineNode node) {
    Awaitility.await("the node serves").atMost(Duration.ofMinutes(3)).until(node::isReady);
    token = node.get("/demo/token?user=" + USER).orElseThrow();
  }

  @Test
  void aKeyStandsForOneTrade() throws Exception {
    EngineNode one = beginNode(1, 2);
    EngineNode two = beginNode(2, 2);
    awaitNode(one);
    awaitNode(two);

    String first = taken(one, "first", TRADE);
    for (int i = 0; i < OTHERS; i++) {
      assertThat(post(one, null, TRADE).statusCode()).isEqualTo(202);
    }
    assertThat(taken(two, "first", TRADE)).as("after other trades, elsewhere").isEqualTo(first);
    anotherBodyIsRefused(two, first);
    assertThat(records()).isEqualTo(1 + OTHERS);

    theSameKeysAtTheSameTime(one, two);
    assertThat(records()).isEqualTo(1 + OTHERS + AT_ONCE);

    try (CqlSession cassandra = session()) {
      assertThatItIsForgottenAfterADay(cassandra);
      endedBeforeTheKeyWasMarked(cassandra, two, first);
      endedBeforeAnythingWasSent(cassandra, two);
    }
    assertThat(records()).isEqualTo(2 + OTHERS + AT_ONCE);

    withoutCassandraNothingIsSent(two);
    int trades = 3 + OTHERS + AT_ONCE;
    assertThat(records()).isEqualTo(trades);

    for (EngineNode node : List.of(one, two)) {
      node.child().kill();
      assertThat(node.child().awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
    EngineNode again = beginNode(1, 1);
    awaitNode(again);
    assertThat(taken(again, "first", TRADE)).as("after a restart").isEqualTo(first);
    anotherBodyIsRefused(again, first);
    assertThat(records()).isEqualTo(trades);
    Awaitility.await("each is booked once")
        .atMost(PATIENCE)
        .until(() -> portfolio(again).get("sequence").asInt() == trades);
  }

  private void anotherBodyIsRefused(EngineNode node, String first) throws Exception {
    HttpResponse<String> other = post(node, "first", TRADE.replace("BUY", "SELL"));
    assertThat(other.statusCode()).isEqualTo(409);
    JsonNode problem = JSON.readTree(other.body());
    assertThat(problem.get("field").asText()).isEqualTo("Idempotency-Key");
    assertThat(problem.get("detail").asText()).contains(first);
  }

  private void theSameKeysAtTheSameTime(EngineNode one, EngineNode two) {
    List<CompletableFuture<String>> ids =
        IntStream.range(0, 2 * AT_ONCE)
            .mapToObj(i -> supplyAsync(() -> taken(i % 2 == 0 ? one : two, "both " + i / 2, TRADE)))
            .toList();
    Set<String> different = new HashSet<>();
    ids.forEach(id -> different.add(id.orTimeout(4, TimeUnit.MINUTES).join()));
    assertThat(different).hasSize(AT_ONCE);
  }

  private static void assertThatItIsForgottenAfterADay(CqlSession cassandra) {
    Row row = row(cassandra, "first", "TTL(trade_id), TTL(terms), TTL(acknowledged)");
    for (int column = 0; column < 3; column++) {
      assertThat(row.getInt(column)).isBetween(86_000, 86_400);
    }
  }

  /** The topic alone knows: it was acknowledged, and the row does not say so. */
  private void endedBeforeTheKeyWasMarked(CqlSession cassandra, EngineNode node, String first) {
    cassandra.execute(
        "UPDATE stockafolio.posted_keys USING TTL 3600 SET acknowledged = false,"
            + " attempted_at = ? WHERE user_id = ? AND key = 'first' IF EXISTS",
        Instant.now().minusSeconds(5),
        UUID.fromString(USER));
    assertThat(taken(node, "first", TRADE)).isEqualTo(first);
    Awaitility.await("it is marked")
        .atMost(PATIENCE)
        .until(() -> row(cassandra, "first", "acknowledged").getBoolean(0));
  }

  /** A row of a trade that no topic has. */
  private void endedBeforeAnythingWasSent(CqlSession cassandra, EngineNode node) {
    UUID id = UUID.randomUUID();
    Row like = row(cassandra, "first", "trade_id, terms");
    cassandra.execute(
        "INSERT INTO stockafolio.posted_keys (user_id, key, trade_id, terms, traded_at,"
            + " from_offset, attempt, attempted_at, acknowledged)"
            + " VALUES (?, 'lost', ?, ?, ?, 0, ?, ?, false) IF NOT EXISTS USING TTL 3600",
        UUID.fromString(USER),
        id,
        like.getString("terms").replace(like.getUuid("trade_id").toString(), id.toString()),
        Instant.now(),
        UUID.randomUUID(),
        Instant.now().minusSeconds(5));
    String body = TRADE.replace("{", "{\"tradeId\":\"" + id + "\",");
    HttpResponse<String> early = post(node, "lost", body);
    assertThat(early.statusCode()).as("it may yet arrive: %s", early.body()).isEqualTo(503);
    assertThat(taken(node, "lost", body)).isEqualTo(id.toString());
    assertThat(taken(node, "lost", body)).isEqualTo(id.toString());
  }

  private void withoutCassandraNothingIsSent(EngineNode node) throws Exception {
    long cassandra =
        system.stack().servers().stream()
            .filter(server -> server.kind().equals("cassandra"))
            .findFirst()
            .orElseThrow()
            .pid();
    long before = records();
    signal("STOP", cassandra);
    try {
      HttpResponse<String> answer = post(node, "away", TRADE);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("Cassandra", "Nothing was sent");
      assertThat(records()).isEqualTo(before);
    } finally {
      signal("CONT", cassandra);
    }
    taken(node, "away", TRADE);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }

  /** Posts until it is taken, as a client does that is told to try again; the trade's id. */
  private String taken(EngineNode node, String key, String body) {
    HttpResponse<String> answer =
        Awaitility.await("a trade under the key " + key)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(300))
            .until(() -> post(node, key, body), response -> response.statusCode() != 503);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    try {
      return JSON.readTree(answer.body()).get("tradeId").asText();
    } catch (IOException noJson) {
      throw new AssertionError(noJson);
    }
  }

  private HttpResponse<String> post(EngineNode node, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(node.address() + "/api/v1/portfolios/" + USER + "/trades"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private JsonNode portfolio(EngineNode node) throws IOException {
    return JSON.readTree(node.get("/api/v1/portfolios/" + USER, token).orElseThrow());
  }

  /** How many records the topic of trades has. */
  private long records() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", system.stack().ports().kafkaAddress()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("trades").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private CqlSession session() {
    LocalStack stack = system.stack();
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress("127.0.0.1", stack.ports().cql()))
        .withLocalDatacenter("datacenter1")
        .build();
  }

  private static Row row(CqlSession cassandra, String key, String columns) {
    return cassandra
        .execute(
            "SELECT " + columns + " FROM stockafolio.posted_keys WHERE user_id = ? AND key = ?",
            UUID.fromString(USER),
            key)
        .one();
  }
}
