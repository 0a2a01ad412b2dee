package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What was checked and what was found: the proof, or the refutation, that the ledgers booked every
 * record of the day exactly once. From the views {@code trades}, {@code closing} and {@code users}.
 */
final class Certificate {
  private static final int SHARE_DECIMALS = 4;

  private final SparkSession spark;
  private final Instruments instruments;
  private final Manifest manifest;
  private final DayRange range;
  private final int most;
  private final List<Difference> listed = new ArrayList<>();
  private long differences;
  private long misjudged;
  private long flawed;

  Certificate(
      SparkSession spark, Instruments instruments, Manifest manifest, DayRange range, int most) {
    this.spark = spark;
    this.instruments = instruments;
    this.manifest = manifest;
    this.range = range;
    this.most = most;
  }

  /**
   * Makes all checks and adds what they found to the document; gives whether all is as it must be.
   */
  boolean addTo(ObjectNode json, boolean before, Map<Instrument, DaySums> byInstrument) {
    addRecords(json);
    addFlaws();
    addUserDifferences(json);
    FlowCheck flows = FlowCheck.run(spark, before, instruments, most);
    differences += flows.differing();
    flows.listed().forEach(this::list);
    json.put("positionsSummed", flows.compared());
    addSymbols(json, before, byInstrument);
    boolean certified = differences == 0;
    json.put("verdict", certified ? DayResult.CERTIFIED : DayResult.DIFFERENT);
    json.put("differences", differences);
    json.putArray("listed");
    for (Difference each : listed) {
      ObjectNode difference = json.withArray("listed").addObject();
      difference.put("userId", each.getUser());
      difference.put("subject", each.getSubject());
      difference.put("expected", each.getExpected());
      difference.put("found", each.getFound());
    }
    return certified;
  }

  private void list(Difference difference) {
    if (listed.size() < most) {
      listed.add(difference);
    }
  }

  private void differ(String user, String subject, String expected, String found) {
    Difference difference = new Difference();
    difference.setUser(user);
    difference.setSubject(subject);
    difference.setExpected(expected);
    difference.setFound(found);
    list(difference);
  }

  /** Counts of records, by ledger and by reason. */
  private void addRecords(ObjectNode json) {
    long[] records = new long[manifest.ledgers().size()];
    long[] booked = new long[records.length];
    Map<String, Long> rejected = new TreeMap<>();
    long all = 0;
    long allBooked = 0;
    long unowned = 0;
    String query =
        "SELECT ledger, reason, rejection, COUNT(*) AS records, COUNT(flaw) AS flaws FROM trades"
            + " GROUP BY ledger, reason, rejection";
    for (Row row : spark.sql(query).collectAsList()) {
      int ledger = row.getAs("ledger");
      long count = row.getAs("records");
      int rejection = row.getAs("rejection");
      boolean isBooked = rejection == 0 && row.<Integer>getAs("reason") == 0;
      all += count;
      allBooked += isBooked ? count : 0;
      if (ledger >= 0) {
        records[ledger] += count;
        booked[ledger] += isBooked ? count : 0;
      } else {
        unowned += count;
      }
      int reason = row.getAs("reason");
      misjudged += reason != 0 && reason != rejection ? count : 0;
      flawed += row.<Long>getAs("flaws");
      if (rejection != 0) {
        rejected.merge(UserDay.outcome(rejection), count, Long::sum);
      }
    }
    json.put("records", all);
    json.put("booked", allBooked);
    ObjectNode reasons = json.putObject("rejected");
    rejected.forEach(reasons::put);
    json.put("recordsOfNoLedger", unowned);
    for (Manifest.Ledger ledger : manifest.ledgers()) {
      ObjectNode each = json.withArray("ledgers").addObject();
      each.put("ledger", ledger.ledger());
      each.put("partition", ledger.partition());
      each.put("after", range.before()[ledger.ledger()]);
      each.put("upTo", ledger.covered());
      each.put("records", records[ledger.ledger()]);
      each.put("booked", booked[ledger.ledger()]);
      each.put("users", ledger.users());
    }
  }

  /** Records that are unreadable and not rejected, or the reverse, and fields that lie. */
  private void addFlaws() {
    differences += misjudged + flawed;
    if (misjudged > 0) {
      for (Row row : rows("reason <> 0 AND reason <> rejection")) {
        differ(
            user(row),
            UserDay.recordName(row.getAs("partition"), row.getAs("offset")),
            UserDay.outcome(row.getAs("reason")),
            UserDay.outcome(row.getAs("rejection")));
      }
    }
    if (flawed > 0) {
      for (Row row : rows("flaw IS NOT NULL")) {
        String[] words = row.<String>getAs("flaw").split("\\|", 3);
        String name = UserDay.recordName(row.getAs("partition"), row.getAs("offset"));
        differ(user(row), name + " archived field " + words[0], words[1], words[2]);
      }
    }
  }

  private List<Row> rows(String condition) {
    return spark
        .sql(
            "SELECT * FROM trades WHERE %s ORDER BY partition, offset LIMIT %d"
                .formatted(condition, most))
        .collectAsList();
  }

  private static String user(Row row) {
    long high = row.getAs("userHigh");
    long low = row.getAs("userLow");
    return high == 0 && low == 0 ? null : UuidBytes.text(high, low);
  }

  private void addUserDifferences(ObjectNode json) {
    Row counts =
        spark
            .sql(
                "SELECT count_if(compared) AS compared, coalesce(SUM(differing), 0) AS differing,"
                    + " count_if(differing > 0) AS users, coalesce(SUM(IF(compared,"
                    + " 6 + 3 * size(instruments) + size(recentTrades) div 2, 0)), 0) AS numbers"
                    + " FROM users")
            .first();
    json.put("usersCompared", counts.<Long>getAs("compared"));
    json.put("usersDiffering", counts.<Long>getAs("users"));
    json.put("numbersCompared", counts.<Long>getAs("numbers"));
    long differing = counts.getAs("differing");
    differences += differing;
    if (differing == 0) {
      return;
    }
    spark
        .sql(
            "SELECT inline(differences) FROM (SELECT differences FROM users WHERE differing > 0"
                + " ORDER BY userHigh, userLow LIMIT %d)".formatted(most))
        .as(Encoders.bean(Difference.class))
        .collectAsList()
        .forEach(this::list);
  }

  /** Shares are neither made nor lost: what all users hold moves by what was bought less sold. */
  private void addSymbols(ObjectNode json, boolean before, Map<Instrument, DaySums> byInstrument) {
    Map<Integer, BigDecimal> held = held("closing");
    Map<Integer, BigDecimal> heldBefore = before ? held("before") : Map.of();
    for (Instrument instrument : instruments.all()) {
      BigDecimal now = held.getOrDefault(instrument.id(), BigDecimal.ZERO);
      BigDecimal then = heldBefore.getOrDefault(instrument.id(), BigDecimal.ZERO);
      DaySums sums = byInstrument.getOrDefault(instrument, DaySums.NONE);
      if (sums.trades() == 0 && now.signum() == 0 && then.signum() == 0) {
        continue;
      }
      if (now.compareTo(then.add(sums.net())) != 0) {
        differences++;
        differ(
            null,
            instrument.symbol() + " shares held by all users",
            DecimalJson.text(then.add(sums.net())),
            DecimalJson.text(now));
      }
      ObjectNode each = json.withArray("symbols").addObject();
      each.put("symbol", instrument.symbol());
      each.put("trades", sums.trades());
      each.put("quantity", DecimalJson.text(sums.net()));
      each.put("cash", DecimalJson.text(sums.sold().subtract(sums.bought())));
      each.put("held", DecimalJson.text(now));
    }
  }

  private Map<Integer, BigDecimal> held(String portfolios) {
    String query =
        "SELECT p.instruments AS instrument, "
            + ExactSum.columns("p.quantities", "held")
            + " FROM %s LATERAL VIEW explode(arrays_zip(instruments, quantities)) v AS p GROUP BY 1"
                .formatted(portfolios);
    Map<Integer, BigDecimal> held = new TreeMap<>();
    for (Row row : spark.sql(query).collectAsList()) {
      held.put(row.getAs("instrument"), ExactSum.of(row, "held", SHARE_DECIMALS));
    }
    return held;
  }
}
