package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The close of a day on real servers: what it writes is what the engine shows, the archive soon
 * reaches it, and ledgers of an empty journal begin with it and go on.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
final class CloseIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int USERS = 500;
  private static final int TRADES = 5_000;

  /** Of the 200 trades after the close, some are theirs. */
  private static final int COUNTED_USERS = 25;

  @TempDir Path data;

  private final Random random = new Random(1);
  private final DayBook book = new DayBook();
  private String latestTrader;
  private String latestSymbol;
  private TestSystem system;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
  }

  @AfterEach
  void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void aDayIsClosedAndLedgersBeginWithIt() throws Exception {
    system.startNode("-Dstockafolio.http.day.look-every=200ms");
    setPrices(DayBook.CLOSING);
    int bad = 0;
    for (int i = 0; i < TRADES; i++) {
      boolean none = random.nextInt(100) == 0;
      bad += none ? 1 : 0;
      sendTrade(none);
    }
    system.producer().flush();
    int good = TRADES - bad;
    SortedMap<String, JsonNode> shown = portfoliosOf(good);

    awaitRunningDay(good);

    LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
    assertThat(close("?date=" + today.plusDays(1)).statusCode()).isEqualTo(400);
    assertThat(close("?date=soon").statusCode()).isEqualTo(400);
    HttpResponse<String> answer = close("");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode begun = JSON.readTree(answer.body());
    LocalDate closed = LocalDate.parse(begun.get("date").asText());
    assertThat(closed).as("a trading day").isBetween(today.minusDays(4), today);
    assertThat(close("?date=2026-11-22").statusCode()).as("a Sunday").isEqualTo(400);

    Path day = system.bucket().resolve("closing/date=" + closed);
    Path manifestFile = day.resolve("manifest-" + begun.get("closeId").asText() + ".json");
    Awaitility.await("the manifest").atMost(LIMIT).until(() -> Files.exists(manifestFile));
    JsonNode manifest = JSON.readTree(manifestFile.toFile());
    assertThat(manifest.at("/prices/AAPL").asText()).isEqualTo("178.4900");
    book.begin();
    assertThat(manifest.get("ledgers")).hasSize(16);
    assertThat(manifest.get("cuts")).hasSize(8);
    assertThatClosingFilesSay(manifest, shown);
    awaitArchive(manifest, "trades", TRADES);
    awaitArchive(manifest, "trades.rejected", bad);

    assertThat(close("?date=" + closed.minusDays(1)).statusCode())
        .as("a day before a closed one")
        .isEqualTo(400);

    for (int i = 0; i < 200; i++) {
      sendTrade(false);
    }
    system.producer().flush();
    portfoliosOf(good + 200);
    awaitRunningDay(200);
    setPrices(DayBook.LATER);
    assertThatDaysAreCounted(manifest);
    SortedMap<String, JsonNode> later = portfolios();
    system.killNode();
    system.startNode(
        "-Dstockafolio.cassandra.keyspace=restored",
        "-Dstockafolio.engine.import-closing=closing/",
        "-Dstockafolio.http.day.look-every=200ms");
    Awaitility.await("the portfolios at their prices")
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(portfolios()).isEqualTo(later));
    assertThat(Files.readString(data.resolve("logs/engine-1.log")))
        .contains("has its origin as a checkpoint");
    // The desk that begins tells of the close before it.
    awaitDay(untouched(shown, later), manifest);
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

  /** Traders are told what they gained since the close, whether they have traded since or not. */
  private void assertThatDaysAreCounted(JsonNode manifest) throws Exception {
    for (int number = 0; number < COUNTED_USERS; number++) {
      String user = user(number);
      awaitDay(user, manifest);
    }
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
  }

  /** A user without a trade between the two. */
  private static String untouched(SortedMap<String, JsonNode> shown, Map<String, JsonNode> later) {
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

  private void awaitDay(String user, JsonNode manifest) {
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

  private HttpResponse<String> close(String query) throws Exception {
    return system.post("/api/v1/firm/close" + query, system.firmToken(), "");
  }

  /** All portfolios by user once they have so many trades together. */
  private SortedMap<String, JsonNode> portfoliosOf(int trades) throws Exception {
    Awaitility.await(trades + " trades")
        .atMost(LIMIT)
        .until(
            () ->
                portfolios().values().stream()
                        .mapToInt(portfolio -> portfolio.get("sequence").asInt())
                        .sum()
                    == trades);
    return portfolios();
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

  private SortedMap<String, JsonNode> portfolios() throws Exception {
    SortedMap<String, JsonNode> all = new TreeMap<>();
    for (String line :
        system
            .node()
            .get("/api/v1/firm/portfolios", system.firmToken())
            .orElseThrow()
            .split("\n", -1)) {
      if (!line.isBlank()) {
        JsonNode portfolio = JSON.readTree(line);
        all.put(portfolio.get("userId").asText(), portfolio);
      }
    }
    return all;
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
