package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Side;
import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.archived.FirstForm;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.market.Instruments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A generated day of 100,000 trades on which nothing was tampered with. */
@Timeout(300)
class HonestDayIT {
  private static final String FIRST = "20261123T210000.000Z";
  private static final int USERS = 5_000;

  @TempDir static Path shared;

  /** "user id", and how often the id was booked. */
  private static Map<String, Integer> repeated;

  @TempDir Path directory;
  private BatchRig rig;

  @BeforeAll
  static void makeDay() throws IOException {
    GeneratedMarket market = BatchRig.market(shared, USERS);
    // More shares of one user than a long counts.
    market.moveBillions(MONDAY, 0, 1, Side.BUY, 9);
    market.moveBillions(MONDAY, 0, 2, Side.SELL, 9);
    market.trade(MONDAY, 100_000);
    repeated = market.repeated();
    market.close(MONDAY, FIRST);
  }

  @BeforeEach
  void copyDay() throws IOException {
    rig = new BatchRig(directory);
    BatchRig.copy(shared, rig.store);
  }

  @Test
  void honestDayIsCertified() throws IOException {
    Path positions = Files.write(directory.resolve("positions.csv"), custodiansRows());
    assertThat(rig.run("--date=" + MONDAY, "--against=" + positions)).as(rig.said()).isZero();
    JsonNode day = rig.json(MONDAY, FIRST);
    JsonNode certificate = day.get("certificate");
    assertThat(day.get("status").asText()).isEqualTo("certified");
    assertThat(certificate.get("records").asInt()).isEqualTo(100_018);
    assertThat(certificate.get("differences").asInt()).isZero();
    assertThat(certificate.get("rejected").get("DUPLICATE").asInt()).isPositive();
    assertThat(certificate.get("rejected").get("UNKNOWN_SYMBOL").asInt()).isPositive();
    assertThat(certificate.get("rejected").get("MALFORMED").asInt()).isPositive();
    assertThat(certificate.get("rejected").get("UNKNOWN_TYPE").asInt()).isPositive();
    assertThat(certificate.get("rejected").get("NOT_HELD").asInt()).isPositive();
    assertThat(certificate.get("rejected").has("OUT_OF_RANGE")).isFalse();
    assertClosingsSayTheSame(day);
    assertRepeatsAreTold(certificate);
    assertCustodiansBreaksAreFound();
  }

  /** A file that says the same had no breaks; one with three rows changed has three. */
  private void assertCustodiansBreaksAreFound() throws IOException {
    Path file = directory.resolve("positions.csv");
    List<String> rows = custodiansRows();
    String missing = rows.remove(1);
    String[] wrong = rows.get(1).split(",");
    rows.set(1, String.join(",", wrong[0], wrong[1], "123.456", wrong[3]));
    String surplus = "00000000-0000-4000-8000-000000000000,\"AAPL\",7,";
    rows.add(surplus);
    Files.write(file, rows);
    assertThat(rig.run("--date=" + MONDAY, "--against=" + file)).isEqualTo(2);
    assertThat(rig.said())
        .contains("positions in the file, 3 breaks: 1 differing, 1 missing, 1 surplus");
    List<String> breaks =
        Files.readAllLines(rig.result(MONDAY, FIRST).resolve("outside/breaks-positions.csv"));
    assertThat(breaks.remove(0)).isEqualTo("user,symbol,kind,amount,certified,outside,difference");
    assertThat(breaks)
        .isSorted()
        .hasSize(3)
        .contains("00000000-0000-4000-8000-000000000000,AAPL,surplus,quantity,,7,7")
        .anyMatch(
            each ->
                each.startsWith(
                    "%s,%s,differing,quantity,%s,123.456,".formatted(wrong[0], wrong[1], wrong[2])))
        .anyMatch(
            each ->
                each.startsWith(missing.split(",")[0] + "," + missing.split(",")[1] + ",missing,"));
    rows.set(2, rows.get(2).replaceFirst(",[^,]*,[^,]*$", ",many,"));
    Files.write(file, rows);
    assertThat(rig.run("--date=" + MONDAY, "--against=" + file)).isEqualTo(1);
    assertThat(rig.said()).contains("failed: positions.csv, line 3, column quantity: \"many\"");
  }

  /** What the ledgers' files have, as a custodian would write it. */
  private List<String> custodiansRows() throws IOException {
    List<String> rows = new ArrayList<>(List.of("user,symbol,quantity,cost"));
    for (GenericRecord each : rig.closings(MONDAY, FIRST)) {
      for (Object position : (List<?>) each.get("positions")) {
        GenericRecord of = (GenericRecord) position;
        rows.add(
            String.join(
                ",",
                each.get("userId").toString(),
                Instruments.load().byId((Integer) of.get("instrumentId")).symbol(),
                DecimalJson.text(BatchRig.decimal(of.get("shares"), 9)),
                DecimalJson.text(BatchRig.decimal(of.get("costBasis"), 8))));
      }
    }
    return rows;
  }

  private static void assertRepeatsAreTold(JsonNode certificate) {
    Map<String, Integer> told = new HashMap<>();
    for (JsonNode each : certificate.get("repeats")) {
      String id = each.get("userId").asText() + " " + each.get("tradeId").asText();
      assertThat(told.put(id, each.get("times").asInt())).isNull();
    }
    assertThat(told).isNotEmpty().isEqualTo(repeated);
    assertThat(certificate.get("repeatedIds").asInt()).isEqualTo(repeated.size());
  }

  /** Sums over the ledgers' files, in the simplest way, against the document's totals. */
  private void assertClosingsSayTheSame(JsonNode day) throws IOException {
    long users = 0;
    long trades = 0;
    BigDecimal traded = BigDecimal.ZERO;
    BigDecimal realized = BigDecimal.ZERO;
    BigDecimal cash = BigDecimal.ZERO;
    BigDecimal income = BigDecimal.ZERO;
    Map<String, BigDecimal> shares = new HashMap<>();
    for (GenericRecord each : rig.closings(MONDAY, FIRST)) {
      users++;
      trades += (Long) each.get("tradeCount");
      traded = traded.add(BatchRig.decimal(each.get("tradedValue"), 8));
      realized = realized.add(BatchRig.decimal(each.get("realizedPnl"), 8));
      cash = cash.add(BatchRig.decimal(each.get("cash"), 8));
      income = income.add(BatchRig.decimal(each.get("income"), 8));
      for (Object position : (List<?>) each.get("positions")) {
        GenericRecord of = (GenericRecord) position;
        shares.merge(
            Instruments.load().byId((Integer) of.get("instrumentId")).symbol(),
            BatchRig.decimal(of.get("shares"), 9),
            BigDecimal::add);
      }
    }
    JsonNode totals = day.get("totals");
    assertThat(totals.get("users").asLong()).isEqualTo(users);
    assertThat(totals.get("newUsers").asLong()).isEqualTo(users);
    assertThat(day.get("certificate").get("usersCompared").asLong()).isEqualTo(users);
    assertThat(totals.get("trades").asLong()).isEqualTo(trades);
    assertThat(new BigDecimal(totals.get("tradedValue").asText())).isEqualByComparingTo(traded);
    assertThat(new BigDecimal(totals.get("realizedPnl").asText())).isEqualByComparingTo(realized);
    assertThat(new BigDecimal(totals.get("cash").asText())).isEqualByComparingTo(cash);
    assertThat(new BigDecimal(totals.get("income").asText())).isEqualByComparingTo(income);
    assertThat(income).isNotZero();
    // It is the first day: what moved since then is all.
    assertThat(new BigDecimal(totals.get("dayIncome").asText())).isEqualByComparingTo(income);
    BigDecimal fees = new BigDecimal(totals.get("fees").asText());
    assertThat(fees).isPositive();
    BigDecimal moved = new BigDecimal(totals.get("cashMoved").asText());
    BigDecimal paid =
        new BigDecimal(totals.get("buyValue").asText())
            .subtract(new BigDecimal(totals.get("sellValue").asText()))
            .add(fees);
    assertThat(moved.subtract(paid)).isEqualByComparingTo(cash);
    assertThat(totals.get("transfers").asLong()).isPositive();
    for (JsonNode symbol : day.get("certificate").get("symbols")) {
      BigDecimal held = shares.remove(symbol.get("symbol").asText());
      assertThat(new BigDecimal(symbol.get("held").asText())).isEqualByComparingTo(held);
    }
    assertThat(shares).isEmpty();
    BigDecimal minutes = BigDecimal.ZERO;
    for (JsonNode minute : day.get("minutes")) {
      minutes = minutes.add(new BigDecimal(minute.get("tradedValue").asText()));
    }
    assertThat(minutes).isEqualByComparingTo(traded);
    assertThat(day.get("minutes").get(0).get("at").asText()).isEqualTo("2026-11-23T09:30-05:00");
    assertThat(day.get("minutes")).hasSize(390);
    assertThat(day.get("topTraders").get("byTradedValue")).hasSize(20);
  }

  /**
   * The batch must neither read an amount otherwise than it was meant, nor leave anything behind.
   */
  @Test
  void filesOfTheFirstFormAreRefused() throws IOException {
    Path portfolios = rig.closing(MONDAY, FIRST, 7);
    BatchRig.rewrite(portfolios, FirstForm.of(AvroSchemas.CLOSING_PORTFOLIO));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(1);
    assertThat(rig.said())
        .contains("ledger=00007.avro", "it is of the first form, whose sharesHeld");
    BatchRig.rewrite(rig.archived(0, 0), FirstForm.of(AvroSchemas.ARCHIVED_RECORD));
    assertThat(rig.run("--date=" + MONDAY)).isEqualTo(1);
    assertThat(rig.said())
        .contains("00000000000000000000.avro", "it is of the first form, whose quantity");
    assertThat(rig.store.resolve("batch")).doesNotExist();
  }

  @Test
  void moreRepeatsThanAreListedAreCounted() throws IOException {
    assertThat(rig.runListing(3, "--date=" + MONDAY)).isZero();
    JsonNode certificate = rig.json(MONDAY, FIRST).get("certificate");
    assertThat(certificate.get("repeats")).hasSize(3);
    assertThat(certificate.get("repeatedIds").asInt()).isEqualTo(repeated.size()).isGreaterThan(3);
  }
}
