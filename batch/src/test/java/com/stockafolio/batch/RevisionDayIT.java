package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static com.stockafolio.batch.BatchRig.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two generated days on which trades are taken back and corrected, the second also of the first.
 */
@Timeout(300)
class RevisionDayIT {
  private static final String FIRST = "20261123T210000.000Z";
  private static final String SECOND = "20261124T210000.000Z";
  private static final int USERS = 200;

  @TempDir static Path shared;

  @TempDir Path directory;
  private BatchRig rig;

  @BeforeAll
  static void makeDays() throws IOException {
    GeneratedMarket market = BatchRig.market(shared, USERS);
    long now = MONDAY.toEpochDay() * 86_400_000;
    market.trade(MONDAY, 3_000);
    market.act(now, "{'type':'SPLIT','instrumentId':1,'from':7,'to':3}");
    market.act(now, "{'type':'DIVIDEND','instrumentId':3,'perShare':'0.240000001'}");
    market.revise(MONDAY, 300, 6);
    market.trade(MONDAY, 1_000);
    market.revise(MONDAY, 100, 6);
    market.close(MONDAY, FIRST);
    market.trade(TUESDAY, 1_000);
    market.act(
        TUESDAY.toEpochDay() * 86_400_000, "{'type':'RENAME','symbol':'AAPL','newSymbol':'AAPX'}");
    market.revise(TUESDAY, 200, 20);
    market.trade(TUESDAY, 500);
    market.revise(TUESDAY, 100, 4);
    market.close(TUESDAY, SECOND);
  }

  @BeforeEach
  void copyDays() throws IOException {
    rig = new BatchRig(directory);
    BatchRig.copy(shared, rig.store);
  }

  @Test
  void bothDaysAreCertifiedAndTellWhatWasTakenBack() throws IOException {
    assertThat(rig.run("--date=" + MONDAY)).as(rig.said()).isZero();
    JsonNode day = rig.json(MONDAY, FIRST);
    assertThat(day.get("busts").asInt()).isGreaterThan(100);
    assertThat(day.get("corrections").asInt()).isGreaterThan(50);
    JsonNode rejected = day.get("certificate").get("rejected");
    for (String reason : List.of("UNKNOWN_TRADE", "ALREADY_BUSTED")) {
      assertThat(rejected.path(reason).asInt()).as(reason).isPositive();
    }
    assertThat(rig.run("--date=" + TUESDAY)).as(rig.said()).isZero();
    assertThat(rig.said()).contains("revise what is not the day's: their records since the first");
    JsonNode next = rig.json(TUESDAY, SECOND);
    JsonNode revisions = next.get("revisions");
    assertThat(revisions)
        .hasSize(next.get("busts").asInt() + next.get("corrections").asInt())
        .isNotEmpty();
    Set<String> dates = new HashSet<>();
    for (JsonNode each : revisions) {
      dates.add(each.get("ofDate").asText());
      assertThat(each.get("ofRecordedAt").asText()).startsWith(each.get("ofDate").asText());
    }
    assertThat(dates).containsExactlyInAnyOrder(MONDAY.toString(), TUESDAY.toString());
  }

  @Tag("faults")
  @Test
  void aPortfolioThatWasNotFoldedAgainIsADifference() throws IOException {
    assertThat(rig.run("--date=" + MONDAY)).as(rig.said()).isZero();
    JsonNode revision = rig.json(MONDAY, FIRST).get("revisions").get(0);
    String user = revision.get("userId").asText();
    for (int ledger = 0; ledger < GeneratedMarket.LEDGERS; ledger++) {
      BatchRig.rewrite(
          rig.closing(MONDAY, FIRST, ledger),
          record -> {
            if (record.get("userId").toString().equals(user)) {
              record.put("tradeCount", (Long) record.get("tradeCount") + 1);
            }
            return record;
          });
    }
    Files.delete(rig.result(MONDAY, FIRST).resolve("result.json"));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    assertThat(rig.json(MONDAY, FIRST).get("certificate").get("differences").asInt()).isEqualTo(1);
  }

  @Tag("faults")
  @Test
  void withoutHistoryNoneIsToBeBooked() throws IOException {
    Path manifest = rig.store.resolve("closing/date=" + MONDAY + "/manifest-" + FIRST + ".json");
    Files.writeString(manifest, "{\"history\":false," + Files.readString(manifest).substring(1));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    assertThat(rig.json(MONDAY, FIRST).get("certificate").get("listed").toString())
        .contains("\"expected\":\"NO_HISTORY\",\"found\":\"booked\"");
  }

  @Test
  void rebuiltPortfoliosAreThoseOfTheLedgers() throws IOException {
    assertThat(rig.run("--rebuild")).as(rig.said()).isZero();
    Map<String, GenericRecord> expected = new HashMap<>();
    rig.closings(TUESDAY, SECOND)
        .forEach(each -> expected.put(each.get("userId").toString(), each));
    List<GenericRecord> rebuilt = rig.closings(TUESDAY, "20261124T220000.000Z");
    assertThat(rebuilt).hasSameSizeAs(expected.values());
    int revisions = 0;
    for (GenericRecord each : rebuilt) {
      GenericRecord ledgers = expected.get(each.get("userId").toString());
      for (String field :
          List.of(
              "sequence",
              "met",
              "tradeCount",
              "tradedValue",
              "cash",
              "income",
              "positions",
              "recentIds")) {
        assertThat(each.get(field)).as(field).isEqualTo(ledgers.get(field));
      }
      for (Object recent : (List<?>) each.get("recentEntries")) {
        GenericRecord entry = (GenericRecord) recent;
        if (entry.get("of") != null) {
          revisions++;
          assertThat(entry.get("ofSequence")).isNotNull();
          assertThat(entry.get("reason") == null || entry.get("reason").toString().startsWith("Gr"))
              .isTrue();
        }
      }
    }
    assertThat(revisions).isPositive();
  }
}
