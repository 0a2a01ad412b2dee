package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.LedgerBook;
import com.stockafolio.ledger.MarketTaken;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.Ratio;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the market does to a ledger's users: in its order, kept, met, and told at once. */
@Timeout(120)
class LedgerMarketTest {
  private static final UserId ANNA = user(1);
  private static final UserId BEN = user(2);
  private static final MarketAction SPLIT =
      new MarketAction.Split(new InstrumentName.BySymbol("AAPL"), new Ratio(1, 10), null);
  private static final MarketAction DIVIDEND =
      new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), new Price(500_000_000));

  private LedgerHome home = LedgerHome.open();

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aMarketRecordHasARowOfItsOwnAndWhatCameBeforeItIsDecidedByTheListBefore() {
    TradeRecord before = home.buy(ANNA, "AAPL", 10, "100");
    MarketCopy split = home.copy(1, SPLIT);
    TradeRecord after = home.sell(ANNA, "AAPL", 40, "11");

    home.book(home.batch(List.of(split), before, after));

    assertThat(home.events()).hasSize(3);
    assertThat(home.events().get(0))
        .isInstanceOfSatisfying(
            EntriesBooked.class, row -> assertThat(row.marketNumber()).isZero());
    assertThat(home.events().get(1))
        .isInstanceOfSatisfying(
            MarketTaken.class, row -> assertThat(row.action().number()).isEqualTo(1));
    assertThat(home.events().get(2))
        .isInstanceOfSatisfying(
            EntriesBooked.class, row -> assertThat(row.marketNumber()).isEqualTo(1));
    Portfolio anna = home.portfolio(ANNA);
    assertThat(shares(anna)).isEqualTo("60");
    assertThat(anna.sequence()).isEqualTo(3);
    assertThat(anna.met()).isEqualTo(1);
    assertThat(anna.totals().realizedPnl()).hasToString("40");
  }

  @Test
  void whoIsConnectedIsToldAtOnceAndWhoAsksSeesTheSame() {
    home.book(home.buy(ANNA, "AAPL", 10, "100"), home.buy(BEN, "MSFT", 10, "100"));
    TestProbe<PortfolioUpdate> anna = home.watch(ANNA, 1);
    TestProbe<PortfolioUpdate> ben = home.watch(BEN, 1);
    anna.expectMessageClass(PortfolioUpdate.Resumed.class, PATIENCE);
    ben.expectMessageClass(PortfolioUpdate.Resumed.class, PATIENCE);

    home.book(home.batch(List.of(home.copy(1, SPLIT), home.copy(2, DIVIDEND))));

    for (long sequence = 2; sequence <= 3; sequence++) {
      PortfolioUpdate.EntryBooked told =
          anna.expectMessageClass(PortfolioUpdate.EntryBooked.class, PATIENCE);
      assertThat(told.outcome().entry()).isInstanceOf(RecentAction.class);
      assertThat(told.outcome().entry().sequence()).isEqualTo(sequence);
    }
    assertThat(home.portfolio(ANNA).totals().income()).hasToString("50");
    home.book(home.buy(ANNA));
    assertThat(
            anna.expectMessageClass(PortfolioUpdate.EntryBooked.class, PATIENCE)
                .outcome()
                .entry()
                .sequence())
        .isEqualTo(4);
    home.book(home.buy(BEN));
    assertThat(
            ben.expectMessageClass(PortfolioUpdate.EntryBooked.class, PATIENCE)
                .outcome()
                .entry()
                .sequence())
        .as("nothing of hers happened to him")
        .isEqualTo(2);
  }

  @Test
  void whatIsOutOfOrderChangesNothingAndComesAgain() {
    home.book(home.buy(ANNA, "AAPL", 10, "100"));
    home.book(home.batch(List.of(home.copy(2, DIVIDEND))));
    assertThat(home.market().number()).isZero();

    home.book(home.batch(List.of(home.copy(1, SPLIT), home.copy(2, DIVIDEND))));
    assertThat(home.market().number()).isEqualTo(2);
    List<Portfolio> before = home.scan();
    home.book(home.batch(List.of(home.copy(1, SPLIT))));

    assertThat(home.market().number()).isEqualTo(2);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(3);
    assertThat(home.scan()).isEqualTo(before);
  }

  @Test
  void whatIsOutOfOrderIsToldByTheFirstLedgerOfItsSource() {
    LedgerBook book = new LedgerBook();
    int first = LedgerHome.SOURCE.partition();
    MarketCommit.Cut second = new MarketCommit.Cut(LedgerHome.SOURCE, -1, -1, home.copy(2, SPLIT));
    assertThat(MarketCommit.decide(first, second, book).rejections())
        .containsExactly(
            new LedgerRejection(
                0, RejectionReason.OUT_OF_ORDER, "number is 2, where 1 is the next"));
    assertThat(MarketCommit.decide(first + 16, second, book).rejections()).isEmpty();

    MarketCommit.Cut next = new MarketCommit.Cut(LedgerHome.SOURCE, -1, -1, home.copy(1, SPLIT));
    book.commit(MarketCommit.decide(first, next, book));
    MarketCommit.Cut again = new MarketCommit.Cut(LedgerHome.SOURCE, 1, -1, home.copy(1, SPLIT));
    assertThat(MarketCommit.decide(first, again, book).rejections()).isEmpty();
    assertThat(MarketCommit.decide(first, again, book).action()).isNull();
  }

  @Test
  void journalAndCheckpointLeadToTheSame() {
    home.close();
    home = LedgerHome.open("checkpoint.after-rows = 3");
    home.book(home.buy(ANNA, "AAPL", 30, "9"), home.buy(BEN, "AAPL", 33, "41.17"));
    home.book(home.batch(List.of(home.copy(1, SPLIT))));
    home.book(home.batch(List.of(home.copy(2, DIVIDEND)), home.buy(ANNA)));
    await().atMost(PATIENCE).until(() -> home.metrics.checkpointsCompleted.sum() == 1);
    home.book(home.batch(List.of(home.copy(3, DIVIDEND))));
    byte[] live = home.state();
    Ledger.MarketView market = home.market();

    home.restart();

    assertThat(home.market()).isEqualTo(market);
    assertThat(market.number()).isEqualTo(3);
    assertThat(home.state()).isEqualTo(live);
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(4);
  }

  @Test
  void pagesThatAreOnlyPassedByReadingAreWritten() {
    for (int i = 0; i < 15; i++) {
      home.book(home.buy(ANNA));
    }
    home.book(home.batch(List.of(home.copy(1, SPLIT), home.copy(2, DIVIDEND))));
    assertThat(home.history.pages()).isZero();

    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(17);

    await().atMost(PATIENCE).until(() -> home.history.pages() == 1);
    assertThat(home.history.pageEndingAt(ANNA, 16).toCompletableFuture().join())
        .hasValueSatisfying(
            page -> assertThat(page.latestEntry()).isInstanceOf(RecentAction.class));
  }

  @Test
  void aSymbolIsLookedUpAtTheRecordAndAHaltedInstrumentIsNotTraded() {
    MarketAction rename = new MarketAction.Rename(new InstrumentName.BySymbol("AAPL"), "APPL");
    MarketAction halt =
        new MarketAction.Listing(
            0, "APPL", "Apple", "Technology", InstrumentStatus.HALTED, null, null);
    home.book(home.batch(List.of(home.copy(1, rename)), home.buy(ANNA, "APPL", 1, "5")));
    home.book(home.buy(ANNA, "AAPL", 1, "5"));
    assertThat(shares(home.portfolio(ANNA))).isEqualTo("2");

    MarketCopy halted = home.copy(2, halt);
    Batch batch = home.batch(List.of(halted), home.buy(ANNA, "AAPL", 1, "5"));
    LedgerAnswer.Covered covered = home.book(batch);
    assertThat(covered.rejections())
        .extracting(rejection -> rejection.reason())
        .containsExactly(RejectionReason.NOT_TRADABLE);
  }

  private static String shares(Portfolio portfolio) {
    Quantity quantity = portfolio.positions().get(0).quantity();
    return quantity.toString();
  }
}
