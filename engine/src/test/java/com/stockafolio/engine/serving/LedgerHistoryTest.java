package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every 16th trade of a user ends a page; pages are written off the booking path, and never lost.
 */
@Timeout(60)
class LedgerHistoryTest {
  private static final UserId ANNA = user(1);
  private static final UserId BERT = user(2);

  private LedgerHome home;

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aPageIsThePortfolioAtItsEndWithItsSixteenTrades() {
    home = LedgerHome.open();
    bookOneByOne(ANNA, 15);
    assertThat(home.history.begun()).isZero();
    bookOneByOne(ANNA, 1);
    Portfolio atSixteen = home.portfolio(ANNA);
    bookOneByOne(ANNA, 17);
    awaitPages(2);

    assertThat(page(ANNA, 16)).isEqualTo(atSixteen);
    assertThat(page(ANNA, 32).recentTrades().stream().map(RecentTrade::sequence))
        .containsExactlyElementsOf(
            LongStream.iterate(32, sequence -> sequence - 1).limit(16).boxed().toList());
  }

  /** One row takes a user across a page's end, and across two. */
  @Test
  void aPageThatEndsWithinARowIsWritten() {
    home = LedgerHome.open();
    home.book(manyBuys(ANNA, 40));
    awaitPages(2);

    assertThat(page(ANNA, 16).sequence()).isEqualTo(16);
    assertThat(page(ANNA, 32).sequence()).isEqualTo(32);
  }

  @Test
  void aPageThatCouldNotBeWrittenIsTriedAgain() {
    home = LedgerHome.open("history.retry-after = 20 ms");
    home.history.fail(3);
    home.book(manyBuys(ANNA, 32));
    home.book(manyBuys(BERT, 16));

    awaitPages(3);
    assertThat(home.history.begun()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void bookingWaitsWhileTooManyPagesAreUnwritten() {
    home = LedgerHome.open("history.most-unwritten-pages = 1");
    CompletableFuture<Done> held = home.history.hold();
    home.book(manyBuys(ANNA, 16));

    var waiting = home.batch(home.buy(BERT));
    home.deliver(waiting);
    assertThat(home.portfolio(BERT).sequence()).isZero();
    home.consumer.expectNoMessage();

    held.complete(Done.getInstance());
    home.expectCovered(waiting);
    assertThat(home.portfolio(BERT).sequence()).isEqualTo(1);
  }

  @Test
  void aCheckpointIsCompleteOnlyOnceItsPagesAreWritten() {
    home = LedgerHome.open("checkpoint.after-rows = 2");
    CompletableFuture<Done> held = home.history.hold();
    home.book(manyBuys(ANNA, 16));
    home.book(home.buy(BERT));
    await().atMost(PATIENCE).until(() -> home.checkpoints.begun() == 1);
    home.expectRunning();
    assertThat(home.checkpoints.newestSequence()).isZero();

    held.complete(Done.getInstance());

    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);
    assertThat(page(ANNA, 16).sequence()).isEqualTo(16);
  }

  @Test
  void pagesUnwrittenWhenTheLedgerStopsAreMadeAgainByTheRecovery() {
    home = LedgerHome.open();
    home.history.hold();
    bookOneByOne(ANNA, 33);
    Portfolio live = home.portfolio(ANNA);
    home.stop();
    assertThat(home.history.pages()).isZero();
    home.history.hold().complete(Done.getInstance());

    home.start();
    home.awaitServing();

    awaitPages(2);
    assertThat(home.portfolio(ANNA)).isEqualTo(live);
    assertThat(page(ANNA, 32).recentTrades()).hasSize(16);
  }

  @Test
  void withoutHistoryNothingIsWrittenAndCheckpointsGoOn() {
    home = LedgerHome.open("history.enabled = off", "checkpoint.after-rows = 2");
    home.book(manyBuys(ANNA, 16));
    home.book(home.buy(ANNA));

    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);
    assertThat(home.history.begun()).isZero();
  }

  private void awaitPages(int pages) {
    await().atMost(PATIENCE).until(() -> home.history.pages() == pages);
  }

  private Portfolio page(UserId user, long sequence) {
    return home.history.pageEndingAt(user, sequence).toCompletableFuture().join().orElseThrow();
  }

  private void bookOneByOne(UserId user, int trades) {
    for (int i = 0; i < trades; i++) {
      home.book(home.buy(user));
    }
  }

  private TradeRecord[] manyBuys(UserId user, int trades) {
    TradeRecord[] records = new TradeRecord[trades];
    for (int i = 0; i < trades; i++) {
      records[i] = home.buy(user);
    }
    return records;
  }
}
