package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a ledger does with busts: by its users' history, in order, once, and for good. */
@Timeout(120)
class LedgerRevisionTest {
  private static final UserId ANNA = user(1);
  private static final UserId BEN = user(2);
  private static final MarketAction SPLIT =
      new MarketAction.Split(new InstrumentName.BySymbol("AAPL"), new Ratio(1, 2), null);

  private LedgerHome home = LedgerHome.open();

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void whatLiesPagesBackIsTakenBackAndStaysSoAfterARestart() {
    TradeId first = buyMany(ANNA, 40);
    home.book(home.batch(List.of(home.copy(1, SPLIT))));
    TestProbe<PortfolioUpdate> watcher = home.watch(ANNA, home.portfolio(ANNA).sequence());
    watcher.expectMessageClass(PortfolioUpdate.Resumed.class, PATIENCE);

    home.book(home.buy(BEN), home.bust(ANNA, first), home.buy(BEN), home.buy(ANNA));

    EntryOutcome told =
        watcher.expectMessageClass(PortfolioUpdate.EntryBooked.class, PATIENCE).outcome();
    assertThat(told.entry())
        .isInstanceOfSatisfying(
            RecentRevision.class,
            revision -> {
              assertThat(revision.type()).isEqualTo(EntryType.BUST);
              assertThat(revision.sequence()).isEqualTo(42);
              assertThat(revision.content().ofSequence()).isEqualTo(1);
              assertThat(revision.content().reason()).isEqualTo("Broken");
            });
    assertThat(told.positions().get(0).quantity()).hasToString("780");
    assertThat(told.positionsBefore().get(0).quantity()).hasToString("800");
    Portfolio anna = home.portfolio(ANNA);
    assertThat(anna.sequence()).isEqualTo(43);
    assertThat(anna.totals().tradeCount()).isEqualTo(40);
    assertThat(anna.totals().cash()).hasToString("-40000");
    List<EntriesBooked> rows =
        home.events().stream()
            .filter(EntriesBooked.class::isInstance)
            .map(EntriesBooked.class::cast)
            .toList();
    assertThat(rows.get(rows.size() - 1).entries())
        .as("a bust begins a row, which others may follow in")
        .hasSize(3)
        .first()
        .matches(entry -> entry.type() == EntryType.BUST);

    byte[] state = home.state();
    home.restart();
    assertThat(home.state()).isEqualTo(state);
  }

  @Test
  void whatComesAfterItWaitsForItsHistoryAndWhatCameBeforeDoesNot() {
    TradeId first = buyMany(ANNA, 31);
    CompletableFuture<Done> held = home.history.hold();
    home.book(home.buy(ANNA)); // fills a page
    Batch before = home.batch(home.buy(BEN));
    Batch after = home.batch(home.bust(ANNA, first), home.buy(BEN));
    home.book(before);
    home.deliver(after);
    home.consumer.expectNoMessage();
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(1);

    held.complete(Done.getInstance());

    home.expectCovered(after);
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(2);
    assertThat(home.portfolio(ANNA).totals().tradeCount()).isEqualTo(31);
  }

  @Test
  void aHistoryThatCannotBeReadIsReadAgain() {
    TradeId first = buyMany(ANNA, 20);
    home.history.failReading(3);

    home.book(home.bust(ANNA, first));

    assertThat(home.portfolio(ANNA).totals().tradeCount()).isEqualTo(19);
  }

  @Test
  void aBustIsRefusedForItsReasonAndNothingElseIsDisturbed() {
    TradeId first = buyMany(ANNA, 20);
    TradeRecord bust = home.bust(ANNA, first);
    assertThat(reasons(home.book(bust, home.buy(ANNA)))).isEmpty();
    assertThat(
            reasons(
                home.book(
                    home.bust(ANNA, first),
                    home.bust(ANNA, new TradeId(1, 1)),
                    home.bust(BEN, first),
                    home.bust(ANNA, bust.transaction().tradeId()),
                    home.buy(BEN))))
        .containsExactly(
            RejectionReason.ALREADY_BUSTED,
            RejectionReason.UNKNOWN_TRADE,
            RejectionReason.UNKNOWN_TRADE,
            RejectionReason.UNKNOWN_TRADE);
    assertThat(home.portfolio(BEN).sequence()).isEqualTo(1);
  }

  @Test
  void withoutItsPageItIsRefused() {
    TradeId first = buyMany(ANNA, 32);
    await().atMost(PATIENCE).until(() -> home.history.pages() == 2);
    home.history.lose(ANNA, 16);

    assertThat(reasons(home.book(home.bust(ANNA, first))))
        .containsExactly(RejectionReason.NO_HISTORY);
  }

  @Test
  void whereNoHistoryIsKeptItIsRefused() {
    home.close();
    home = LedgerHome.open("history.enabled = off");
    TradeId first = buyMany(ANNA, 2);

    assertThat(reasons(home.book(home.bust(ANNA, first))))
        .containsExactly(RejectionReason.NO_HISTORY);
    assertThat(home.portfolio(ANNA).sequence()).isEqualTo(2);
  }

  /** The id of the first of so many. */
  private TradeId buyMany(UserId user, int trades) {
    TradeRecord[] records = new TradeRecord[trades];
    for (int i = 0; i < trades; i++) {
      records[i] = home.buy(user);
    }
    home.book(records);
    return records[0].transaction().tradeId();
  }

  private static List<RejectionReason> reasons(LedgerAnswer.Covered covered) {
    return covered.rejections().stream().map(rejection -> rejection.reason()).toList();
  }
}
