package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Replay is the live state, and a checkpoint with its tail is the full replay. */
class LedgerRecoveryTest extends LedgerTest {
  private static final String[] SYMBOLS = {"AAPL", "MSFT", "XOM", "NOPE"};

  @Test
  void replayIsTheLiveStateByteForByte() {
    home = LedgerHome.open();
    bookAtRandom(new SplittableRandom(1), 60);
    byte[] live = home.state();

    home.restart();

    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.recoveryRows.sum()).isEqualTo(60);
    assertThat(home.metrics.recoveryTrades.sum()).isEqualTo(home.metrics.tradesBooked.sum());
  }

  @Test
  void aCheckpointIsTakenAfterSoManyRowsAndTheRestartReplaysTheTail() {
    home = LedgerHome.open("checkpoint.after-rows = 5");
    bookAtRandom(new SplittableRandom(2), 4);
    assertThat(home.checkpoints.begun()).isZero();
    bookAtRandom(new SplittableRandom(3), 9);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(home.metrics.checkpointsCompleted.sum()).isGreaterThanOrEqualTo(1));
    bookAtRandom(new SplittableRandom(5), 7);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(home.metrics.checkpointsCompleted.sum()).isGreaterThanOrEqualTo(2));
    long sequence = home.checkpoints.newestSequence();
    long deletedTo = home.checkpoints.journalDeletedTo();
    assertThat(deletedTo).as("the checkpoint before").isBetween(5L, sequence - 1);
    await().atMost(PATIENCE).until(() -> home.rows().size() == 20 - deletedTo);
    byte[] live = home.state();

    home.restart();

    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.recoveryRows.sum()).isEqualTo(20 - sequence);
    bookAtRandom(new SplittableRandom(4), 3);
    byte[] later = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(later);
  }

  @Test
  void aCheckpointIsTakenAfterSoManyTradesToo() {
    home = LedgerHome.open("checkpoint.after-trades = 6");
    home.book(home.buy(ANNA), home.buy(user(2)), home.buy(ANNA));
    assertThat(home.checkpoints.begun()).isZero();

    home.book(home.buy(ANNA), home.buy(user(2)), home.buy(ANNA));

    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);
    assertThat(home.checkpoints.newestSequence()).isEqualTo(2);
    assertThat(home.rows()).as("deleted one checkpoint later").hasSize(2);
  }

  @Test
  void aCheckpointHoldsWhatWasAtItsBeginning() {
    home = LedgerHome.open("checkpoint.after-rows = 3");
    CompletableFuture<Done> held = home.checkpoints.hold();
    home.book(home.buy(ANNA));
    home.book(home.buy(user(2)));
    home.book(home.buy(ANNA));
    awaitBegun(1);
    home.book(home.buy(ANNA));
    home.book(home.buy(user(3)));

    held.complete(Done.getInstance());
    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);

    assertThat(home.checkpoints.loadBest(home.number).toCompletableFuture().join().book())
        .satisfies(book -> assertThat(book.covered()).isEqualTo(2))
        .satisfies(book -> assertThat(book.size()).isEqualTo(2))
        .satisfies(book -> assertThat(book.portfolio(ANNA).sequence()).isEqualTo(2));
    byte[] live = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(live);
    assertThat(home.metrics.recoveryRows.sum()).isEqualTo(2);
  }

  @Test
  void aFailedCheckpointIsTriedAgainAndTakesNothing() {
    home = LedgerHome.open("checkpoint.after-rows = 4");
    CompletableFuture<Done> held = home.checkpoints.hold();
    for (int i = 0; i < 4; i++) {
      home.book(home.buy(ANNA));
    }
    awaitBegun(1);
    held.completeExceptionally(new IllegalStateException("Cassandra is away"));
    await().atMost(PATIENCE).until(() -> home.checkpointPermits.availablePermits() == 2);
    CompletableFuture<Done> second = home.checkpoints.hold();

    home.book(home.buy(ANNA));
    assertThat(home.checkpoints.begun()).as("not at once").isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      home.book(home.buy(ANNA));
    }

    awaitBegun(2);
    second.complete(Done.getInstance());
    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);
  }

  @Test
  void aLedgerThatStopsInACheckpointGivesItsPermitBack() {
    home = LedgerHome.open("checkpoint.after-rows = 2");
    CompletableFuture<Done> held = home.checkpoints.hold();
    home.book(home.buy(ANNA));
    home.book(home.buy(ANNA));
    awaitBegun(1);
    assertThat(home.checkpointPermits.availablePermits()).isEqualTo(1);
    home.stop();

    held.complete(Done.getInstance());

    await().atMost(PATIENCE).until(() -> home.checkpointPermits.availablePermits() == 2);
    assertThat(home.checkpoints.newestSequence()).as("it was still completed").isEqualTo(2);
    home.start();
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  @Test
  void questionsWaitForARecoveringLedger() {
    home = LedgerHome.open();
    home.book(home.buy(ANNA));
    home.stop();

    home.start();

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(1);
  }

  private void awaitBegun(int checkpoints) {
    await().atMost(PATIENCE).until(() -> home.checkpoints.begun() == checkpoints);
  }

  private void bookAtRandom(SplittableRandom random, int batches) {
    for (int i = 0; i < batches; i++) {
      TradeRecord[] records = new TradeRecord[1 + random.nextInt(6)];
      for (int r = 0; r < records.length; r++) {
        UserId user = user(random.nextInt(7));
        String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
        int shares = 1 + random.nextInt(500);
        String price = (1 + random.nextInt(300)) + "." + random.nextInt(9_999);
        records[r] =
            random.nextBoolean()
                ? home.buy(user, symbol, shares, price)
                : home.sell(user, symbol, shares, price);
      }
      home.book(home.batchSettled(-1, records));
    }
  }
}
