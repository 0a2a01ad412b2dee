package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.record;
import static com.stockafolio.portfolio.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The user's own last 16 ids are known, however many actions of the market lie between. */
class RecentIdsTest {
  private static final MarketAction DIVIDEND =
      new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), Price.parse("0.5"));

  private final SampleMarket market = new SampleMarket();
  private Portfolio portfolio = Portfolio.empty(Samples.USER);

  @Test
  void theSameTradeAgainAfterManyDividendsIsADuplicate() {
    buy(1);
    dividends(40);
    Decision.Rejected again = rejected(portfolio, record(1, Side.BUY, "AAPL", "1", "10"));
    assertThat(again.reason()).isEqualTo(RejectionReason.DUPLICATE);
    assertThat(again.detail()).isEqualTo("first before the last 16 entries");
    assertThat(portfolio.sequence()).isEqualTo(41);
    assertThat(portfolio.recentIds()).containsExactly(Samples.tradeId(1));
  }

  @Test
  void sixteenOfTheUsersOwnAreKnownAndNoMore() {
    for (int number = 1; number <= 20; number++) {
      buy(number);
      dividends(number % 4);
    }
    checkKnown(5, 20);
    dividends(30);
    checkKnown(5, 20);
    for (int number = 21; number <= 36; number++) {
      buy(number);
      checkKnown(number - 15, number);
    }
    assertThat(portfolio.recentEntries()).hasOnlyElementsOfType(RecentTrade.class);
    for (int number = 37; number <= 40; number++) {
      buy(number);
      checkKnown(number - 15, number);
    }
  }

  /** Where none is kept beside the entries any more, none of their bytes is. */
  @Test
  void bytesOfThatAreGoneWithTheLastAction() {
    buy(1);
    dividends(20);
    for (int number = 2; number <= 17; number++) {
      buy(number);
    }
    int bytes = portfolio.packedBytes();
    buy(18);
    assertThat(portfolio.packedBytes()).isEqualTo(bytes);
    assertThat(portfolio.recentIds()).hasSize(16);
  }

  @Test
  void anActionsIdMakesNoDuplicate() {
    buy(1);
    dividends(3);
    TradeId actionId = TradeId.of(new UUID(9, 2));
    assertThat(portfolio.recentEntries()).extracting(RecentEntry::tradeId).contains(actionId);
    TradeRecord record = record(2, actionId, Side.BUY, "AAPL", "1", "10");
    portfolio = book(portfolio, record);
    assertThat(rejected(portfolio, record).detail()).isEqualTo("first at offset 20");
    dividends(16);
    assertThat(rejected(portfolio, record).reason()).isEqualTo(RejectionReason.DUPLICATE);
  }

  @Test
  void idsThatAreNotThoseOfTheEntriesAreRefused() {
    buy(1);
    dividends(20);
    assertThat(Portfolio.restored(Samples.USER, content(portfolio.recentIds())).recentIds())
        .isEqualTo(portfolio.recentIds());
    List<TradeId> many = LongStream.range(0, 17).mapToObj(Samples::tradeId).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portfolio.restored(Samples.USER, content(many)))
        .withMessage("17 older ids beside 0 own entries");

    portfolio = book(Portfolio.empty(Samples.USER), "BUY 1 at 10");
    List<TradeId> two = List.of(Samples.tradeId(1), Samples.tradeId(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portfolio.restored(Samples.USER, content(two)))
        .withMessageStartingWith("ids beside the last entries, with no action among these");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portfolio.restored(Samples.USER, content(List.of())))
        .withMessageStartingWith("the recent ids are not those of the last entries");
  }

  private PortfolioContent content(List<TradeId> ids) {
    Totals totals = portfolio.totals();
    return new PortfolioContent(
        portfolio.sequence(),
        portfolio.met(),
        totals.tradeCount(),
        Money.ZERO,
        totals.cash(),
        totals.income(),
        portfolio.recentEntries(),
        ids,
        portfolio.positions());
  }

  private void checkKnown(int oldest, int newest) {
    assertThat(portfolio.recentIds())
        .isEqualTo(
            LongStream.iterate(newest, number -> number >= oldest, number -> number - 1)
                .mapToObj(Samples::tradeId)
                .toList());
    for (int number = oldest; number <= newest; number++) {
      assertThat(rejected(portfolio, record(number, Side.BUY, "AAPL", "1", "10")).reason())
          .isEqualTo(RejectionReason.DUPLICATE);
    }
    TradeRecord forgotten = record(oldest - 1, Side.BUY, "AAPL", "1", "10");
    assertThat(portfolio.decide(forgotten, market.now())).isInstanceOf(Decision.Accepted.class);
  }

  private void buy(int number) {
    portfolio = book(portfolio, record(number, Side.BUY, "AAPL", "1", "10"));
  }

  private void dividends(int count) {
    for (int i = 0; i < count; i++) {
      market.take(DIVIDEND);
    }
    portfolio = portfolio.meet(market.now(), pageEnd -> {});
  }
}
