package com.stockafolio.loadtest.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.MarketKeyPair;
import com.stockafolio.testing.SignedRecord;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The market's desk on real servers: what is posted is on each partition once and in one order,
 * also where a desk is killed between two partitions, and where two believe that each is the one.
 */
@Tag("faults")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class MarketDeskIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String MARKET = "/api/v1/firm/market";
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  @TempDir Path data;

  @AutoClose private TestSystem system;
  private MarketTopic topic;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
    topic = new MarketTopic(system);
  }

  @Test
  void aDeskThatIsKilledBetweenTwoPartitionsIsCompletedByTheNext() throws Exception {
    system.startNode();
    system.send(
        "trades", USER, TestSystem.trade(UUID.randomUUID(), USER, "NVDA", "BUY", "10", "120"));
    system.awaitPortfoliosOf(1);
    assertThat(standing().get("number").asInt()).isZero();

    assertThat(posted(split(1, 10))).isEqualTo(1);
    assertThat(posted(split(1, 10))).as("the same again").isEqualTo(1);
    assertThat(post(split(1, 20)).statusCode()).as("other content").isEqualTo(409);
    String trader = system.node().get("/demo/token?user=" + USER).orElseThrow();
    assertThat(system.post(MARKET, trader, split(9, 2)).statusCode()).isEqualTo(403);
    awaitComplete(1);
    JsonNode position = system.portfolios().get(USER).get("positions").get(0);
    assertThat(position.get("quantity").asText()).isEqualTo("100");
    assertThat(position.get("costBasis").asText()).isEqualTo("1200");
    assertThat(topic.firstCopies()).allSatisfy(copies -> assertThat(copies).hasSize(1));

    system.killNode();
    byte[] second = theTableHas(2, split(2, 2));
    topic.write(2, second);

    system.startNode();
    awaitComplete(2);
    assertThat(posted(split(2, 2))).as("posted again").isEqualTo(2);
    assertThat(posted("{\"type\":\"DIVIDEND\",\"symbol\":\"NVDA\",\"perShare\":\"0.5\"}"))
        .isEqualTo(3);
    awaitComplete(3);
    assertThatEachPartitionHas(3);
    JsonNode portfolio = system.portfolios().get(USER);
    assertThat(portfolio.get("sequence").asInt()).isEqualTo(4);
    assertThat(portfolio.get("positions").get(0).get("quantity").asText()).isEqualTo("200");
    assertThat(portfolio.get("totals").get("income").asText()).isEqualTo("100");
    assertThat(system.closeDay("").statusCode()).isEqualTo(202);
  }

  @Test
  void twoDesksLeaveOneOrder() throws Exception {
    EngineNode one = alone(1);
    EngineNode other = alone(2);
    for (EngineNode node : List.of(one, other)) {
      Awaitility.await("the node serves").atMost(Duration.ofMinutes(3)).until(node::isReady);
    }
    Set<Integer> numbers = new HashSet<>();
    String token = one.get("/demo/token?role=firm").orElseThrow();
    for (int id = 1; id <= 6; id++) {
      HttpResponse<String> answer =
          system.post(id % 2 == 0 ? one : other, MARKET, token, split(id, 2));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      numbers.add(JSON.readTree(answer.body()).get("number").asInt());
    }
    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(JSON.readTree(system.post(other, MARKET, token, split(6, 2)).body()).get("number"))
        .isEqualTo(
            JSON.readTree(system.post(one, MARKET, token, split(6, 2)).body()).get("number"));
    Awaitility.await("six records on each partition")
        .atMost(PATIENCE)
        .until(() -> topic.firstCopies().stream().allMatch(copies -> copies.size() == 6));
    assertThatEachPartitionHas(6);
    for (EngineNode node : List.of(one, other)) {
      node.child().kill();
      assertThat(node.child().awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
    system.startNode();
    awaitComplete(6);
  }

  /** A node that is a cluster by itself, and so has a desk. */
  private EngineNode alone(int node) {
    return system
        .stack()
        .startNode(
            new EngineNode.Settings(
                node,
                2,
                512,
                List.of(
                    "-Dstockafolio.closing.at-the-bell=off",
                    "-Dakka.cluster.min-nr-of-members=1",
                    "-Dakka.cluster.seed-nodes.0=akka://stockafolio@127.0.0.1:"
                        + system.stack().ports().remoting(node))));
  }

  private void assertThatEachPartitionHas(int records) throws Exception {
    List<List<String>> all = topic.firstCopies();
    assertThat(all).allSatisfy(copies -> assertThat(copies).isEqualTo(all.get(0)));
    for (int n = 1; n <= records; n++) {
      assertThat(JSON.readTree(all.get(0).get(n - 1)).get("number").asInt()).isEqualTo(n);
    }
    assertThat(all.get(0)).hasSize(records);
  }

  /** The record has its number, and nobody was left to copy it. */
  private byte[] theTableHas(int number, String json) throws Exception {
    String object =
        json.substring(0, json.length() - 1)
            + ",\"number\":%d,\"postedAt\":\"2026-11-24T15:00:00.000Z\"}".formatted(number);
    MarketKeyPair keys = MarketKeyPair.of(new Workspace(Workspace.findRoot(), data));
    byte[] value = SignedRecord.signed(object, keys.signing());
    try (CqlSession cassandra = session()) {
      ByteBuffer before =
          cassandra
              .execute(
                  "SELECT hash FROM stockafolio.market WHERE bucket = 0 AND number = ?", number - 1)
              .one()
              .getByteBuffer("hash");
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(before);
      hash.update(object.substring(0, object.length() - 1).getBytes(UTF_8));
      var inserted =
          cassandra.execute(
              "INSERT INTO stockafolio.market (bucket, number, record, hash) VALUES (0, ?, ?, ?) IF"
                  + " NOT EXISTS",
              number,
              ByteBuffer.wrap(value),
              ByteBuffer.wrap(hash.digest()));
      assertThat(inserted.wasApplied()).isTrue();
    }
    return value;
  }

  private CqlSession session() {
    String[] address = system.stack().ports().cqlAddress().split(":", -1);
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
        .withLocalDatacenter("datacenter1")
        .build();
  }

  private static String split(int id, int to) {
    return "{\"type\":\"SPLIT\",\"actionId\":\"00000000-0000-4000-8000-%012d\",\"symbol\":\"NVDA\",\"from\":1,\"to\":%d}"
        .formatted(id, to);
  }

  private HttpResponse<String> post(String json) throws Exception {
    return system.post(MARKET, system.firmToken(), json);
  }

  /** The number that it got, once there is a desk. */
  private int posted(String json) throws Exception {
    HttpResponse<String> answer =
        Awaitility.await("a desk answers")
            .atMost(PATIENCE)
            .until(() -> post(json), told -> told.statusCode() != 503);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("number").asInt();
  }

  private JsonNode standing() throws Exception {
    return JSON.readTree(system.node().get(MARKET, system.firmToken()).orElse("{}"));
  }

  private void awaitComplete(int number) throws Exception {
    Awaitility.await("all ledgers have " + number)
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode told = standing();
              return told.path("number").asInt() == number && told.path("complete").asBoolean();
            });
    JsonNode told = standing();
    assertThat(told.findValues("differs")).isEmpty();
    assertThat(told.get("hash").asText()).hasSize(64);
  }
}
