package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The close of a day on real servers, told in the order of the day: what one test does to the
 * system, those after it find done, and all stand here.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class CloseIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String LOOK_OFTEN = "-Dstockafolio.http.day.look-every=200ms";
  private static final int USERS = 500;
  private static final int TRADES = 5_000;
  private static final int TRADES_AFTER = 200;

  /** Of the trades after the close, some are theirs. */
  private static final int COUNTED_USERS = 25;

  @TempDir static Path data;

  private final Random random = new Random(1);
  private final DayBook book = new DayBook();
  private final LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
  private String latestTrader;
  private String latestSymbol;
  @AutoClose private TestSystem system;
  private int bad;

  /** All portfolios at the close, and as they were last seen. */
  private SortedMap<String, JsonNode> shown;

  private SortedMap<String, JsonNode> later;
  private JsonNode begun;
  private LocalDate closed;
  private JsonNode manifest;

  @BeforeAll
  void tradeADayAndCloseIt() throws Exception {
    system = new TestSystem(data);
    system.startNode(LOOK_OFTEN);
    setPrices(DayBook.CLOSING);
    for (int i = 0; i < TRADES; i++) {
      boolean none = random.nextInt(100) == 0;
      bad += none ? 1 : 0;
      sendTrade(none);
    }
    system.producer().flush();
    shown = system.awaitPortfoliosOf(TRADES - bad);
    awaitRunningDay(TRADES - bad);
    HttpResponse<String> answer = system.closeDay("");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    begun = JSON.readTree(answer.body());
    closed = LocalDate.parse(begun.get("date").asText());
    Path day = system.bucket().resolve("closing/date=" + closed);
    Path manifestFile = day.resolve("manifest-" + begun.get("closeId").asText() + ".json");
    Awaitility.await("the manifest").atMost(LIMIT).until(() -> Files.exists(manifestFile));
    manifest = JSON.readTree(manifestFile.toFile());
    book.begin();
  }

  @Test
  @Order(1)
  void theDayThatIsClosedIsATradingDay() {
    assertThat(closed).isBetween(today.minusDays(4), today);
    assertThat(closed.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2026-11-22"})
  @Order(1)
  void whatIsNoTradingDayIsNotClosed(String date) throws Exception {
    assertThat(system.closeDay("?date=" + date).statusCode()).isEqualTo(400);
  }

  @Test
  @Order(1)
  void aDayToComeIsNotClosed() throws Exception {
    assertThat(system.closeDay("?date=" + today.plusDays(1)).statusCode()).isEqualTo(400);
  }

  @Test
  @Order(1)
  void aDayBeforeAClosedOneIsNotClosed() throws Exception {
    assertThat(system.closeDay("?date=" + closed.minusDays(1)).statusCode()).isEqualTo(400);
  }

  @Test
  @Order(1)
  void theFilesHoldEveryUserAsTheEngineShowed() throws Exception {
    assertThat(manifest.at("/prices/AAPL").asText()).isEqualTo("178.4900");
    assertThat(manifest.get("ledgers")).hasSize(16);
    assertThatClosingFilesSay(manifest, shown);
  }

  @Test
  @Order(1)
  void theArchiveReachesTheCuts() {
    assertThat(manifest.get("cuts")).hasSize(8);
    awaitArchive(manifest, "trades", TRADES);
    awaitArchive(manifest, "trades.rejected", bad);
  }

  @Test
  @Order(2)
  void theFirmsRunningDayBeginsAnew() throws Exception {
    for (int i = 0; i < TRADES_AFTER; i++) {
      sendTrade(false);
    }
    system.producer().flush();
    system.awaitPortfoliosOf(TRADES - bad + TRADES_AFTER);
    awaitRunningDay(TRADES_AFTER);
  }

  /** Whether they have traded since or not. */
  @Test
  @Order(3)
  void portfoliosTellWhatWasGainedSince() throws Exception {
    setPrices(DayBook.LATER);
    for (int number = 0; number < COUNTED_USERS; number++) {
      awaitDay(user(number));
    }
  }

  @Test
  @Order(4)
  void streamsTellWhatWasGainedSince() throws Exception {
    try (EventLines stream =
        EventLines.open(
            system.node().address() + "/api/v1/portfolios/" + latestTrader + "/events",
            system.firmToken())) {
      stream.awaitEvent("snapshot");
      Map<String, BigDecimal> moved = new TreeMap<>(DayBook.LATER);
      moved.merge(latestSymbol, BigDecimal.ONE, BigDecimal::add);
      for (Map<String, BigDecimal> prices : List.of(moved, DayBook.LATER)) {
        BigDecimal price = prices.get(latestSymbol);
        setPrices(Map.of(latestSymbol, price));
        book.assertTold(latestTrader, prices, manifest, valuationAt(price, stream).get("totals"));
      }
    }
    later = system.portfolios();
  }

  @Test
  @Order(5)
  void ledgersOfAnEmptyJournalBeginWithTheCloseAndGoOn() throws Exception {
    system.killNode();
    deleteFromKafkaWhatIsClosed();
    system.startNode(
        "-Dstockafolio.cassandra.keyspace=restored",
        "-Dstockafolio.engine.import-closing=closing/",
        LOOK_OFTEN);
    Awaitility.await("the portfolios at their prices")
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(system.portfolios()).isEqualTo(later));
    assertThat(Files.readString(data.resolve("logs/engine-1.log")))
        .contains("has its origin as a checkpoint");
  }

  @Test
  @Order(6)
  void aDeskThatBeginsTellsOfTheCloseBeforeIt() {
    awaitDay(untouched());
  }

  /** As its retention does by and by, up to what every ledger of the partition had booked. */
  private void deleteFromKafkaWhatIsClosed() throws Exception {
    Map<TopicPartition, RecordsToDelete> closedRecords = new HashMap<>();
    for (int partition = 0; partition < TestSystem.PARTITIONS; partition++) {
      long least = Long.MAX_VALUE;
      for (JsonNode ledger : manifest.get("ledgers")) {
        if (ledger.get("partition").asInt() == partition) {
          least = Math.min(least, ledger.get("covered").asLong());
        }
      }
      assertThat(least).isPositive();
      closedRecords.put(
          new TopicPartition("trades", partition), RecordsToDelete.beforeOffset(least + 1));
    }
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", system.stack().ports().kafkaAddress()))) {
      admin.deleteRecords(closedRecords).all().get();
    }
  }

  private void sendTrade(boolean bad) {
    String user = user(random.nextInt(USERS));
    String symbol = bad ? "NONESUCH" : List.of("AAPL", "MSFT", "XOM").get(random.nextInt(3));
    boolean buys = random.nextBoolean();
    int quantity = 1 + random.nextInt(100);
    String price = (1 + random.nextInt(300)) + ".25";
    UUID id = new UUID(random.nextLong(), random.nextLong());
    system.send(
        "trades",
        user,
        TestSystem.trade(id, user, symbol, buys ? "BUY" : "SELL", "" + quantity, price));
    if (!bad) {
      BigDecimal signed = BigDecimal.valueOf(buys ? quantity : -quantity);
      book.trade(user, symbol, signed, new BigDecimal(price));
      latestTrader = user;
      latestSymbol = symbol;
    }
  }

  private static String user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_0000L | number).toString();
  }

  private void setPrices(Map<String, BigDecimal> prices) {
    prices.forEach(
        (symbol, price) ->
            system.send(
                "prices",
                symbol,
                "{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"2026-11-24T15:04:05Z\"}"
                    .formatted(symbol, price)));
    system.producer().flush();
  }

  /** A user without a trade between the two. */
  private String untouched() {
    return shown.keySet().stream()
        .filter(user -> later.get(user).get("sequence").equals(shown.get(user).get("sequence")))
        .findFirst()
        .orElseThrow();
  }

  /** The first valuation with that price of the stock that was traded last. */
  private JsonNode valuationAt(BigDecimal price, EventLines stream) throws IOException {
    while (true) {
      JsonNode valuation = stream.awaitEvent("valuation");
      for (JsonNode position : valuation.get("positions")) {
        if (position.get("symbol").asText().equals(latestSymbol)
            && new BigDecimal(position.get("price").asText()).compareTo(price) == 0) {
          return valuation;
        }
      }
    }
  }

  private void awaitDay(String user) {
    Awaitility.await("the day of " + user)
        .pollDelay(Duration.ZERO)
        .atMost(LIMIT)
        .untilAsserted(
            () -> book.assertTold(user, DayBook.LATER, manifest, portfolio(user).get("totals")));
  }

  private JsonNode portfolio(String user) throws Exception {
    return JSON.readTree(
        system.node().get("/api/v1/portfolios/" + user, system.firmToken()).orElseThrow());
  }

  /** The firm sees so many trades since the last close. */
  private void awaitRunningDay(int trades) {
    Awaitility.await(trades + " trades of the running day")
        .atMost(LIMIT)
        .until(
            () -> {
              JsonNode live =
                  JSON.readTree(
                      system.node().get("/api/v1/firm/live", system.firmToken()).orElse("{}"));
              return live.at("/totals/trades").asInt() == trades
                  && live.at("/ledgersAnswering").asInt() == 16;
            });
  }

  private void assertThatClosingFilesSay(JsonNode manifest, SortedMap<String, JsonNode> shown)
      throws Exception {
    SortedMap<String, Long> closed = new TreeMap<>();
    for (JsonNode ledger : manifest.get("ledgers")) {
      Path object = system.bucket().resolve(ledger.get("object").asText());
      int users = 0;
      try (DataFileReader<GenericRecord> file =
          new DataFileReader<>(object.toFile(), new GenericDatumReader<>())) {
        for (GenericRecord record : file) {
          closed.put(record.get("userId").toString(), (Long) record.get("sequence"));
          users++;
        }
      }
      assertThat(users).isEqualTo(ledger.get("users").asInt());
    }
    SortedMap<String, Long> expected = new TreeMap<>();
    shown.forEach((user, portfolio) -> expected.put(user, portfolio.get("sequence").asLong()));
    assertThat(closed).isEqualTo(expected);
  }

  private void awaitArchive(JsonNode manifest, String topic, long records) {
    Awaitility.await("the archive of " + topic + " up to its cuts")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              long found = 0;
              for (JsonNode cut : manifest.get("cuts")) {
                if (cut.get("topic").asText().equals(topic)) {
                  ArchivedOffsets archived =
                      ArchivedOffsets.read(system.archive(topic, cut.get("partition").asInt()));
                  if (archived.reach() != cut.get("offset").asLong()) {
                    return false;
                  }
                  found += archived.values().size();
                }
              }
              return found == records;
            });
  }
}
