package com.stockafolio.archive;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.stream.javadsl.StreamConverters;
import akka.util.ByteString;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.ClosingImport;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Portfolio;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Reads the portfolios of a close back, for ledgers that begin with them. */
public final class ClosingFiles implements ClosingImport {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  /** For the service loader. */
  public ClosingFiles() {}

  @Override
  public CompletionStage<Optional<Imported>> load(
      ActorSystem<?> system, Instruments instruments, String prefix, int ledger, int ledgers) {
    Bucket bucket =
        new Bucket(system, system.settings().config().getString("stockafolio.archive.bucket"));
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    return newestManifest(bucket, prefix)
        .thenCompose(
            manifest -> {
              Manifest.ClosedLedger closed = ledgerOf(manifest, ledger, ledgers);
              if (closed.covered() < 0) {
                return CompletableFuture.completedFuture(Optional.empty());
              }
              InputStream in =
                  bucket
                      .read(closed.object())
                      .runWith(StreamConverters.asInputStream(READ_TIMEOUT), system);
              return CompletableFuture.supplyAsync(() -> read(closed, in, instruments), blocking)
                  .thenApply(
                      portfolios ->
                          Optional.of(
                              new Imported(
                                  new SourceId(
                                      UUID.fromString(closed.topicId()), closed.partition()),
                                  closed.covered(),
                                  portfolios)));
            });
  }

  private static CompletionStage<Manifest> newestManifest(Bucket bucket, String prefix) {
    return bucket
        .list(prefix)
        .thenCompose(
            names -> {
              String newest =
                  names.stream()
                      .filter(ClosingPlace::isManifest)
                      .reduce((one, later) -> later)
                      .orElseThrow(
                          () ->
                              new IllegalStateException(
                                  "no close in bucket %s begins with %s"
                                      .formatted(bucket.name(), prefix)));
              return bucket
                  .read(newest)
                  .runFold(ByteString.emptyByteString(), ByteString::concat, bucket.system())
                  .thenApply(json -> Manifest.read(newest, json.toArray()));
            });
  }

  private static Manifest.ClosedLedger ledgerOf(Manifest manifest, int ledger, int ledgers) {
    if (manifest.ledgers().size() != ledgers) {
      throw new IllegalStateException(
          "Close %s of %s has %d ledgers, not %d"
              .formatted(manifest.closeId(), manifest.date(), manifest.ledgers().size(), ledgers));
    }
    return manifest.ledgers().stream()
        .filter(closed -> closed.ledger() == ledger)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The close has no ledger " + ledger));
  }

  private static List<Portfolio> read(
      Manifest.ClosedLedger closed, InputStream in, Instruments instruments) {
    ClosingPortfolioReader reader = new ClosingPortfolioReader(instruments);
    List<Portfolio> portfolios = new ArrayList<>();
    try (in;
        DataFileStream<GenericRecord> file =
            new DataFileStream<>(
                in, new GenericDatumReader<>(null, ArchiveSchemas.CLOSING_PORTFOLIO))) {
      while (file.hasNext()) {
        portfolios.add(reader.read(file.next()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(closed.object() + " is unreadable", unreadable);
    }
    if (portfolios.size() != closed.users()) {
      throw new IllegalStateException(
          "%s holds %d portfolios, not %d as its manifest says"
              .formatted(closed.object(), portfolios.size(), closed.users()));
    }
    return portfolios;
  }
}
