package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.ledger.CheckpointHeader;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.LedgerEvent;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** One ledger with a journal and checkpoints in memory, and a consumer that feeds it. */
final class LedgerHome implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final SourceId SOURCE = new SourceId(new UUID(11, 12), 0);
  static final Instruments INSTRUMENTS = Instruments.load();

  /** Multiples of the count of ledgers, for which checkpoints are due after exactly the setting. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final int number = NUMBERS.addAndGet(16);
  final EngineMetrics metrics = new EngineMetrics();
  final Semaphore checkpointPermits;
  final MemoryCheckpoints checkpoints;
  final MemoryHistory history = new MemoryHistory();
  final JournalGate journalGate;
  final TestProbe<LedgerAnswer> consumer;

  private final ActorTestKit testKit = TestSystem.shared();
  private final PersistenceTestKit journal = PersistenceTestKit.create(testKit.system());
  private final LedgerWorld world;
  private ActorRef<Ledger.Command> ledger;
  private long nextOffset;
  private long sent = -1;

  /** A ledger that writes a row at once, with a test's settings over the defaults. */
  static LedgerHome open(String... settings) {
    return new LedgerHome(settings);
  }

  private LedgerHome(String... settings) {
    StringBuilder all = new StringBuilder("stockafolio.engine.row-interval = 0 ms\n");
    for (String setting : settings) {
      all.append("stockafolio.engine.").append(setting).append('\n');
    }
    EngineSettings read = EngineSettings.read(TestSystem.config(all.toString()));
    checkpointPermits = new Semaphore(read.checkpoints().atOnce());
    checkpoints = new MemoryCheckpoints(testKit.system());
    journalGate = new JournalGate(testKit.system(), persistenceId());
    world = new LedgerWorld(read, metrics, checkpoints, history, checkpointPermits);
    consumer = testKit.createTestProbe();
    start();
    awaitServing();
  }

  ActorSystem<?> system() {
    return testKit.system();
  }

  String persistenceId() {
    return LedgerJournal.persistenceId(number).id();
  }

  <T> TestProbe<T> probe() {
    return testKit.createTestProbe();
  }

  <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return testKit.spawn(behavior);
  }

  /** Begins the ledger anew, as sharding does with the next message for one that has stopped. */
  void start() {
    ledger = testKit.spawn(RecoveringLedger.create(number, world));
  }

  void tell(Ledger.Command message) {
    ledger.tell(message);
  }

  /** Expects that the ledger stops by itself. */
  void expectStopped() {
    probe().expectTerminated(ledger, PATIENCE);
  }

  void expectRunning() {
    TestProbe<Ledger.Pong> pong = probe();
    tell(new Ledger.Ping(pong.getRef()));
    assertThat(pong.receiveMessage().ledger()).isEqualTo(number);
  }

  /** Stops the ledger as a hand-over does. */
  void stop() {
    tell(Ledger.Stop.INSTANCE);
    expectStopped();
  }

  void restart() {
    stop();
    start();
    awaitServing();
  }

  /** Stops the ledger, and begins it anew with these portfolios as its checkpoint. */
  void restartWith(Portfolio... portfolios) {
    stop();
    CheckpointSlices slices =
        new CheckpointSlices(
            new CheckpointHeader(null, LastRecord.NONE, -1, List.of()), portfolios, 1024);
    checkpoints
        .store(
            number,
            new CheckpointStore.Captured(0, -1, portfolios.length, slices),
            CompletableFuture.completedFuture(Done.getInstance()))
        .toCompletableFuture()
        .join();
    start();
    awaitServing();
  }

  /** The next copy of a market record. */
  MarketCopy copy(int number, MarketAction action) {
    long offset = nextOffset++;
    byte[] signed = (number + " " + action).getBytes(StandardCharsets.UTF_8);
    return new MarketCopy(
        offset,
        1_795_000_000_000L + offset,
        new MarketRecord(number, new UUID(9, number), 0, action, signed));
  }

  /** The next batch, with records of the market's among it. */
  Batch batch(List<MarketCopy> market, TradeRecord... records) {
    Batch batch =
        new Batch(SOURCE, sent, RecordPrint.UNKNOWN, nextOffset - 1, -1, List.of(records), market);
    sent = batch.last();
    return batch;
  }

  /** How far the ledger has the market's list. */
  Ledger.MarketView market() {
    TestProbe<Ledger.MarketView> probe = probe();
    tell(new Ledger.AskMarket(probe.getRef()));
    return probe.receiveMessage(PATIENCE);
  }

  /** Waits until the ledger has recovered: a question for a scan waits with it. */
  void awaitServing() {
    scan();
  }

  // Records and batches

  static UserId user(long number) {
    return new UserId(0x1000, number);
  }

  /** A record at the next offset; its tradeId derives from the offset. */
  TradeRecord buy(UserId user, String symbol, int shares, String price) {
    return record(user, new TradeId(7, nextOffset), symbol, Side.BUY, shares, price);
  }

  TradeRecord buy(UserId user) {
    return buy(user, "AAPL", 10, "100");
  }

  TradeRecord sell(UserId user, String symbol, int shares, String price) {
    return record(user, new TradeId(7, nextOffset), symbol, Side.SELL, shares, price);
  }

  /** A bust at the next offset; its tradeId derives from the offset. */
  TradeRecord bust(UserId user, TradeId of) {
    long offset = nextOffset++;
    long at = 1_795_000_000_000L + offset;
    return new TradeRecord(offset, at, new Bust(new TradeId(7, offset), user, of, "Broken", at));
  }

  TradeRecord record(
      UserId user, TradeId tradeId, String symbol, Side side, int shares, String price) {
    long offset = nextOffset++;
    return new TradeRecord(
        offset,
        1_795_000_000_000L + offset,
        new Trade(
            tradeId,
            user,
            symbol,
            side,
            new Quantity(shares * 10_000L * 100_000L),
            Price.parse(price),
            1_795_000_000_000L + offset - 5));
  }

  /** The next batch: everything after the batch before, up to the last record's offset. */
  Batch batch(TradeRecord... records) {
    return batchSettled(-1, records);
  }

  Batch batchSettled(long settled, TradeRecord... records) {
    Batch batch = new Batch(SOURCE, sent, nextOffset - 1, settled, List.of(records));
    sent = batch.last();
    return batch;
  }

  void deliver(Batch batch) {
    tell(new Ledger.Deliver(batch, consumer.getRef()));
  }

  /** Delivers the batch and expects that it is covered. */
  LedgerAnswer.Covered book(Batch batch) {
    deliver(batch);
    return expectCovered(batch);
  }

  LedgerAnswer.Covered book(TradeRecord... records) {
    return book(batch(records));
  }

  LedgerAnswer.Covered expectCovered(Batch batch) {
    LedgerAnswer.Covered covered =
        consumer.expectMessageClass(LedgerAnswer.Covered.class, PATIENCE);
    assertThat(covered.ledger()).isEqualTo(number);
    assertThat(covered.previous()).isEqualTo(batch.previous());
    assertThat(covered.last()).isEqualTo(batch.last());
    assertThat(covered.covered().offset()).isGreaterThanOrEqualTo(batch.last());
    return covered;
  }

  // What it shows

  /** The last offset that the ledger says is journaled, once it serves. */
  long position() {
    awaitServing();
    TestProbe<LedgerAnswer> probe = probe();
    tell(new Ledger.AskPosition(SOURCE, probe.getRef()));
    return probe.expectMessageClass(LedgerAnswer.Position.class, PATIENCE).covered().offset();
  }

  Portfolio portfolio(UserId user) {
    TestProbe<PortfolioView> probe = probe();
    tell(new Ledger.GetPortfolio(user, probe.getRef()));
    return ((PortfolioView.Found) probe.receiveMessage(PATIENCE)).portfolio();
  }

  TestProbe<PortfolioUpdate> watch(UserId user, long afterSequence) {
    TestProbe<PortfolioUpdate> watcher = probe();
    tell(new Ledger.Watch(user, afterSequence, watcher.getRef()));
    return watcher;
  }

  /** All portfolios that a scan tells, by user. */
  List<Portfolio> scan() {
    TestProbe<ScanAnswer> reader = probe();
    tell(new Ledger.Scan(reader.getRef()));
    List<Portfolio> all = new ArrayList<>();
    while (true) {
      ScanAnswer.Page page = (ScanAnswer.Page) reader.receiveMessage(PATIENCE);
      all.addAll(page.portfolios());
      if (page.last()) {
        all.sort(Comparator.comparing(portfolio -> portfolio.userId().toString()));
        return all;
      }
      page.reader().tell(new PortfolioScan.Next(reader.getRef()));
    }
  }

  /** All that the ledger shows, as bytes: position and portfolios. */
  byte[] state() {
    PackedWriter out = new PackedWriter(1024);
    out.writeZigzag(position());
    scan().forEach(portfolio -> portfolio.writeTo(out));
    return out.toByteArray();
  }

  // The journal

  List<EntriesBooked> rows() {
    return events().stream().map(EntriesBooked.class::cast).toList();
  }

  /** The same where some are of the market. */
  List<LedgerEvent> events() {
    return journal.persistedInStorage(persistenceId()).stream()
        .map(LedgerEvent.class::cast)
        .toList();
  }

  /** Puts a row into the journal that another writer wrote, or a write that timed out. */
  void writeBehindItsBack(LedgerEvent row) {
    journal.persistForRecovery(persistenceId(), List.of(row));
  }

  /** Loses all rows, though the journal knows how many there were. */
  void loseRows() {
    journal.clearByIdPreservingSeqNumbers(persistenceId());
  }

  @Override
  public void close() {
    journalGate.remove();
    testKit.stop(ledger, PATIENCE);
  }
}
