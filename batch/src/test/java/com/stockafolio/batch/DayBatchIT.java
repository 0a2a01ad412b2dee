package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static com.stockafolio.batch.BatchRig.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Side;
import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole batch over two generated days of 100,000 and 20,000 trades. */
@Tag("faults")
@Timeout(300)
class DayBatchIT {
  private static final String FIRST = "20261123T210000.000Z";
  private static final String SECOND = "20261124T210000.000Z";
  private static final int USERS = 5_000;

  @TempDir static Path shared;

  @TempDir Path directory;
  private BatchRig rig;

  @BeforeAll
  static void makeDays() throws IOException {
    GeneratedMarket market = BatchRig.market(shared, USERS);
    market.moveBillions(MONDAY, 0, 1, Side.BUY, 9);
    market.trade(MONDAY, 100_000);
    market.close(MONDAY, FIRST);
    // Through zero: the day moves more shares than a long counts.
    market.moveBillions(TUESDAY, 0, 1, Side.SELL, 10);
    market.trade(TUESDAY, 20_000);
    market.close(TUESDAY, SECOND);
  }

  @BeforeEach
  void copyDays() throws IOException {
    rig = new BatchRig(directory);
    BatchRig.copy(shared, rig.store);
  }

  @Test
  void secondDayStartsFromTheBatchsOwnFirst() throws IOException {
    assertThat(rig.run("--date=" + TUESDAY)).isEqualTo(3);
    assertThat(rig.said()).contains("2026-11-23, is closed but not certified");
    assertThat(rig.run("--date=" + MONDAY)).isZero();
    assertThat(rig.run("--date=" + TUESDAY)).as(rig.said()).isZero();
    JsonNode day = rig.json(TUESDAY, SECOND);
    assertThat(day.get("previousDate").asText()).isEqualTo(MONDAY.toString());
    assertThat(day.get("certificate").get("records").asInt()).isEqualTo(20_010);
    assertThat(day.get("totals").get("users").asInt()).isEqualTo(USERS);
    assertThat(day.get("totals").get("newUsers").asInt()).isZero();
    BigDecimal before = new BigDecimal(rig.json(MONDAY, FIRST).get("totals").get("pnl").asText());
    BigDecimal after = new BigDecimal(day.get("totals").get("pnl").asText());
    assertThat(new BigDecimal(day.get("totals").get("dayPnl").asText()))
        .isEqualByComparingTo(after.subtract(before));
  }

  @Test
  void runTwiceAndKilledAfterAnyStageItGivesTheSame() throws IOException {
    assertThat(rig.run("--date=" + MONDAY)).isZero();
    String once = rig.document(MONDAY, FIRST);
    assertThat(rig.run("--date=" + MONDAY)).isZero();
    assertThat(rig.said()).contains("is certified already");
    for (String stage : List.of("trades", "closing", "users", "insights")) {
      Files.delete(rig.result(MONDAY, FIRST).resolve("result.json"));
      Files.delete(rig.result(MONDAY, FIRST).resolve("insights.json"));
      rig.runUntil(stage, "--date=" + MONDAY);
      assertThat(rig.result(MONDAY, FIRST).resolve("result.json")).doesNotExist();
      assertThat(rig.run("--date=" + MONDAY)).isZero();
      assertThat(rig.said()).contains(stage + ": kept from an earlier run");
      assertThat(rig.document(MONDAY, FIRST)).as("killed after " + stage).isEqualTo(once);
    }
  }

  @Test
  void alteredRecordOfTheArchiveIsFound() throws IOException {
    List<String> users = new ArrayList<>();
    List<Object> altered = new ArrayList<>();
    BatchRig.rewrite(
        rig.archived(1, 0),
        record -> {
          boolean trade = record.get("type") != null && record.get("side") != null;
          if (altered.isEmpty() && trade && (Long) record.get("offset") >= 1_234) {
            altered.add(record.get("offset"));
            users.add(record.get("userId").toString());
            String value =
                new String(((ByteBuffer) record.get("value")).array(), StandardCharsets.UTF_8);
            String changed =
                value.replaceFirst("\"quantity\":\"[^\"]*\"", "\"quantity\":\"77777\"");
            record.put("value", ByteBuffer.wrap(changed.getBytes(StandardCharsets.UTF_8)));
          }
          return record;
        });
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    JsonNode certificate = rig.json(MONDAY, FIRST).get("certificate");
    assertThat(certificate.get("verdict").asText()).isEqualTo("different");
    assertThat(certificate.get("usersDiffering").asInt()).isEqualTo(1);
    assertThat(subjects(certificate, users.get(0)))
        .contains(
            "record 1/" + altered.get(0) + " archived field shares",
            "sharesHeld",
            "tradedValue",
            "cash")
        .anyMatch(subject -> subject.endsWith(" quantity"))
        .anyMatch(subject -> subject.contains("sums of the archive less the position"));
    assertThat(certificate.get("listed").get(0).get("expected").asText()).isEqualTo("77777");
    assertThat(rig.run("--date=" + TUESDAY))
        .as("a day after one that is not certified")
        .isEqualTo(3);
  }

  @Test
  void alteredPortfolioOfAClosingFileIsFound() throws IOException {
    List<String> users = new ArrayList<>();
    BatchRig.rewrite(
        rig.closing(MONDAY, FIRST, 7),
        portfolio -> {
          if (users.isEmpty()) {
            users.add(portfolio.get("userId").toString());
            GenericRecord position = (GenericRecord) ((List<?>) portfolio.get("positions")).get(0);
            BigInteger pnl = BatchRig.decimal(position.get("realizedPnl"), 0).toBigInteger();
            position.put("realizedPnl", ByteBuffer.wrap(pnl.add(BigInteger.ONE).toByteArray()));
          }
          return portfolio;
        });
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    JsonNode certificate = rig.json(MONDAY, FIRST).get("certificate");
    assertThat(certificate.get("differences").asInt()).isEqualTo(2);
    assertThat(subjects(certificate, users.get(0)))
        .hasSize(2)
        .anyMatch(subject -> subject.endsWith(" realizedPnl"))
        .anyMatch(subject -> subject.contains("sums of the archive"));
  }

  @Test
  void rejectionThatNobodyHadAReasonForIsFound() throws IOException {
    BatchRig.rewrite(
        rig.store.resolve("archive/v1/topic=trades.rejected/partition=0/%020d.avro".formatted(0)),
        record -> {
          if (record.get("offset").equals(3L)) {
            record.put("sourceOffset", (Long) record.get("sourceOffset") + 1);
          }
          return record;
        });
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    JsonNode certificate = rig.json(MONDAY, FIRST).get("certificate");
    assertThat(subjects(certificate, null)).anyMatch(subject -> subject.startsWith("record "));
  }

  @Test
  void missingObjectsAreNamed() throws IOException {
    Files.delete(rig.archived(2, 10_000));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(3);
    assertThat(rig.said())
        .contains("trades partition 2: offsets 10,000 to 14,999 are not archived");
    assertThat(rig.store.resolve("batch")).doesNotExist();
  }

  @Test
  void archiveThatEndsBeforeTheCloseIsNamed() throws IOException {
    try (var files = Files.list(rig.archived(3, 0).getParent())) {
      for (Path file : files.sorted().skip(2).toList()) {
        Files.delete(file);
      }
    }
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(3);
    assertThat(rig.said())
        .containsPattern("trades partition 3: offsets 10,000 to [0-9,]+ are not archived");
  }

  @Test
  void whatIsNotThereOrCannotBeIsSaid() throws IOException {
    assertThat(rig.run("--date=2026-11-20")).isEqualTo(3);
    assertThat(rig.said()).contains("2026-11-20 is not closed");
    assertThat(rig.run("--date=2026-11-22")).as("a Sunday").isEqualTo(1);
    assertThat(rig.said()).contains("2026-11-22 is no trading day");
    assertThat(rig.run("--date=2026-11-25")).isEqualTo(1);
    assertThat(rig.said()).contains("2026-11-25 has not been yet");
    assertThat(rig.run("--date=24.11.2026")).isEqualTo(1);
  }

  @Test
  void damagedObjectsAreNamed() throws IOException {
    Path object = rig.archived(0, 0);
    byte[] whole = Files.readAllBytes(object);
    Files.write(object, Arrays.copyOf(whole, whole.length / 2));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(3);
    assertThat(rig.said()).contains("00000000000000000000.avro is half written");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 100, (byte) 7);
    Files.write(object, damaged);
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(1);
    assertThat(rig.said()).contains("00000000000000000000.avro is damaged");
    assertThat(rig.store.resolve("batch")).doesNotExist();
  }

  @Test
  void futureSchemaIsRefused() throws IOException {
    Path object = rig.archived(0, 0);
    Schema finer =
        new Schema.Parser()
            .parse(
                AvroSchemas.ARCHIVED_RECORD
                    .toString()
                    .replace("\"precision\":28,\"scale\":9", "\"precision\":30,\"scale\":11"));
    BatchRig.rewrite(object, finer);
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(1);
    assertThat(rig.said()).contains("schema that this batch does not know", "shares");
    assertThat(rig.store.resolve("batch")).doesNotExist();
  }

  @Test
  void rebuiltPortfoliosAreThoseOfTheLedgers() throws IOException {
    assertThat(rig.run("--rebuild")).as(rig.said()).isZero();
    String closeId = "20261124T220000.000Z";
    Map<String, GenericRecord> expected = new HashMap<>();
    rig.closings(TUESDAY, SECOND)
        .forEach(each -> expected.put(each.get("userId").toString(), each));
    List<GenericRecord> rebuilt = rig.closings(TUESDAY, closeId);
    assertThat(rebuilt).hasSameSizeAs(expected.values());
    for (GenericRecord each : rebuilt) {
      GenericRecord ledgers = expected.get(each.get("userId").toString());
      for (String field :
          List.of(
              "sequence",
              "totalShares",
              "tradeCount",
              "tradedValue",
              "costBasis",
              "realizedPnl",
              "cash",
              "income",
              "positions",
              "recentIds")) {
        assertThat(each.get(field)).as(field).isEqualTo(ledgers.get(field));
      }
      List<?> recent = (List<?>) each.get("recentEntries");
      assertThat(recent).hasSameSizeAs((List<?>) each.get("recentIds"));
    }
    Path manifest = rig.store.resolve("closing/date=" + TUESDAY + "/rebuilt-" + closeId + ".json");
    assertThat(Store.JSON.readTree(manifest.toFile()).get("ledgers").get(0).get("topicId").asText())
        .isEqualTo(ClosingWriter.TOPIC_ID);
    // A close that the batch wrote itself proves nothing.
    assertThat(rig.run("--date=" + MONDAY)).isZero();
    assertThat(rig.run("--date=" + TUESDAY)).isZero();
    assertThat(rig.result(TUESDAY, SECOND)).exists();
  }

  private static List<String> subjects(JsonNode certificate, String user) {
    List<String> subjects = new ArrayList<>();
    for (JsonNode each : certificate.get("listed")) {
      if (user == null || user.equals(each.get("userId").asText())) {
        subjects.add(each.get("subject").asText());
      }
    }
    return subjects;
  }
}
