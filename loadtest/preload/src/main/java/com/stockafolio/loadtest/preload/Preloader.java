package com.stockafolio.loadtest.preload;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import com.stockafolio.loadtest.simulator.market.PreloadedTrades;
import com.stockafolio.loadtest.simulator.market.Users;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The preloader's process. Options, each {@code --name=value}: {@code bucket}, the directory that
 * the local S3 server keeps the bucket in; {@code bootstrap}, Kafka's address; {@code users};
 * {@code seed}; {@code ledgers}. It ends with status 0 when the close is complete.
 */
public final class Preloader {
  /** The last offset that the close covers, in every partition. */
  static final long COVERED = 0;

  private static final String TOPIC = "trades";
  private static final String DAY = "closing/date=2026-01-02/";
  private static final String ID = "20260102T210000.000Z";
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Path bucket;
  private final int userCount;
  private final int ledgers;
  private final Users users;
  private final PreloadedTrades trades;
  private final Instruments instruments = Instruments.load();

  private Preloader(Path bucket, int userCount, long seed, int ledgers) {
    this.bucket = bucket;
    this.userCount = userCount;
    this.ledgers = ledgers;
    this.users = new Users(seed, userCount);
    this.trades = new PreloadedTrades(seed);
  }

  /** Writes the close, and ends. */
  public static void main(String[] args)
      throws InvalidOption, IOException, ExecutionException, InterruptedException {
    OptionReader options = OptionReader.of(args);
    Preloader preloader =
        new Preloader(
            Path.of(options.required("bucket", "the directory of the bucket")),
            options.number("users", 100_000, 1, 100_000_000),
            options.number("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
            options.number("ledgers", 16, 1, 4_096));
    String bootstrap = options.text("bootstrap", "127.0.0.1:19092");
    options.refuseOthers();
    preloader.write(PreloadTopic.begin(bootstrap, TOPIC));
    System.exit(0);
  }

  private void write(PreloadTopic topic)
      throws IOException, ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Long>>> parts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int part = thread;
      parts.add(threads.submit(() -> writeLedgers(part)));
    }
    long[] counts = new long[ledgers];
    for (int part = 0; part < THREADS; part++) {
      List<Long> written = parts.get(part).get();
      for (int i = 0; i < written.size(); i++) {
        counts[part + i * THREADS] = written.get(i);
      }
    }
    threads.shutdown();
    Files.write(bucket.resolve(DAY + "manifest-" + ID + ".json"), manifest(topic, counts));
  }

  /** Writes every ledger whose number leaves this rest. */
  private List<Long> writeLedgers(int part) throws IOException {
    List<ClosingFile> files = new ArrayList<>();
    for (int ledger = part; ledger < ledgers; ledger += THREADS) {
      files.add(new ClosingFile(bucket.resolve(object(ledger))));
    }
    byte[] key = new byte[UserId.TEXT_LENGTH];
    for (int index = 0; index < userCount; index++) {
      UserId user = new UserId(users.high(index), users.low(index));
      user.writeAscii(key, 0);
      int ledger = Partitioning.ledger(key, ledgers);
      if (ledger % THREADS == part) {
        files.get(ledger / THREADS).append(PreloadedPortfolio.of(user, trades, index));
      }
    }
    for (ClosingFile file : files) {
      file.close();
    }
    return files.stream().map(ClosingFile::count).toList();
  }

  private static String object(int ledger) {
    return "%sid=%s/ledger=%05d.avro".formatted(DAY, ID, ledger);
  }

  private byte[] manifest(PreloadTopic topic, long[] counts) throws IOException {
    ObjectNode manifest = JsonMapper.builder().build().createObjectNode();
    manifest.put("date", "2026-01-02").put("closeId", ID).put("closedAt", "2026-01-02T21:00:00Z");
    ArrayNode closed = manifest.putArray("ledgers");
    IntStream.range(0, ledgers)
        .forEach(
            ledger ->
                closed
                    .addObject()
                    .put("ledger", ledger)
                    .put("topicId", topic.id().toString())
                    .put("partition", ledger % topic.partitions())
                    .put("covered", COVERED)
                    .put("users", counts[ledger])
                    .put("object", object(ledger)));
    manifest.putArray("cuts");
    manifest.putObject("prices");
    manifest.put("instrumentsVersion", instruments.version());
    return manifest.toString().getBytes(StandardCharsets.UTF_8);
  }
}
