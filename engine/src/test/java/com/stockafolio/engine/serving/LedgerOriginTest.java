package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.INSTRUMENTS;
import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.SOURCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A ledger that has nothing begins with a close of a day, once; one that has something does not.
 */
@Timeout(60)
class LedgerOriginTest {
  private static final AtomicInteger NUMBERS = new AtomicInteger(900_000);

  private final ActorTestKit testKit = TestSystem.shared();
  private final int number = NUMBERS.incrementAndGet();
  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints(testKit.system());
  private final AtomicInteger loads = new AtomicInteger();
  private ActorRef<Ledger.Command> ledger;
  private Optional<ClosingImport.Imported> origin = Optional.empty();

  @AfterEach
  void close() {
    testKit.stop(ledger, PATIENCE);
  }

  @Test
  void itServesWhatWasClosedAndGoesOnBehindIt() {
    Portfolio closed = closedPortfolio();
    origin = Optional.of(new ClosingImport.Imported(SOURCE, 99, List.of(closed)));
    start();
    testKit.createTestProbe().expectTerminated(ledger, PATIENCE);

    start();
    assertThat(portfolio()).isEqualTo(closed);
    assertThat(position()).isEqualTo(99);

    book(99, record(100));
    Portfolio later = portfolio();
    assertThat(later.sequence()).isEqualTo(closed.sequence() + 1);

    testKit.stop(ledger, PATIENCE);
    start();
    assertThat(portfolio()).isEqualTo(later);
    assertThat(position()).isEqualTo(100);
    assertThat(loads).hasValue(1);
  }

  @Test
  void whereTheCloseHoldsNothingItBeginsEmpty() {
    start();

    assertThat(portfolio()).isEqualTo(Portfolio.empty(user(1)));
    assertThat(position()).isEqualTo(-1);
    assertThat(loads).hasValue(1);
  }

  @Test
  void aLedgerWithRowsKeepsThem() {
    start();
    book(-1, record(0));
    testKit.stop(ledger, PATIENCE);
    origin = Optional.of(new ClosingImport.Imported(SOURCE, 99, List.of(closedPortfolio())));

    start();

    assertThat(portfolio().sequence()).isEqualTo(1);
    assertThat(position()).isZero();
    assertThat(loads).hasValue(1);
  }

  @Test
  void aLedgerWhoseOriginCannotBeReadServesNothing() {
    origin = null;
    start();
    TestProbe<PortfolioView> probe = testKit.createTestProbe();
    ledger.tell(new Ledger.GetPortfolio(user(1), probe.getRef()));

    testKit.createTestProbe().expectTerminated(ledger, PATIENCE);
    probe.expectNoMessage();
    assertThat(checkpoints.begun()).isZero();
  }

  private void start() {
    EngineSettings settings =
        EngineSettings.read(
            TestSystem.config(
                "stockafolio.engine { row-interval = 0 ms, recover-again-after = 100 ms }"));
    LedgerWorld world =
        new LedgerWorld(
            settings,
            new EngineMetrics(),
            checkpoints,
            new MemoryHistory(),
            new LedgerOrigin(this::load, checkpoints, 1024),
            new Semaphore(2));
    ledger = testKit.spawn(RecoveringLedger.create(number, world));
  }

  private CompletionStage<Optional<ClosingImport.Imported>> load(int ledger) {
    loads.incrementAndGet();
    return origin == null
        ? CompletableFuture.failedFuture(new IllegalStateException("no close"))
        : CompletableFuture.completedFuture(origin);
  }

  private static Portfolio closedPortfolio() {
    Portfolio portfolio = Portfolio.empty(user(1));
    for (long offset = 0; offset < 20; offset++) {
      portfolio =
          portfolio.apply(
              ((Decision.Accepted) portfolio.decide(record(offset), INSTRUMENTS)).entry());
    }
    return portfolio;
  }

  private static TradeRecord record(long offset) {
    return new TradeRecord(
        offset,
        1_795_000_000_000L + offset,
        new Trade(
            new TradeId(7, offset),
            user(1),
            "AAPL",
            Side.BUY,
            new Quantity(1_000_000_000L),
            Price.parse("100"),
            1_795_000_000_000L));
  }

  private void book(long previous, TradeRecord record) {
    TestProbe<LedgerAnswer> consumer = testKit.createTestProbe();
    portfolio();
    ledger.tell(
        new Ledger.Deliver(
            new Batch(SOURCE, previous, record.offset(), -1, List.of(record)), consumer.getRef()));
    assertThat(consumer.expectMessageClass(LedgerAnswer.Covered.class, PATIENCE).covered().offset())
        .isEqualTo(record.offset());
  }

  /** Waits until it serves. */
  private Portfolio portfolio() {
    TestProbe<PortfolioView> probe = testKit.createTestProbe();
    ledger.tell(new Ledger.GetPortfolio(user(1), probe.getRef()));
    return ((PortfolioView.Found) probe.receiveMessage(PATIENCE)).portfolio();
  }

  private long position() {
    TestProbe<LedgerAnswer> probe = testKit.createTestProbe();
    ledger.tell(new Ledger.AskPosition(SOURCE, probe.getRef()));
    return probe.expectMessageClass(LedgerAnswer.Position.class, PATIENCE).covered().offset();
  }
}
