package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.archived.RejectionIndex;
import com.stockafolio.batch.books.KeepBooks;
import com.stockafolio.batch.document.Certificate;
import com.stockafolio.batch.document.DayRead;
import com.stockafolio.batch.document.DayTally;
import com.stockafolio.batch.document.Insights;
import com.stockafolio.batch.document.MarketSums;
import com.stockafolio.batch.document.RevisionList;
import com.stockafolio.batch.document.TallyFile;
import com.stockafolio.batch.document.UserTotals;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.Stock;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.ClosingReading;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.Parts;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayResult;
import com.stockafolio.batch.store.Incomplete;
import com.stockafolio.batch.store.LocalText;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.market.Instruments;
import com.typesafe.config.Config;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The batch for one trading date. In order: the close is looked up, the archive must reach it, the
 * day's records and the ledgers' portfolios are read, books are kept and compared, the document is
 * made, and last of all the result is published. Nothing that looks finished is written before.
 */
final class DayRun {
  private static final String DOCUMENT = "insights.json";

  private final Config config;
  private final BatchSettings settings;
  private final TradingDays days;
  private final SparkSession spark;
  private final Progress progress;
  private final Store store;
  private final Closings closings;
  private final Instruments instruments = Instruments.load();

  DayRun(
      Config config,
      BatchSettings settings,
      TradingDays days,
      SparkSession spark,
      Store store,
      Progress progress) {
    this.config = config;
    this.settings = settings;
    this.days = days;
    this.spark = spark;
    this.store = store;
    this.progress = progress;
    closings = new Closings(store);
  }

  /**
   * Runs it.
   *
   * @return the day's result
   * @throws Incomplete if the close or a part of the archive is not there
   */
  DayResult run(LocalDate date) {
    if (!days.isTradingDay(date) && closings.latest(date) == null) {
      throw new BatchFailure(date + " is no trading day of the New York Stock Exchange");
    }
    Readiness ready = new Readiness(store, closings, settings.patience(), progress);
    DayInput input = ready.await(date);
    DayResult kept = closings.result(date, input.manifest().closeId());
    if (kept != null && kept.certified()) {
      progress.line("%s, close %s, is certified already", date, kept.closeId());
      publish(kept, store.text(resultPath(kept) + DOCUMENT));
      return kept;
    }
    if (input.manifest().instrumentsVersion() > instruments.version()) {
      throw new BatchFailure(
          "the close knows instruments of version %d, this batch of %d"
              .formatted(input.manifest().instrumentsVersion(), instruments.version()));
    }
    List<String> readFrom = new ArrayList<>(input.fingerprint());
    readFrom.addAll(settings.verifyingKeys());
    Stages stages =
        new Stages(settings.work(), date + "-" + input.manifest().closeId(), readFrom, progress);
    DayResult result = compute(input, ready, stages);
    if (!settings.keepWork()) {
      stages.delete();
    }
    return result;
  }

  private DayResult compute(DayInput input, Readiness ready, Stages stages) {
    Manifest manifest = input.manifest();
    DayTables tables = new DayTables(spark);
    progress.line(
        "%s, close %s: %,d archived objects, %,d ledgers, after %s",
        manifest.date(),
        manifest.closeId(),
        input.trades().size(),
        manifest.ledgers().size(),
        input.previous() == null ? "nothing" : input.previous().date());
    Parts parts = Parts.atLeast(settings.userParts(), manifest.ledgers().size());
    MarketDay quiet = MarketDay.quiet(earlier(input), input.range().partitions());
    PartFiles trades =
        files(stages.run("trades", place -> readTrades(input, tables, parts, quiet, place)));
    DayRead read = TallyFile.read(trades);
    if (read.market().isRenaming()) {
      // What symbols mean is known only when all of the day was seen.
      MarketDay known = read.market();
      trades =
          files(stages.run("renamed", place -> readTrades(input, tables, parts, known, place)));
      read = TallyFile.read(trades);
    }
    DayRead day = read;
    PartFiles closes =
        files(
            stages.run(
                "closing",
                place -> tables.writeCloses(closes(manifest), parts, new PartFiles(place))));
    PartFiles befores =
        input.previous() == null
            ? null
            : files(
                stages.run(
                    "before",
                    place ->
                        tables.writeBefores(
                            usersPlace(input.previous()), parts, new PartFiles(place))));
    PartTables rows = new PartTables(parts, input.range().partitions(), trades, closes, befores);
    Stocks stocks = day.market().view().last();
    KeepBooks.Earlier earlier =
        new EarlierDays(settings, store, closings, ready, tables, progress)
            .read(input, rows, stages, this::usersPlace);
    KeepBooks keep =
        new KeepBooks(rows, day.market(), prices(manifest, stocks), manifest.history(), earlier);
    Path users = stages.run("users", place -> tables.writeUsers(keep, parts, place));
    tables.viewEntries(rows, "entries");
    spark.read().parquet(users.toString()).createOrReplaceTempView("users");
    Path document =
        stages.run("insights", place -> writeDocument(input, day, Path.of(URI.create(place))));
    return finish(input, day.market(), users, LocalText.read(document));
  }

  private static List<byte[]> earlier(DayInput input) {
    return input.previous() == null ? List.of() : input.previous().market();
  }

  private static PartFiles files(Path stage) {
    return new PartFiles(stage.toUri().toString());
  }

  private void readTrades(
      DayInput input, DayTables tables, Parts parts, MarketDay market, String place) {
    RejectionIndex rejections =
        RejectionIndex.read(
            store,
            input.rejections(),
            input.range(),
            settings.mostRejections(),
            settings.gapsAllowed());
    progress.line("%,d rejected records", rejections.size());
    TradeReading.Request request =
        new TradeReading.Request(
            input.range(),
            parts,
            input.manifest().topicId(),
            settings.gapsAllowed(),
            settings.listedDifferences(),
            market,
            settings.verifyingKeys(),
            null);
    PartFiles files = new PartFiles(place);
    TallyFile.write(files, tables.writeTrades(input.trades(), rejections, request, files));
  }

  private void writeDocument(DayInput input, DayRead day, Path place) {
    DayTally tally = day.tally();
    Stocks stocks = day.market().view().last();
    Manifest manifest = input.manifest();
    ObjectNode json = Store.JSON.createObjectNode();
    json.put("schema", 1);
    json.put("date", manifest.date().toString());
    json.put("closeId", manifest.closeId());
    json.put("closedAt", manifest.closedAt());
    json.put("pricesAsOf", manifest.pricesAsOf());
    json.put("previousDate", input.previous() == null ? null : input.previous().date().toString());
    ObjectNode certificate = Store.JSON.createObjectNode();
    UserTotals users = UserTotals.read(spark, tally.day().tradedValue());
    MarketSums market = MarketSums.read(spark, day.market(), settings.listedDifferences());
    market.addActions(json);
    RevisionList.read(spark, settings.listedDifferences())
        .addTo(json, stocks, new RevisedDays(closings, input));
    Certificate check =
        new Certificate(
            spark,
            tally,
            users,
            market,
            day.contradictions(),
            stocks,
            manifest,
            input.range(),
            settings.listedDifferences());
    boolean certified = check.addTo(certificate);
    manifest.addHeldBackTo(certificate);
    json.put("status", certified ? DayResult.CERTIFIED : DayResult.DIFFERENT);
    new Insights(spark, tally, users, stocks, manifest.prices(), settings.top()).addTo(json);
    json.set("certificate", certificate);
    LocalText.write(place, json.toString());
  }

  private DayResult finish(DayInput input, MarketDay market, Path users, String document) {
    Manifest manifest = input.manifest();
    String status = Store.parse(document).get("status").asText();
    DayResult result =
        new DayResult(
            manifest.date(),
            manifest.closeId(),
            status,
            manifest.covered(),
            manifest.topicId(),
            input.previousCuts(),
            market.values());
    store.delete(resultPath(result) + "result.json");
    store.upload(users, resultPath(result) + "users");
    store.write(resultPath(result) + DOCUMENT, document.getBytes(StandardCharsets.UTF_8));
    closings.write(result);
    progress.line("written to %s", store.place(resultPath(result)));
    publish(result, document);
    return result;
  }

  private void publish(DayResult result, String document) {
    if (settings.publish()) {
      try (FirmDays days = FirmDays.open(config, settings)) {
        days.write(result, Instant.now(), document);
      }
      progress.line("published to Cassandra, table %s.firm_days", settings.keyspace());
    }
  }

  private String usersPlace(DayResult result) {
    return store.place(resultPath(result) + "users");
  }

  private static String resultPath(DayResult result) {
    return Closings.resultDirectory(result.date(), result.closeId()) + "/";
  }

  private List<ClosingReading.File> closes(Manifest manifest) {
    List<ClosingReading.File> files = new ArrayList<>();
    for (Manifest.Ledger ledger : manifest.ledgers()) {
      if (ledger.users() > 0) {
        files.add(
            new ClosingReading.File(ledger.ledger(), store.place(ledger.object()), ledger.users()));
      }
    }
    return files;
  }

  /** By instrument; a symbol's price is that of the stock which has it at the close. */
  static long[] prices(Manifest manifest, Stocks stocks) {
    long[] prices = new long[stocks.highest() + 1];
    manifest
        .prices()
        .forEach(
            (symbol, price) -> {
              Stock stock = stocks.holder(symbol);
              if (stock != null) {
                prices[stock.id()] = price;
              }
            });
    return prices;
  }
}
