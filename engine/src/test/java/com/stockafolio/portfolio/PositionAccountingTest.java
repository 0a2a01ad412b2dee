package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.apple;
import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.dollars;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a position, one by one, each worked by hand. */
@Timeout(120)
class PositionAccountingTest {

  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void buysAddToALongPositionAtTheirOwnPrice() {
    check(book(empty, "BUY 100 at 50", "BUY 50 at 53.0001"), "150", "7650.005", "0", "51.0000");
  }

  @Test
  void sellsFromNothingOpenAShortPosition() {
    check(book(empty, "SELL 10 at 5"), "-10", "-50", "0", "5.0000");
    check(book(empty, "SELL 10 at 5", "SELL 30 at 6"), "-40", "-230", "0", "5.7500");
  }

  @Test
  void aPartialCloseOfALongRemovesCostInProportion() {
    // 3 shares cost 10; one share costs 3.33333333(3), which is removed rounded.
    Portfolio bought = book(empty, "BUY 1 at 2", "BUY 2 at 4");
    check(book(bought, "SELL 1 at 5"), "2", "6.66666667", "1.66666667", "3.3333");
  }

  @Test
  void aPartialCloseOfAShortRemovesCostInProportion() {
    Portfolio sold = book(empty, "SELL 1 at 2", "SELL 2 at 4");
    check(book(sold, "BUY 1 at 3"), "-2", "-6.66666667", "0.33333333", "3.3333");
  }

  @Test
  void aFullCloseRemovesExactlyTheRest() {
    Portfolio bought = book(empty, "BUY 1 at 2", "BUY 2 at 4", "SELL 1 at 5");
    Portfolio closed = book(bought, "SELL 2 at 5");
    check(closed, "0", "0", "5", null);
    assertThat(closed.recentTrades().get(0).realizedPnl()).isEqualTo(dollars("3.33333333"));
  }

  @Test
  void aTradeThroughZeroClosesTheOldSideAndOpensTheNewAtItsPrice() {
    Portfolio flipped = book(empty, "BUY 100 at 50", "SELL 250 at 40");
    check(flipped, "-150", "-6000", "-1000", "40.0000");
    assertThat(flipped.recentTrades().get(0).realizedPnl()).isEqualTo(dollars("-1000"));
    check(book(flipped, "BUY 150.5 at 42"), "0.5", "21", "-1300", "42.0000");
  }

  @Test
  void halfOfTheLastDigitGoesToTheEvenOne() {
    // Cost 0.00000010 over 4 units of 1e-4 shares: one unit is 2.5, two are exact, three are 7.5.
    Portfolio bought = book(empty, "BUY 0.0002 at 0.0002", "BUY 0.0002 at 0.0003");
    check(bought, "0.0004", "0.0000001", "0", "0.0002");
    check(book(bought, "SELL 0.0001 at 1"), "0.0003", "0.00000008", "0.00009998", "0.0003");
    check(book(bought, "SELL 0.0003 at 1"), "0.0001", "0.00000002", "0.00029992", "0.0002");
  }

  @Test
  void halfEvenRoundsAShortAsItsMirror() {
    Portfolio sold = book(empty, "SELL 0.0002 at 0.0002", "SELL 0.0002 at 0.0003");
    check(book(sold, "BUY 0.0001 at 1"), "-0.0003", "-0.00000008", "-0.00009998", "0.0003");
    check(book(sold, "BUY 0.0003 at 1"), "-0.0001", "-0.00000002", "-0.00029992", "0.0002");
  }

  @Test
  void averageCostRoundsHalfEven() {
    // 2.5 and 3.5 units of 1e-4 dollars.
    check(book(empty, "BUY 1 at 0.0002", "BUY 1 at 0.0003"), "2", "0.0005", "0", "0.0002");
    check(book(empty, "BUY 1 at 0.0003", "BUY 1 at 0.0004"), "2", "0.0007", "0", "0.0004");
    check(book(empty, "SELL 1 at 0.0003", "SELL 1 at 0.0004"), "-2", "-0.0007", "0", "0.0004");
  }

  @Test
  void aLargePositionClosesExactlyToo() {
    // The removed share of the cost is a product of 107 bits on the way.
    Portfolio bought = book(empty, "BUY 999999999.9998 at 89.9999", "BUY 0.0001 at 1");
    check(bought, "999999999.9999", "89999899999.98210002", "0", "89.9999");
    Portfolio sold = book(bought, "SELL 333333333.3333 at 0.0001");
    check(sold, "666666666.6666", "59999933333.32140001", "-29999933333.32736668", "89.9999");
    Portfolio closed = book(sold, "SELL 666666666.6666 at 0.0001");
    check(closed, "0", "0", "-89999799999.98210003", null);
  }

  @Test
  void fractionsOfNineDecimalsAreRoundedOnceToTheLastDigitOfMoney() {
    check(
        book(empty, "BUY 0.957680115 at 100", "SELL 0.95768011 at 100"),
        "0.000000005",
        "0.0000005",
        "0",
        "100.0000");
    check(
        book(empty, "BUY 0.38962051 at 171.3251", "SELL 0.1 at 180.123456789"),
        "0.28962051",
        "49.61926284",
        "0.87983568",
        "171.3251");
    check(book(empty, "BUY 500 at 90.1234", "SELL 500 at 100.00016"), "0", "0", "4938.38", null);
  }

  @Test
  void aTradeThroughZeroPutsTheRestOfItsValueOnTheNewSide() {
    // In 1e-8 dollars: the closed side is worth 2.5, rounded to 2, which leaves 8 of the 10.
    Portfolio flipped = book(empty, "BUY 0.000000025 at 1", "SELL 0.0000001 at 1");
    check(flipped, "-0.000000075", "-0.00000008", "0", "1.0667");
  }

  @Test
  void closedPositionsKeepTheirResultInTheTotals() {
    Portfolio closed = book(empty, "BUY 5 at 10", "SELL 5 at 11");
    assertThat(closed.positions()).singleElement().isEqualTo(apple(closed));
    assertThat(closed.totals())
        .isEqualTo(
            new Totals(
                Shares.ZERO,
                2,
                dollars("105"),
                Money.ZERO,
                dollars("5"),
                dollars("5"),
                Money.ZERO));
  }

  @Test
  void totalsCountShortsAsSharesHeldAndAsNegativeCost() {
    Portfolio portfolio = book(empty, "BUY 5 at 10");
    portfolio = book(portfolio, Samples.record(2, Side.SELL, "MSFT", "2.5", "4"));
    portfolio = book(portfolio, Samples.record(3, Side.BUY, "MSFT", "0.5", "3"));
    assertThat(portfolio.totals())
        .isEqualTo(
            new Totals(
                Shares.of(Quantity.parse("7")),
                3,
                dollars("61.5"),
                dollars("42"),
                dollars("0.5"),
                dollars("-41.5"),
                Money.ZERO));
  }

  private static void check(
      Portfolio portfolio, String quantity, String cost, String realized, String average) {
    Position position = apple(portfolio);
    assertThat(position.quantity()).hasToString(quantity);
    assertThat(position.costBasis()).hasToString(cost);
    assertThat(position.realizedPnl()).hasToString(realized);
    Money averageCost = position.averageCost();
    assertThat(averageCost == null ? null : averageCost.toStringWithFourDecimals())
        .isEqualTo(average);
  }
}
