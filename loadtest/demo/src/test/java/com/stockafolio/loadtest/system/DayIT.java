package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day from its trades to its certificate on real servers: nothing is certified while S3 refuses
 * or a record or a portfolio is not what the ledgers booked, and an honest day is.
 */
@Tag("faults")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class DayIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int USERS = 2_000;
  private static final int TRADES = 20_000;

  @TempDir Path data;

  private final Random random = new Random(3);

  /** A trading day that nobody closes; once a day is closed, that one. */
  private LocalDate day = LocalDate.of(2025, 11, 24);

  @AutoClose private TestSystem system;
  private String closeId;

  @BeforeEach
  void start() throws InterruptedException {
    system = new TestSystem(data);
    system.startNode();
  }

  @Test
  void onlyTheHonestDayIsCertified() throws Exception {
    BatchProcess early = run("wait=0");
    assertThat(early.exitCode()).as(early.said()).isEqualTo(3);
    assertThat(early.said()).contains(day + " is not closed");
    trade();
    close();

    BatchProcess stranger = run("stockafolio.batch.s3.secret-key=wrong");
    assertThat(stranger.exitCode()).as(stranger.said()).isEqualTo(1);
    assertThat(stranger.said()).contains("failed: ", "s3a://stockafolio");
    BatchProcess away = run("stockafolio.batch.s3.endpoint=http://127.0.0.1:1");
    assertThat(away.exitCode()).as(away.said()).isEqualTo(1);
    assertThat(away.said()).contains("failed: ", "s3a://stockafolio");
    assertThat(system.bucket().resolve("batch")).doesNotExist();

    assertThatAnAlteredRecordIsFound();
    assertThatAnAlteredPortfolioIsFound();

    BatchProcess honest = run();
    assertThat(honest.exitCode()).as(honest.said()).isZero();
    JsonNode certificate = certificate();
    assertThat(certificate.get("verdict").asText()).isEqualTo("certified");
    assertThat(certificate.get("differences").asInt()).isZero();
    assertThat(certificate.get("records").asInt()).isEqualTo(TRADES);
    assertThat(certificate.at("/rejected/UNKNOWN_SYMBOL").asInt()).isPositive();
    assertThat(certificate.get("usersCompared").asInt()).isGreaterThan(USERS * 9 / 10);
  }

  private void trade() throws Exception {
    system.send("prices", "AAPL", "{\"symbol\":\"AAPL\",\"price\":\"178.49\",\"at\":\"x\"}");
    int bad = 0;
    for (int i = 0; i < TRADES; i++) {
      boolean none = random.nextInt(500) == 0;
      bad += none ? 1 : 0;
      String user = new UUID(0x8000L, 0x8000_0000_0000_0000L | random.nextInt(USERS)).toString();
      String trade =
          TestSystem.trade(
              new UUID(random.nextLong(), random.nextLong()),
              user,
              none ? "NONESUCH" : List.of("AAPL", "MSFT", "XOM").get(random.nextInt(3)),
              random.nextBoolean() ? "BUY" : "SELL",
              upTo(100),
              upTo(300));
      system.send("trades", user, trade);
    }
    system.producer().flush();
    system.awaitPortfoliosOf(TRADES - bad);
  }

  /** A number of so many at most; of nine decimals in one of three cases. */
  private String upTo(int most) {
    return random.nextInt(3) == 0
        ? BigDecimal.valueOf(1 + random.nextLong(most * 1_000_000_000L), 9).toPlainString()
        : (1 + random.nextInt(most - 1)) + ".25";
  }

  private void close() throws Exception {
    HttpResponse<String> answer = system.closeDay("");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    closeId = JSON.readTree(answer.body()).get("closeId").asText();
    day = LocalDate.parse(JSON.readTree(answer.body()).get("date").asText());
  }

  private void assertThatAnAlteredRecordIsFound() throws Exception {
    Path object = firstObject(system.archive("trades", 1));
    byte[] honest = Files.readAllBytes(object);
    List<GenericRecord> altered = new ArrayList<>();
    AvroFiles.alterOne(
        object,
        record -> {
          if (record.get("shares") == null) {
            return false;
          }
          record.put("shares", ByteBuffer.wrap(BigInteger.valueOf(7_777_777).toByteArray()));
          return altered.add(record);
        });
    BatchProcess batch = run();
    assertThat(batch.exitCode()).as(batch.said()).isEqualTo(2);
    JsonNode found = certificate();
    assertThat(found.get("verdict").asText()).isEqualTo("different");
    assertThat(found.get("differences").asInt()).isEqualTo(1);
    JsonNode first = found.at("/listed/0");
    assertThat(first.get("userId").asText()).isEqualTo(altered.get(0).get("userId").toString());
    assertThat(first.get("subject").asText())
        .isEqualTo("record 1/%s archived field shares".formatted(altered.get(0).get("offset")));
    assertThat(first.get("found").asText()).isEqualTo("0.007777777");
    Files.write(object, honest);
  }

  private void assertThatAnAlteredPortfolioIsFound() throws Exception {
    Path object =
        system.bucket().resolve("closing/date=%s/id=%s/ledger=00003.avro".formatted(day, closeId));
    byte[] honest = Files.readAllBytes(object);
    List<GenericRecord> altered = new ArrayList<>();
    AvroFiles.alterOne(
        object,
        portfolio -> {
          portfolio.put("tradedValue", ByteBuffer.wrap(BigInteger.valueOf(12_345).toByteArray()));
          return altered.add(portfolio);
        });
    BatchProcess batch = run();
    assertThat(batch.exitCode()).as(batch.said()).isEqualTo(2);
    JsonNode found = certificate();
    assertThat(found.get("differences").asInt()).isEqualTo(1);
    assertThat(found.at("/listed/0/userId").asText())
        .isEqualTo(altered.get(0).get("userId").toString());
    assertThat(found.at("/listed/0/subject").asText()).isEqualTo("tradedValue");
    assertThat(found.at("/listed/0/found").asText()).isEqualTo("0.00012345");
    Files.write(object, honest);
  }

  private static Path firstObject(Path directory) throws Exception {
    Awaitility.await("an object in " + directory)
        .atMost(LIMIT)
        .until(() -> Files.isDirectory(directory) && !objects(directory).isEmpty());
    return objects(directory).get(0);
  }

  private static List<Path> objects(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".avro")).sorted().toList();
    }
  }

  private BatchProcess run(String... properties) throws Exception {
    List<String> all = new ArrayList<>(List.of("date=" + day));
    all.addAll(List.of(properties));
    return BatchProcess.run(system, data, all.toArray(String[]::new));
  }

  private JsonNode certificate() throws Exception {
    Path document =
        system.bucket().resolve("batch/date=%s/id=%s/insights.json".formatted(day, closeId));
    return JSON.readTree(document.toFile()).get("certificate");
  }
}
