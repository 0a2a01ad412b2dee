package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.loadtest.process.Child;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole system on real servers: what is put on the topic is on the trader's stream, bad records
 * are told of and hold nothing up, and a killed engine goes on where it was.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class EndToEndIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MORE_TRADES = 40;
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  private static final String LARGE_VALUE = "[" + " ".repeat(3_000_000) + "]";

  @TempDir Path data;

  /** Often enough that the user's ledger has two. */
  private static final String CHECKPOINTS = "-Dstockafolio.engine.checkpoint.after-rows=1";

  private int truncated;

  @AutoClose private TestSystem system;

  /** The trader's, of the first node started; later ones know it too. */
  private String token;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
    system.startNode(CHECKPOINTS);
    token = system.node().get("/demo/token?user=" + USER).orElseThrow();
  }

  @Test
  void tradesReachTheirTraderAndOutliveTheEngine() throws Exception {
    try (EventLines events = EventLines.open(streamAddress(), token)) {
      assertThat(events.awaitEvent("snapshot").get("sequence").asLong()).isZero();
      send(trade(1, "BUY", "100", "178.4900"));
      JsonNode first = events.awaitEvent("trade");
      assertThat(first.at("/sequence").asLong()).isEqualTo(1);
      assertThat(first.at("/position/costBasis").asText()).isEqualTo("17849");

      send("not JSON");
      send(trade(9, "BUY", "100", "178.4900").replaceFirst("\\{", "{\"type\":\"BOGUS\","));
      sendMoreThanTheRejectedTopicTakes();
      send(trade(2, "BUY", "1", "1").replace("AAPL", "NONESUCH"));
      send(trade(1, "BUY", "100", "178.4900"));
      send(trade(3, "SELL", "40", "180.0000"));
      JsonNode second = events.awaitEvent("trade");
      assertThat(second.at("/sequence").asLong()).isEqualTo(2);
      assertThat(second.at("/trade/realizedPnl").asText()).isEqualTo("60.4");
    }
    assertThat(rejections())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("MALFORMED", 2, "UNKNOWN_TYPE", 1, "UNKNOWN_SYMBOL", 1, "DUPLICATE", 1));

    JsonNode before = portfolio();
    system.killNode();
    system.startNode(CHECKPOINTS);
    assertThat(portfolio()).isEqualTo(before);
    try (EventLines events = EventLines.open(streamAddress(), token)) {
      assertThat(events.awaitEvent("snapshot")).isEqualTo(before);
      send(trade(4, "SELL", "60", "1"));
      assertThat(events.awaitEvent("trade").at("/sequence").asLong()).isEqualTo(3);
      String tradeId = post("{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":7,\"price\":2}");
      JsonNode posted = events.awaitEvent("trade");
      assertThat(posted.at("/sequence").asLong()).isEqualTo(4);
      assertThat(posted.at("/trade/tradeId").asText()).isEqualTo(tradeId);
    }
    assertThatThePastIsToldFromItsFirstTrade(before);
    assertThatFractionsAreBookedToTheLastDigit();
    assertThatTheSecondCheckpointServesWhereTheBestIsDamaged();
    int steps = new WorkedExamples(system).comeToTheirValues();
    assertThatTheCheckerFindsNothing(steps);
    assertThatAJournalOfOlderFormsIsRefused();
  }

  private void assertThatFractionsAreBookedToTheLastDigit() throws Exception {
    int before = portfolio().get("sequence").asInt();
    send(trade(101, "BUY", "0.38962051", "171.3251").replace("AAPL", "MSFT"));
    send(trade(102, "SELL", "0.1", "180.123456789").replace("AAPL", "MSFT"));
    Awaitility.await("both are booked")
        .atMost(Duration.ofSeconds(30))
        .until(() -> portfolio().get("sequence").asInt() == before + 2);
    JsonNode held = portfolio().get("positions").get(1);
    assertThat(held.get("symbol").asText()).isEqualTo("MSFT");
    assertThat(held.get("quantity").asText()).isEqualTo("0.28962051");
    assertThat(held.get("costBasis").asText()).isEqualTo("49.61926284");
    assertThat(held.get("realizedPnl").asText()).isEqualTo("0.87983568");
    assertThat(portfolio().at("/recentTrades/0/price").asText()).isEqualTo("180.123456789");
  }

  private void assertThatTheSecondCheckpointServesWhereTheBestIsDamaged() throws Exception {
    JsonNode before = portfolio();
    try (CqlSession cassandra = cassandra()) {
      Awaitility.await("two checkpoints")
          .atMost(Duration.ofSeconds(30))
          .until(() -> checkpoints(cassandra).size() >= 2);
      system.killNode();
      Row best =
          checkpoints(cassandra).stream()
              .max(Comparator.comparingLong(row -> row.getLong("covered")))
              .orElseThrow();
      cassandra.execute(
          "DELETE FROM stockafolio.checkpoint_slices WHERE ledger = ? AND sequence = ? AND attempt"
              + " = ? AND bucket = 0 AND slice = 1",
          best.getInt("ledger"),
          best.getLong("sequence"),
          best.getUuid("attempt"));
    }
    system.startNode();
    assertThat(portfolio()).isEqualTo(before);
    assertThat(system.node().get("/metrics").orElseThrow())
        .contains("stockafolio_checkpoints_damaged_total 1.0");
  }

  /** Of the only ledger that has booked anything. */
  private static List<Row> checkpoints(CqlSession cassandra) {
    return cassandra
        .execute("SELECT ledger, sequence, attempt, covered, complete FROM stockafolio.checkpoints")
        .all()
        .stream()
        .filter(row -> row.getBoolean("complete"))
        .toList();
  }

  private CqlSession cassandra() {
    InetSocketAddress cql = new InetSocketAddress("127.0.0.1", system.stack().ports().cql());
    return CqlSession.builder().addContactPoint(cql).withLocalDatacenter("datacenter1").build();
  }

  private void assertThatAJournalOfOlderFormsIsRefused() throws Exception {
    system.killNode();
    try (CqlSession cassandra = cassandra()) {
      cassandra.execute("DELETE FROM stockafolio.journal_facts WHERE fact = 'forms'");
      system.beginNode();
      Child refused = system.node().child();
      assertThat(refused.awaitEnd(Duration.ofMinutes(1))).isTrue();
      assertThat(refused.endOrSilence("lives on"))
          .contains("ended with exit code 1", "forms are of version 1");
      assertThat(
              cassandra
                  .execute("SELECT value FROM stockafolio.journal_facts WHERE fact = 'forms'")
                  .one())
          .as("written by a refused start")
          .isNull();
    }
  }

  /** More trades than a portfolio recalls, so that the answers come out of Cassandra. */
  private void assertThatThePastIsToldFromItsFirstTrade(JsonNode atTwo) throws Exception {
    for (int id = 5; id < 5 + MORE_TRADES; id++) {
      send(trade(id, "BUY", "1", "2"));
    }
    int last = 4 + MORE_TRADES;
    Awaitility.await("all are booked")
        .atMost(Duration.ofSeconds(30))
        .until(() -> portfolio().get("sequence").asInt() == last);
    String path = "/api/v1/portfolios/" + USER;
    JsonNode page =
        JSON.readTree(system.node().get(path + "/trades?limit=500", token).orElseThrow());
    assertThat(page.get("trades")).hasSize(last);
    for (int i = 0; i < last; i++) {
      assertThat(page.get("trades").get(i).get("sequence").asInt()).isEqualTo(last - i);
    }
    assertThat(page.get("next").isNull()).isTrue();
    assertThat(JSON.readTree(system.node().get(path + "?asOf=2", token).orElseThrow()))
        .isEqualTo(atTwo);
    String second = atTwo.at("/recentTrades/0/recordedAt").asText();
    assertThat(JSON.readTree(system.node().get(path + "?asOf=" + second, token).orElseThrow()))
        .isEqualTo(atTwo);
    assertThat(system.node().get(path)).as("without a token").isEmpty();
  }

  /** Posts a trade by the API; the id that it was given. */
  private String post(String body) throws Exception {
    HttpResponse<String> answer =
        system.post("/api/v1/portfolios/" + USER + "/trades", token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).get("tradeId").asText();
  }

  private String streamAddress() {
    return system.node().address() + "/api/v1/portfolios/" + USER + "/events";
  }

  private JsonNode portfolio() throws Exception {
    return JSON.readTree(system.node().get("/api/v1/portfolios/" + USER, token).orElseThrow());
  }

  private void send(String value) throws Exception {
    system.producer().send(new ProducerRecord<>("trades", USER, value)).get(30, TimeUnit.SECONDS);
  }

  private static String trade(int id, String side, String quantity, String price) {
    return TestSystem.trade(new UUID(0x8000L, id), USER, "AAPL", side, quantity, price)
        .replace("}", ",\"future\":{\"field\":[1]}}");
  }

  /** Compressed, it is a small batch: the topic of trades takes it. */
  private void sendMoreThanTheRejectedTopicTakes() throws Exception {
    try (KafkaProducer<String, String> compressing =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                system.stack().ports().kafkaAddress(),
                "compression.type",
                "gzip",
                "max.request.size",
                "10000000"),
            new StringSerializer(),
            new StringSerializer())) {
      var sent = compressing.send(new ProducerRecord<>("trades", USER, LARGE_VALUE));
      sent.get(30, TimeUnit.SECONDS);
    }
  }

  /** How often each reason stands on the topic of rejected records, each position counted once. */
  private Map<String, Integer> rejections() {
    Map<String, String> reasonByPosition = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", system.stack().ports().kafkaAddress()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("trades.rejected").stream().map(EndToEndIT::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Awaitility.await("four rejections")
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  reasonByPosition.put(
                      header(record, "source-partition") + "/" + header(record, "source-offset"),
                      header(record, "reason"));
                  if (record.headers().lastHeader("truncated") != null) {
                    assertThat(header(record, "truncated")).isEqualTo("" + LARGE_VALUE.length());
                    assertThat(record.value()).hasSize(65_536);
                    truncated++;
                  }
                }
                return reasonByPosition.size() >= 4;
              });
    }
    assertThat(truncated).as("records that are cut short").isPositive();
    Map<String, Integer> counts = new HashMap<>();
    reasonByPosition.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
    return counts;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private void assertThatTheCheckerFindsNothing(int steps) throws Exception {
    JsonNode checked = system.check();
    assertThat(checked.get("produced").asInt()).isEqualTo(11 + MORE_TRADES + steps);
    assertThat(checked.get("booked").asInt()).isEqualTo(6 + MORE_TRADES + steps);
  }
}
