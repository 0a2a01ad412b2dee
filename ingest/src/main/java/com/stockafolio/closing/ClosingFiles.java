package com.stockafolio.closing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import akka.stream.javadsl.StreamConverters;
import akka.util.ByteString;
import com.stockafolio.archive.ArchiveSchemas;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.archive.Bucket;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.market.MarketTable;
import com.stockafolio.engine.serving.ClosingImport;
import com.stockafolio.engine.serving.EngineSettings;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketKeys;
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
    Bucket bucket = new Bucket(system, ArchiveSettings.read(system.settings().config()).bucket());
    return newestManifest(bucket, prefix)
        .thenCompose(
            origin -> {
              Optional<Manifest.ClosedLedger> closed =
                  origin
                      .map(found -> ledgerOf(found.manifest(), ledger, ledgers))
                      .filter(found -> found.covered() >= 0);
              if (closed.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
              }
              MarketKeys keys = MarketSettings.verifyingKeys(system.settings().config());
              ClosedMarket market = ClosedMarket.of(origin.get().json(), closed.get(), keys);
              return table(system)
                  .restore(market.records())
                  .thenCompose(done -> load(system, bucket, closed.get(), market.market()))
                  .thenApply(Optional::of);
            });
  }

  /** What was lost with the journal that is to go on from a close. */
  private static MarketTable table(ActorSystem<?> system) {
    return new MarketTable(
        CassandraSessionRegistry.get(system).sessionFor("akka.persistence.cassandra"),
        EngineSettings.read(system.settings().config()).cassandra().keyspace());
  }

  /** A close that ledgers may begin with. */
  private record Origin(Manifest manifest, byte[] json) {}

  private static CompletionStage<Imported> load(
      ActorSystem<?> system, Bucket bucket, Manifest.ClosedLedger closed, LedgerMarket market) {
    InputStream in =
        bucket.read(closed.object()).runWith(StreamConverters.asInputStream(READ_TIMEOUT), system);
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    return CompletableFuture.supplyAsync(() -> read(closed, in), blocking)
        .thenApply(
            portfolios ->
                new Imported(
                    new SourceId(UUID.fromString(closed.topicId()), closed.partition()),
                    closed.covered(),
                    market,
                    portfolios));
  }

  private static CompletionStage<Optional<Origin>> newestManifest(Bucket bucket, String prefix) {
    return bucket
        .list(prefix)
        .thenCompose(
            names -> {
              Optional<String> newest = ClosingPlace.newestOrigin(names);
              if (newest.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
              }
              return bucket
                  .read(newest.get())
                  .runFold(ByteString.emptyByteString(), ByteString::concat, bucket.system())
                  .thenApply(ByteString::toArray)
                  .thenApply(
                      json -> Optional.of(new Origin(Manifest.read(newest.get(), json), json)));
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

  private static List<Portfolio> read(Manifest.ClosedLedger closed, InputStream in) {
    List<Portfolio> portfolios = new ArrayList<>();
    try (in;
        DataFileStream<GenericRecord> file =
            new DataFileStream<>(
                in, new GenericDatumReader<>(null, ArchiveSchemas.CLOSING_PORTFOLIO))) {
      while (file.hasNext()) {
        portfolios.add(ClosingPortfolioReader.read(file.next()));
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
