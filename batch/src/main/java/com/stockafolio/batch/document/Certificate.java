package com.stockafolio.batch.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.books.Difference;
import com.stockafolio.batch.books.UserDay;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Stock;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Manifest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * What was checked and what was found: the proof, or the refutation, that the ledgers booked every
 * record of the day exactly once. From what was counted while reading, and the views of {@link
 * FlowCheck} and {@code users}.
 */
public final class Certificate {
  private final SparkSession spark;
  private final DayTally tally;
  private final UserTotals users;
  private final MarketSums market;
  private final List<String> contradictions;
  private final Stocks instruments;
  private final Manifest manifest;
  private final DayRange range;
  private final int most;
  private final List<Difference> listed = new ArrayList<>();
  private long differences;

  /** A certificate of a day whose tables are registered as views. */
  public Certificate(
      SparkSession spark,
      DayTally tally,
      UserTotals users,
      MarketSums market,
      List<String> contradictions,
      Stocks instruments,
      Manifest manifest,
      DayRange range,
      int most) {
    this.spark = spark;
    this.tally = tally;
    this.users = users;
    this.market = market;
    this.contradictions = contradictions;
    this.instruments = instruments;
    this.manifest = manifest;
    this.range = range;
    this.most = most;
  }

  /**
   * Makes all checks and adds what they found to the document; gives whether all is as it must be.
   */
  public boolean addTo(ObjectNode json) {
    addRecords(json);
    addOddities();
    addMarket(json);
    addUserDifferences(json);
    addRepeats(json);
    FlowCheck flows = FlowCheck.run(spark, instruments, most);
    differences += flows.differing();
    flows.listed().forEach(this::list);
    json.put("positionsSummed", flows.positions());
    addSymbols(json, flows.symbols());
    boolean certified = differences == 0;
    json.put("verdict", certified ? DayResult.CERTIFIED : DayResult.DIFFERENT);
    json.put("differences", differences);
    json.putArray("listed");
    for (Difference each : listed) {
      ObjectNode difference = json.withArray("listed").addObject();
      difference.put("userId", each.user());
      difference.put("subject", each.subject());
      difference.put("expected", each.expected());
      difference.put("found", each.found());
    }
    return certified;
  }

  private void list(Difference difference) {
    if (listed.size() < most) {
      listed.add(difference);
    }
  }

  private void differ(String user, String subject, String expected, String found) {
    list(new Difference(user, subject, expected, found));
  }

  /** Counts of records, by ledger and by reason. */
  private void addRecords(ObjectNode json) {
    long[] records = new long[manifest.ledgers().size()];
    long[] booked = new long[records.length];
    Map<String, Long> rejected = new TreeMap<>();
    long all = 0;
    long allBooked = 0;
    long unowned = 0;
    for (DayTally.Outcome outcome : tally.outcomes()) {
      long count = outcome.records();
      all += count;
      allBooked += outcome.booked() ? count : 0;
      if (outcome.ledger() >= 0) {
        records[outcome.ledger()] += count;
        booked[outcome.ledger()] += outcome.booked() ? count : 0;
      } else {
        unowned += count;
      }
      if (outcome.rejection() != 0) {
        rejected.merge(UserDay.outcome(outcome.rejection()), count, Long::sum);
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
      each.put("after", range.before().lastOffset(ledger.ledger()));
      each.put("upTo", ledger.covered());
      each.put("records", records[ledger.ledger()]);
      each.put("booked", booked[ledger.ledger()]);
      each.put("users", ledger.users());
    }
  }

  /** Records that are unreadable and not rejected, or the reverse, and fields that lie. */
  private void addOddities() {
    differences += tally.oddities();
    for (DayTally.Odd odd : tally.listed()) {
      String user =
          odd.userHigh() == 0 && odd.userLow() == 0
              ? null
              : UuidBytes.text(odd.userHigh(), odd.userLow());
      String name = UserDay.recordName(odd.partition(), odd.offset());
      if (odd.misjudged()) {
        differ(user, name, UserDay.outcome(odd.reason()), UserDay.outcome(odd.rejection()));
      }
      if (odd.flaw() != null) {
        String[] words = odd.flaw().split("\\|", 3);
        differ(user, name + " archived field " + words[0], words[1], words[2]);
      }
    }
  }

  /** The market's list must be one everywhere, and what it paid is what it took. */
  private void addMarket(ObjectNode json) {
    Difference unpaid = market.addTo(json, users.dollars().get("cashInLieu"));
    if (unpaid != null) {
      differences++;
      list(unpaid);
    }
    differences += contradictions.size();
    contradictions.forEach(words -> differ(null, "the market's list", "one", words));
    String own = market.day().values().size() + " " + market.day().hash();
    for (Manifest.Ledger ledger : manifest.ledgers()) {
      String told = ledger.marketNumber() + " " + ledger.marketHash();
      if (ledger.marketHash() != null && !told.equals(own)) {
        differences++;
        differ(null, "the market's list of ledger " + ledger.ledger(), own, told);
      }
    }
  }

  private void addUserDifferences(ObjectNode json) {
    json.put("usersCompared", users.compared());
    json.put("usersDiffering", users.usersDiffering());
    json.put("numbersCompared", users.numbers());
    differences += users.differing();
    if (users.differing() == 0) {
      return;
    }
    spark
        .sql(
            "SELECT inline(differences) FROM (SELECT differences FROM users WHERE differing > 0"
                + " ORDER BY userHigh, userLow LIMIT %d)".formatted(most))
        .collectAsList()
        .forEach(row -> list(Difference.of(row)));
  }

  /** TradeIds booked more than once, which is by the rules, and yet for somebody to look at. */
  private void addRepeats(ObjectNode json) {
    json.put("repeatedIds", users.repeated());
    json.putArray("repeats");
    if (users.repeated() == 0) {
      return;
    }
    spark
        .sql(
            "SELECT inline(repeats) FROM (SELECT repeats FROM users WHERE repeated > 0"
                + " ORDER BY userHigh, userLow LIMIT %d)".formatted(most))
        .limit(most)
        .collectAsList()
        .forEach(
            row ->
                json.withArray("repeats")
                    .addObject()
                    .put("userId", row.<String>getAs("user"))
                    .put("tradeId", row.<String>getAs("trade"))
                    .put("times", row.<Long>getAs("times")));
  }

  /**
   * Shares are neither made nor lost: what all users hold moves by what was bought less sold, and
   * by what was transferred, and by what actions of the market made of it.
   */
  private void addSymbols(ObjectNode json, Map<Integer, FlowCheck.Symbol> symbols) {
    for (Stock instrument : instruments.all()) {
      FlowCheck.Symbol symbol = symbols.getOrDefault(instrument.id(), FlowCheck.Symbol.NONE);
      BigDecimal now = symbol.held();
      BigDecimal then = symbol.before();
      DaySums sums = tally.instruments().getOrDefault(instrument.id(), DaySums.NONE);
      BigDecimal transferred = tally.transferred().getOrDefault(instrument.id(), BigDecimal.ZERO);
      BigDecimal adjusted = market.shares().getOrDefault(instrument.id(), BigDecimal.ZERO);
      boolean moved =
          sums.trades() > 0
              || tally.transferred().containsKey(instrument.id())
              || market.shares().containsKey(instrument.id());
      if (!moved && now.signum() == 0 && then.signum() == 0) {
        continue;
      }
      BigDecimal due = then.add(sums.net()).add(transferred).add(adjusted);
      if (now.compareTo(due) != 0) {
        differences++;
        differ(
            null,
            instrument.symbol() + " shares held by all users",
            DecimalJson.text(due),
            DecimalJson.text(now));
      }
      ObjectNode each = json.withArray("symbols").addObject();
      each.put("symbol", instrument.symbol());
      each.put("trades", sums.trades());
      each.put("quantity", DecimalJson.text(sums.net()));
      each.put("cash", DecimalJson.text(sums.sold().subtract(sums.bought())));
      each.put("transferred", DecimalJson.text(transferred));
      each.put("adjusted", DecimalJson.text(adjusted));
      each.put("held", DecimalJson.text(now));
    }
  }
}
