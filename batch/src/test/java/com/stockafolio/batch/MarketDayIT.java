package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static com.stockafolio.batch.BatchRig.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.math.BigDecimal;
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

/** Two generated days on which the market does something to most that users hold. */
@Timeout(300)
class MarketDayIT {
  private static final String FIRST = "20261123T210000.000Z";
  private static final String SECOND = "20261124T210000.000Z";
  private static final int USERS = 500;
  private static final int TRADES = 4_000;

  /** Of the S&P 500's first: A, AAPL, ABBV, ABNB, ABT and those that follow. */
  private static final List<String> MONDAYS =
      List.of(
          "{'type':'SPLIT','instrumentId':1,'from':7,'to':3}",
          "{'type':'SPLIT','instrumentId':3,'from':9,'to':8,'cashPrice':'10.123456789'}",
          "{'type':'DIVIDEND','instrumentId':3,'perShare':'0.240000001'}",
          "{'type':'INSTRUMENT','symbol':'NEWCO','name':'New Company','sector':'Energy',"
              + "'status':'ACTIVE','aliases':['NEW-CO']}",
          "{'type':'SPINOFF','instrumentId':4,'newSymbol':'NEW-CO','from':7,'to':2,"
              + "'costShare':'0.1837','cashPrice':'31.25'}",
          "{'type':'MERGER','instrumentId':5,'newInstrumentId':6,'from':5,'to':2,"
              + "'cashPerShare':'12','costShare':'0.7'}",
          "{'type':'RENAME','symbol':'AAPL','newSymbol':'AAPX'}",
          "{'type':'SPLIT','symbol':'NOSUCH','from':1,'to':2}");

  @TempDir static Path shared;

  private static long rejectedCopies;

  @TempDir Path directory;
  private BatchRig rig;

  @BeforeAll
  static void makeDays() throws IOException {
    GeneratedMarket market = BatchRig.market(shared, USERS);
    for (String action : MONDAYS) {
      market.trade(MONDAY, TRADES / MONDAYS.size());
      market.act(MONDAY.toEpochDay() * 86_400_000, action);
    }
    market.trade(MONDAY, TRADES / MONDAYS.size());
    long now = MONDAY.toEpochDay() * 86_400_000;
    market.actIn(2, now, 3, MONDAYS.get(2));
    market.actIn(2, now, 30, MONDAYS.get(2));
    market.pretend(1, now, "{\"type\":\"SPLIT\"}", RejectionReason.INVALID_SIGNATURE);
    market.pretend(1, now, "{\"type\":\"TRADE\"}", RejectionReason.KEY_MISMATCH);
    market.pretend(1, now, "{\"type\":\"BONUS\"}", RejectionReason.UNKNOWN_TYPE);
    market.pretend(1, now, "[]", RejectionReason.MALFORMED);
    rejectedCopies = 5;
    market.close(MONDAY, FIRST);
    market.trade(TUESDAY, TRADES / 4);
    long then = TUESDAY.toEpochDay() * 86_400_000;
    market.act(
        then,
        "{'type':'INSTRUMENT','symbol':'AAPL','name':'Another','sector':'Energy','status':'ACTIVE'}");
    market.act(then, "{'type':'DIVIDEND','symbol':'AAPL','perShare':'1'}");
    market.act(then, "{'type':'DIVIDEND','symbol':'AAPX','perShare':'0.5'}");
    market.act(
        then,
        "{'type':'INSTRUMENT','instrumentId':7,'symbol':'ACGX','name':'Arch','sector':'Financials',"
            + "'status':'CLOSING_ONLY'}");
    market.trade(TUESDAY, TRADES / 4);
    market.close(TUESDAY, SECOND);
  }

  @BeforeEach
  void copyDays() throws IOException {
    rig = new BatchRig(directory);
    BatchRig.copy(shared, rig.store);
  }

  @Test
  void bothDaysAreCertified() throws IOException {
    assertThat(rig.run("--date=" + MONDAY)).as(rig.said()).isZero();
    JsonNode day = rig.json(MONDAY, FIRST);
    JsonNode certificate = day.get("certificate");
    assertThat(certificate.get("market").get("number").asInt()).isEqualTo(MONDAYS.size());
    assertThat(certificate.get("market").get("hash").asText()).hasSize(64);
    assertThat(certificate.get("market").get("outOfRange")).isEmpty();
    assertThat(certificate.get("rejected").get("OUT_OF_ORDER").asLong()).isEqualTo(1);
    assertThat(certificate.get("rejected").get("INVALID_SIGNATURE").asLong()).isEqualTo(1);
    assertThat(certificate.get("recordsOfNoLedger").asLong()).isEqualTo(rejectedCopies);
    JsonNode actions = day.get("actions");
    assertThat(actions).hasSize(MONDAYS.size());
    assertThat(actions.get(0).get("type").asText()).isEqualTo("SPLIT");
    assertThat(actions.get(0).get("positions").asLong()).isPositive();
    assertThat(actions.get(3).get("positions").asLong()).isZero();
    assertThat(actions.get(4).get("positions").asLong()).isPositive();
    assertThat(actions.get(7).get("positions").asLong()).isZero();
    JsonNode totals = day.get("totals");
    assertThat(new BigDecimal(totals.get("cashInLieu").asText())).isNotZero();
    assertThat(new BigDecimal(totals.get("dividends").asText())).isNotZero();
    assertCashIs(totals);
    assertThat(rig.run("--date=" + TUESDAY)).as(rig.said()).isZero();
    JsonNode next = rig.json(TUESDAY, SECOND);
    assertThat(next.get("certificate").get("market").get("number").asInt())
        .isEqualTo(MONDAYS.size() + 4);
    assertThat(next.get("actions")).hasSize(4);
    assertThat(next.get("certificate").get("rejected").get("NOT_TRADABLE").asLong()).isPositive();
    Set<String> symbols = new HashSet<>();
    next.get("certificate").get("symbols").forEach(s -> symbols.add(s.get("symbol").asText()));
    symbols.retainAll(Set.of("AAPL", "AAPX", "NEWCO", "ACN", "ACGX"));
    assertThat(symbols).containsExactlyInAnyOrder("AAPX", "NEWCO", "ACGX");
  }

  /** It is the first day: all cash came of what the day's totals tell. */
  private static void assertCashIs(JsonNode totals) {
    BigDecimal due =
        amount(totals, "cashMoved")
            .add(amount(totals, "dividends"))
            .add(amount(totals, "cashInLieu"))
            .subtract(amount(totals, "buyValue"))
            .add(amount(totals, "sellValue"))
            .subtract(amount(totals, "fees"));
    assertThat(amount(totals, "cash")).isEqualByComparingTo(due);
  }

  private static BigDecimal amount(JsonNode totals, String name) {
    return new BigDecimal(totals.get(name).asText());
  }

  @Tag("faults")
  @Test
  void aMarketThatNobodyVouchesForIsADifference() throws IOException {
    rig.trust(List.of());
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    assertThat(rig.json(MONDAY, FIRST).get("certificate").get("listed").toString())
        .contains("INVALID_SIGNATURE");
  }

  @Tag("faults")
  @Test
  void anotherListOfALedgerIsADifference() throws IOException {
    Path manifest = rig.store.resolve("closing/date=" + MONDAY + "/manifest-" + FIRST + ".json");
    String said = Files.readString(manifest);
    Files.writeString(manifest, said.replaceFirst("marketHash\":\"....", "marketHash\":\"0000"));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    JsonNode certificate = rig.json(MONDAY, FIRST).get("certificate");
    assertThat(certificate.get("differences").asInt()).isEqualTo(1);
    assertThat(certificate.get("listed").get(0).get("subject").asText())
        .isEqualTo("the market's list of ledger 0");
  }

  @Tag("faults")
  @Test
  void aPositionThatDidNotMeetASplitIsADifference() throws IOException {
    BatchRig.rewrite(
        rig.closing(MONDAY, FIRST, 7),
        record -> {
          for (Object position : (List<?>) record.get("positions")) {
            GenericRecord of = (GenericRecord) position;
            if ((Integer) of.get("instrumentId") == 1) {
              of.put("shares", ArchiveWriter.decimal(7));
            }
          }
          return record;
        });
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(2);
    assertThat(rig.json(MONDAY, FIRST).get("certificate").get("listed").toString())
        .contains("A quantity", "A sums of the archive less the position");
  }

  @Test
  void rebuiltPortfoliosAreThoseOfTheLedgers() throws IOException {
    assertThat(rig.run("--rebuild")).as(rig.said()).isZero();
    Map<String, GenericRecord> expected = new HashMap<>();
    rig.closings(TUESDAY, SECOND)
        .forEach(each -> expected.put(each.get("userId").toString(), each));
    List<GenericRecord> rebuilt = rig.closings(TUESDAY, "20261124T220000.000Z");
    assertThat(rebuilt).hasSameSizeAs(expected.values());
    int actions = 0;
    for (GenericRecord each : rebuilt) {
      GenericRecord ledgers = expected.get(each.get("userId").toString());
      for (String field : List.of("sequence", "met", "cash", "income", "positions", "recentIds")) {
        assertThat(each.get(field)).as(field).isEqualTo(ledgers.get(field));
      }
      for (Object recent : (List<?>) each.get("recentEntries")) {
        actions += ((GenericRecord) recent).get("number") == null ? 0 : 1;
      }
    }
    assertThat(actions).isPositive();
  }
}
