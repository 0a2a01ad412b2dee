package com.stockafolio.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.batch.store.Closings;
import com.stockafolio.batch.store.Store;
import com.stockafolio.testing.SignedRecord;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Runs the batch on a store in a directory, and tampers with that. */
final class BatchRig {
  static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");

  final Path store;
  final Path work;
  private List<String> trusted = List.of(SignedRecord.TEST_VERIFYING_KEY);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  BatchRig(Path directory) {
    store = directory.resolve("store");
    work = directory.resolve("work");
  }

  static GeneratedMarket market(Path store, int users) {
    return new GeneratedMarket(store, 42, users, 5_000);
  }

  /** Runs the batch on the directory; gives its exit code. */
  int run(String... args) {
    return run(
        store.toUri().toString(),
        new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)),
        args);
  }

  int run(String input, Progress progress, String... args) {
    return run(input, progress, 1_000, args);
  }

  /** The same, with a certificate that lists so many. */
  int runListing(int listed, String... args) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return run(store.toUri().toString(), new Progress(out), listed, args);
  }

  /** Trusts these keys from here on for what the market did. */
  void trust(List<String> keys) {
    trusted = keys;
  }

  private int run(String input, Progress progress, int listed, String... args) {
    Config config =
        ConfigFactory.parseMap(
                Map.of(
                    "stockafolio.batch.input",
                    input,
                    "stockafolio.batch.work",
                    work.toString(),
                    "stockafolio.batch.wait",
                    "0 s",
                    "stockafolio.batch.user-parts",
                    20,
                    "stockafolio.batch.listed-differences",
                    listed,
                    "stockafolio.market.verifying-keys",
                    trusted,
                    "stockafolio.batch.cassandra.publish",
                    false))
            .withFallback(ConfigFactory.load());
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T22:00:00Z"), ZoneOffset.UTC);
    return DayBatch.run(args, config, progress, clock);
  }

  /** Runs the batch and ends it, as a kill would, as soon as a stage is done. */
  void runUntil(String lastStage, String... args) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Progress killer =
        new Progress(nowhere) {
          @Override
          void stageDone(String name, Duration took, Duration processors) {
            if (name.equals(lastStage)) {
              throw new Killed();
            }
          }
        };
    try {
      run(store.toUri().toString(), killer, args);
    } catch (Killed expected) {
      return;
    }
    throw new AssertionError("there is no stage " + lastStage);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** All that the batch said. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The document of a date, as it was written. */
  String document(LocalDate date, String closeId) throws IOException {
    return Files.readString(result(date, closeId).resolve("insights.json"));
  }

  JsonNode json(LocalDate date, String closeId) throws IOException {
    return Store.JSON.readTree(document(date, closeId));
  }

  Path result(LocalDate date, String closeId) {
    return store.resolve(Closings.resultDirectory(date, closeId));
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Rewrites an Avro file with each record as the change leaves it. */
  static void rewrite(Path file, UnaryOperator<GenericRecord> change) throws IOException {
    Path changed = file.resolveSibling("changed");
    try (DataFileReader<GenericRecord> reader =
            new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())) {
      writer.setCodec(CodecFactory.zstandardCodec(1)).create(reader.getSchema(), changed.toFile());
      for (GenericRecord record : reader) {
        writer.append(change.apply(record));
      }
    }
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  /** Rewrites an Avro file with another schema of the same types. */
  static void rewrite(Path file, Schema schema) throws IOException {
    Path changed = file.resolveSibling("changed");
    try (DataFileReader<GenericRecord> reader =
            new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())) {
      writer.setCodec(CodecFactory.zstandardCodec(1)).create(schema, changed.toFile());
      for (GenericRecord record : reader) {
        writer.append(record);
      }
    }
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  Path archived(int partition, long first) {
    return store.resolve(
        "archive/v1/topic=trades/partition=%d/%020d.avro".formatted(partition, first));
  }

  Path closing(LocalDate date, String closeId, int ledger) {
    return store.resolve("closing/date=%s/id=%s/ledger=%05d.avro".formatted(date, closeId, ledger));
  }

  List<GenericRecord> closings(LocalDate date, String closeId) throws IOException {
    List<GenericRecord> all = new ArrayList<>();
    for (int ledger = 0; ledger < GeneratedMarket.LEDGERS; ledger++) {
      try (DataFileReader<GenericRecord> reader =
          new DataFileReader<>(
              closing(date, closeId, ledger).toFile(), new GenericDatumReader<>())) {
        reader.forEach(all::add);
      }
    }
    return all;
  }

  static BigDecimal decimal(Object unscaled, int scale) {
    ByteBuffer bytes = ((ByteBuffer) unscaled).duplicate();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return new BigDecimal(new BigInteger(copy), scale);
  }
}
