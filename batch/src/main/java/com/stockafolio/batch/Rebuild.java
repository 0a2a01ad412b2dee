package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.batch.archived.Archive;
import com.stockafolio.batch.archived.ArchiveObject;
import com.stockafolio.batch.archived.RejectionIndex;
import com.stockafolio.batch.document.TallyFile;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.PartTables;
import com.stockafolio.batch.rows.Parts;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.DayRange;
import com.stockafolio.batch.store.Manifest;
import com.stockafolio.batch.store.Store;
import com.stockafolio.market.Instruments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;

/**
 * Makes closing files from the whole archive, which empty ledgers import before they go on with the
 * records in Kafka that come after it: the way back when the journal is lost. It closes no day, and
 * no certificate rests on it.
 */
final class Rebuild {
  private static final DateTimeFormatter CLOSE_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final BatchSettings settings;
  private final SparkSession spark;
  private final Store store;
  private final Progress progress;
  private final Archive archive;

  Rebuild(BatchSettings settings, SparkSession spark, Store store, Progress progress) {
    this.settings = settings;
    this.spark = spark;
    this.store = store;
    this.progress = progress;
    archive = new Archive(store);
  }

  /** Writes the files as a close of the date, named after the instant. */
  void run(LocalDate date, Instant now) {
    int partitions = settings.rebuild().partitions();
    long[] ends = new long[partitions];
    List<ArchiveObject> trades = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends[partition] = archive.end(Manifest.TRADES, partition);
      trades.addAll(archive.objects(Manifest.TRADES, partition, 0, ends[partition]));
    }
    if (trades.isEmpty()) {
      throw new BatchFailure("nothing is archived in " + store.place("archive/v1"));
    }
    List<ArchiveObject> rejections = new ArrayList<>();
    Map<Integer, Long> rejectedEnds = new TreeMap<>();
    for (int partition : archive.partitions(Manifest.REJECTED)) {
      long end = archive.end(Manifest.REJECTED, partition);
      rejectedEnds.put(partition, end);
      rejections.addAll(archive.objects(Manifest.REJECTED, partition, 0, end));
    }
    String topicId = topicId();
    progress.line("rebuilding from %,d archived objects", trades.size());
    String closeId = CLOSE_ID.format(now);
    String directory = Closings.directory(date) + "/id=" + closeId;
    DayRange range = range(ends);
    List<String> input = new ArrayList<>();
    trades.forEach(each -> input.add(each.toString()));
    rejections.forEach(each -> input.add(each.toString()));
    input.addAll(settings.verifyingKeys());
    Stages stages = new Stages(settings.work(), "rebuild", input, progress);
    DayTables tables = new DayTables(spark);
    Parts parts = Parts.atLeast(settings.userParts(), range.ledgers());
    TradeReading.Request request =
        new TradeReading.Request(
            range,
            parts,
            topicId,
            settings.gapsAllowed(),
            0,
            MarketDay.quiet(List.of(), partitions),
            settings.verifyingKeys(),
            null);
    Reading reading = new Reading(tables, trades, rejections);
    PartFiles rows = reading.read(stages, "trades", request);
    MarketDay market = TallyFile.read(rows).market();
    if (market.isRenaming()) {
      rows = reading.read(stages, "renamed", request.with(market));
    }
    PartTables all = new PartTables(parts, partitions, rows, null, null);
    long began = System.nanoTime();
    Map<Integer, Long> users =
        new RebuiltFiles(spark, tables).write(all, market, store.place(directory));
    progress.line("portfolios written in %.1f s", (System.nanoTime() - began) / 1e9);
    users.forEach((ledger, count) -> progress.line("ledger %d: %,d portfolios", ledger, count));
    ObjectNode manifest = manifest(date, closeId, now, topicId, ends, users);
    addMarket(manifest, market);
    cuts(manifest, Manifest.REJECTED, rejectedEnds);
    store.write(
        Closings.directory(date) + "/rebuilt-" + closeId + ".json",
        manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
    if (!settings.keepWork()) {
      stages.delete();
    }
    progress.line(
        "rebuilt %,d portfolios in %s",
        users.values().stream().mapToLong(Long::longValue).sum(), store.place(directory));
  }

  /** Reads the archive; from the second time on by what the market did. */
  private final class Reading {
    private final DayTables tables;
    private final List<ArchiveObject> trades;
    private final List<ArchiveObject> rejections;

    Reading(DayTables tables, List<ArchiveObject> trades, List<ArchiveObject> rejections) {
      this.tables = tables;
      this.trades = trades;
      this.rejections = rejections;
    }

    PartFiles read(Stages stages, String name, TradeReading.Request request) {
      Path rows = stages.run(name, place -> write(request, new PartFiles(place)));
      return new PartFiles(rows.toUri().toString());
    }

    private void write(TradeReading.Request request, PartFiles files) {
      RejectionIndex index =
          RejectionIndex.read(
              store,
              rejections,
              request.range(),
              settings.mostRejections(),
              settings.gapsAllowed());
      TallyFile.write(files, tables.writeTrades(trades, index, request, files));
    }
  }

  /** All that is archived, for every ledger. */
  private DayRange range(long[] ends) {
    int ledgers = settings.rebuild().ledgers();
    if (ledgers % ends.length != 0) {
      throw new BatchFailure("the number of ledgers must be a multiple of that of partitions");
    }
    long[] before = new long[ledgers];
    long[] covered = new long[ledgers];
    for (int ledger = 0; ledger < ledgers; ledger++) {
      before[ledger] = -1;
      covered[ledger] = ends[ledger % ends.length] - 1;
    }
    return DayRange.of(ends.length, before, covered);
  }

  private ObjectNode manifest(
      LocalDate date,
      String closeId,
      Instant now,
      String topicId,
      long[] ends,
      Map<Integer, Long> users) {
    ObjectNode json = Store.JSON.createObjectNode();
    json.put("date", date.toString());
    json.put("closeId", closeId);
    json.put("closedAt", now.toString());
    json.putArray("ledgers");
    for (int ledger = 0; ledger < settings.rebuild().ledgers(); ledger++) {
      int partition = ledger % ends.length;
      ObjectNode each = json.withArray("ledgers").addObject();
      each.put("ledger", ledger);
      each.put("topicId", topicId);
      each.put("partition", partition);
      each.put("covered", ends[partition] - 1);
      each.put("users", users.getOrDefault(ledger, 0L));
      each.put(
          "object",
          "%s/id=%s/ledger=%05d.avro".formatted(Closings.directory(date), closeId, ledger));
    }
    Map<Integer, Long> cuts = new TreeMap<>();
    for (int partition = 0; partition < ends.length; partition++) {
      cuts.put(partition, ends[partition]);
    }
    json.putArray("cuts");
    cuts(json, Manifest.TRADES, cuts);
    json.putObject("prices");
    json.put("instrumentsVersion", Instruments.load().version());
    return json;
  }

  /** The market's list goes with portfolios that met it: with its records, and where they lay. */
  private static void addMarket(ObjectNode manifest, MarketDay market) {
    String hash = market.hash();
    manifest
        .withArray("ledgers")
        .forEach(
            ledger -> {
              int partition = ledger.get("partition").asInt();
              ((ObjectNode) ledger)
                  .put("marketNumber", market.number(partition))
                  .put("marketHash", hash);
            });
    ObjectNode json = manifest.putObject("market");
    ArrayNode records = json.putArray("records");
    market.values().forEach(records::add);
    ArrayNode copies = json.putArray("copies");
    for (MarketDay.Places places : market.places()) {
      ObjectNode partition = copies.addObject();
      ArrayNode offsets = partition.putArray("offsets");
      ArrayNode recordedAt = partition.putArray("recordedAt");
      for (long offset : places.offsets()) {
        offsets.add(offset);
      }
      for (long millis : places.recordedAt()) {
        recordedAt.add(millis);
      }
    }
  }

  private static void cuts(ObjectNode manifest, String topic, Map<Integer, Long> cuts) {
    cuts.forEach(
        (partition, offset) ->
            manifest
                .withArray("cuts")
                .addObject()
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset));
  }

  private String topicId() {
    if (!settings.rebuild().topicId().isEmpty()) {
      return settings.rebuild().topicId();
    }
    String told = archive.topicId(Manifest.TRADES);
    if (told != null) {
      return told;
    }
    Closings closings = new Closings(store);
    List<FileStatus> dates = store.list("closing");
    for (int i = dates.size() - 1; i >= 0; i--) {
      String name = dates.get(i).getPath().getName();
      Manifest latest = closings.latest(LocalDate.parse(name.substring("date=".length())));
      if (latest != null && latest.topicId() != null) {
        return latest.topicId();
      }
    }
    throw new BatchFailure(
        "neither the archive nor a close tells the identity of the topic of trades: set"
            + " stockafolio.batch.rebuild.topic-id, which kafka-topics.sh --describe tells");
  }
}
