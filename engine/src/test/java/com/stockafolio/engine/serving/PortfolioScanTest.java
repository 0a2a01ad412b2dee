package com.stockafolio.engine.serving;

import static com.stockafolio.engine.serving.LedgerHome.PATIENCE;
import static com.stockafolio.engine.serving.LedgerHome.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages of a scan. */
@Timeout(60)
class PortfolioScanTest {
  private static final LedgerMarket NO_MARKET = LedgerMarket.empty(MarketList.empty());

  private static final ActorTestKit TEST_KIT = TestSystem.shared();

  private final TestProbe<ScanAnswer> reader = TEST_KIT.createTestProbe();

  @Test
  void aScanOfNobodyIsOneEmptyPage() {
    assertThat(pages()).containsExactly(List.of());
  }

  @Test
  void pagesOf256() {
    Portfolio[] portfolios = new Portfolio[600];
    for (int i = 0; i < portfolios.length; i++) {
      portfolios[i] = Portfolio.empty(user(i));
    }

    List<List<Portfolio>> pages = pages(portfolios);

    assertThat(pages).extracting(List::size).containsExactly(256, 256, 88);
    assertThat(pages.stream().flatMap(List::stream)).containsExactly(portfolios);
  }

  @Test
  void aFullPageCanBeTheLast() {
    Portfolio[] portfolios = new Portfolio[256];
    for (int i = 0; i < portfolios.length; i++) {
      portfolios[i] = Portfolio.empty(user(i));
    }

    assertThat(pages(portfolios)).hasSize(1);
  }

  /** Users of every stock there is: 256 of them would not fit a message between nodes. */
  @Test
  void pagesOfLargePortfoliosStayWithinAMessage() {
    Portfolio[] portfolios = new Portfolio[400];
    for (int i = 0; i < portfolios.length; i++) {
      portfolios[i] = large(user(i));
    }

    List<List<Portfolio>> pages = pages(portfolios);

    assertThat(pages)
        .allSatisfy(
            page ->
                assertThat(page.stream().mapToInt(Portfolio::packedBytes).sum())
                    .isLessThanOrEqualTo(1 << 20));
    assertThat(pages.stream().flatMap(List::stream)).containsExactly(portfolios);
  }

  @Test
  void theReaderStopsAfterTheLastPage() {
    ActorRef<PortfolioScan.Command> scan =
        TEST_KIT.spawn(
            PortfolioScan.create(
                LedgerHome.SOURCE, 9, NO_MARKET, new Portfolio[0], reader.getRef()));

    reader.expectTerminated(scan, PATIENCE);
  }

  private List<List<Portfolio>> pages(Portfolio... portfolios) {
    TEST_KIT.spawn(
        PortfolioScan.create(LedgerHome.SOURCE, 9, NO_MARKET, portfolios, reader.getRef()));
    List<List<Portfolio>> pages = new ArrayList<>();
    while (true) {
      ScanAnswer.Page page = (ScanAnswer.Page) reader.receiveMessage(PATIENCE);
      pages.add(page.portfolios());
      if (page.last()) {
        return pages;
      }
      page.reader().tell(new PortfolioScan.Next(reader.getRef()));
    }
  }

  private static Portfolio large(UserId user) {
    Portfolio portfolio = Portfolio.empty(user);
    long offset = 0;
    for (Instrument instrument : LedgerHome.INSTRUMENTS.all()) {
      portfolio =
          portfolio.apply(
              new BookedTrade(
                  offset,
                  offset,
                  offset,
                  new TradeId(3, offset),
                  user,
                  instrument.id(),
                  Side.BUY,
                  new Quantity(123_456_789_100_000L),
                  new Price(123_456_700_000L)));
      offset++;
    }
    return portfolio;
  }
}
