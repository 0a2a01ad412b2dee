package com.stockafolio.closing;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.pattern.Patterns;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.stockafolio.archive.ArchivePlace;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.archive.Bucket;
import com.stockafolio.archive.TradeArchiver;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.failure.Failures;
import com.stockafolio.ingest.ProgressTable;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.MarketList;
import com.stockafolio.prices.PriceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a day, step by step: every ledger's portfolios, by one number of the market's list; the
 * wait until the consumers have put what those ledgers refused on its topic; the cuts, so that the
 * archive soon holds all that the ledgers had booked; the prices; and last the manifest.
 */
final class DayClosing {
  private static final Logger LOG = LoggerFactory.getLogger(DayClosing.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Node node;
  private final ArchiveSettings settings;
  private final KafkaAdmin topics;
  private final Bucket bucket;
  private final LedgerClosing ledgers;
  private final LedgersMarket ledgersMarket;
  private final MarketBoard market;
  private final ProgressTable progress;
  private final PriceRules rules;
  private final Executor blocking;

  DayClosing(
      Node node,
      ArchiveSettings settings,
      KafkaAdmin topics,
      Bucket bucket,
      LedgerClosing ledgers,
      LedgersMarket ledgersMarket,
      MarketBoard market,
      ProgressTable progress,
      PriceRules rules,
      Executor blocking) {
    this.node = node;
    this.settings = settings;
    this.topics = topics;
    this.bucket = bucket;
    this.ledgers = ledgers;
    this.ledgersMarket = ledgersMarket;
    this.market = market;
    this.progress = progress;
    this.rules = rules;
    this.blocking = blocking;
  }

  /**
   * Closes; done when the manifest is in place.
   *
   * @param pricesAsOf the moment whose prices close the day
   */
  CompletionStage<Manifest> close(ClosingPlace place, Instant pricesAsOf) {
    return topics
        .topic(settings.kafka().tradesTopic())
        .thenCompose(
            trades ->
                ledgersMarket
                    .during(number -> capture(place, trades, number))
                    .thenCompose(captured -> finish(place, trades, captured, pricesAsOf)))
        .thenCompose(
            manifest -> put(place.manifest(), manifest.toJson()).thenApply(done -> manifest));
  }

  /** Every ledger's portfolios, and the market's list that all of them have met. */
  private record Captured(MarketList market, List<Manifest.ClosedLedger> ledgers) {}

  private CompletionStage<Captured> capture(ClosingPlace place, Topic trades, int number) {
    return market
        .upTo(number)
        .thenCompose(
            list ->
                captureAll(place, trades)
                    .thenApply(closed -> new Captured(list, ofNumber(number, closed))));
  }

  private CompletionStage<Manifest> finish(
      ClosingPlace place, Topic trades, Captured captured, Instant pricesAsOf) {
    CompletionStage<ClosingPrices.Found> prices = prices(pricesAsOf, captured.market());
    return settled(captured.ledgers(), trades)
        .thenCompose(done -> cut(trades))
        .thenCombine(
            prices, (cuts, found) -> manifest(place, captured.ledgers(), cuts, found, pricesAsOf));
  }

  private static List<Manifest.ClosedLedger> ofNumber(
      int number, List<Manifest.ClosedLedger> closed) {
    if (closed.stream().anyMatch(ledger -> ledger.marketNumber() != number)) {
      throw new IllegalStateException(
          "a market record came after number %d while ledgers were captured: ".formatted(number)
              + closed.stream()
                  .map(each -> each.ledger() + " has " + each.marketNumber())
                  .collect(Collectors.joining(", ")));
    }
    return closed;
  }

  private CompletionStage<List<Manifest.ClosedLedger>> captureAll(
      ClosingPlace place, Topic trades) {
    int count = node.ledgers().count();
    return Source.range(0, count - 1)
        .mapAsync(
            settings.closing().ledgersAtOnce(),
            ledger ->
                capture(place, ledger, Instant.now().plus(settings.closing().ledgerTimeout()), 1)
                    .thenApply(
                        written -> {
                          LOG.info(
                              "Close {} of {}: ledger {} of {} written, {} portfolios up to offset"
                                  + " {}",
                              place.closeId(),
                              place.date(),
                              ledger + 1,
                              count,
                              written.users(),
                              written.covered());
                          return new Manifest.ClosedLedger(
                              ledger,
                              trades.id().toString(),
                              ledger % trades.partitions(),
                              written.covered(),
                              written.users(),
                              place.ledger(ledger),
                              written.marketNumber(),
                              written.marketHash().toString());
                        }))
        .runWith(Sink.seq(), node.system());
  }

  /** A ledger may be on its way to another node, or S3 away for a moment: tries again. */
  private CompletionStage<LedgerClosing.Written> capture(
      ClosingPlace place, int ledger, Instant deadline, int attempt) {
    return ledgers
        .write(ledger, place)
        .exceptionallyCompose(
            failure -> {
              if (Instant.now().isAfter(deadline)) {
                return CompletableFuture.failedFuture(failure);
              }
              LOG.warn(
                  "Close {} of {}: ledger {} is tried again: {}",
                  place.closeId(),
                  place.date(),
                  ledger,
                  Failures.cause(failure).toString());
              return after(
                  settings.retry().wait(attempt),
                  () -> capture(place, ledger, deadline, attempt + 1));
            });
  }

  private CompletionStage<Done> settled(List<Manifest.ClosedLedger> closed, Topic trades) {
    Instant deadline = Instant.now().plus(settings.closing().settleTimeout());
    return Source.range(0, trades.partitions() - 1)
        .mapAsync(
            trades.partitions(),
            partition ->
                settled(
                    trades,
                    partition,
                    closed.stream()
                        .filter(ledger -> ledger.partition() == partition)
                        .mapToLong(Manifest.ClosedLedger::covered)
                        .max()
                        .orElse(-1),
                    deadline))
        .runWith(Sink.ignore(), node.system());
  }

  private CompletionStage<Done> settled(
      Topic trades, int partition, long covered, Instant deadline) {
    if (covered < 0) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    return progress
        .read(trades.source(partition))
        .thenCompose(
            row -> {
              if (row.position() >= covered) {
                return CompletableFuture.completedFuture(Done.getInstance());
              }
              if (Instant.now().isAfter(deadline)) {
                return CompletableFuture.failedFuture(
                    new TimeoutException(
                        "the consumer of partition %d is settled up to offset %d, the ledgers are at %d"
                            .formatted(partition, row.position(), covered)));
              }
              return after(LOOK_AGAIN, () -> settled(trades, partition, covered, deadline));
            });
  }

  private CompletionStage<List<Manifest.Cut>> cut(Topic trades) {
    return topics
        .topic(settings.kafka().rejectedTopic())
        .thenCompose(
            rejected ->
                Source.from(
                        TradeArchiver.places(settings, trades.partitions(), rejected.partitions()))
                    .mapAsync(1, this::cut)
                    .runWith(Sink.seq(), node.system()));
  }

  private CompletionStage<Manifest.Cut> cut(ArchivePlace place) {
    return topics
        .endOffset(place.kafka())
        .thenCompose(
            end -> {
              Manifest.Cut cut = new Manifest.Cut(place.topic(), place.partition(), end);
              return put(place.cut(end), Manifest.json(cut)).thenApply(done -> cut);
            });
  }

  private CompletionStage<ClosingPrices.Found> prices(Instant moment, MarketList list) {
    ClosingPrices prices = new ClosingPrices(settings.kafka(), list, rules);
    long symbols = list.instruments().all().stream().filter(Instrument::isListed).count();
    return CompletableFuture.supplyAsync(() -> prices.asOf(moment), blocking)
        .thenApply(
            found -> {
              if (found.prices().size() < symbols) {
                LOG.warn("{} of {} instruments have a price", found.prices().size(), symbols);
              }
              found
                  .heldBack()
                  .forEach(held -> LOG.warn("Not a closing price, for it stands alone: {}", held));
              return found;
            });
  }

  private Manifest manifest(
      ClosingPlace place,
      List<Manifest.ClosedLedger> closed,
      List<Manifest.Cut> cuts,
      ClosingPrices.Found found,
      Instant pricesAsOf) {
    SortedMap<String, String> prices = new TreeMap<>();
    found.prices().forEach((symbol, price) -> prices.put(symbol, price.toString()));
    return new Manifest(
        place.date().toString(),
        place.closeId(),
        place.instant().toString(),
        closed,
        cuts,
        prices,
        pricesAsOf.toString(),
        found.heldBack().stream().map(Manifest.HeldBack::of).toList(),
        node.instruments().version(),
        node.system().settings().config().getBoolean("stockafolio.engine.history.enabled"));
  }

  private CompletionStage<Done> put(String object, byte[] json) {
    return bucket.put(object, ByteString.fromArray(json), ContentTypes.APPLICATION_JSON);
  }

  private <T> CompletionStage<T> after(Duration wait, Callable<CompletionStage<T>> then) {
    ActorSystem<?> system = node.system();
    return Patterns.after(wait, system.classicSystem(), then);
  }
}
