package com.stockafolio.batch.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.BookRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionMatchTest {
  private static final UUID USER = UUID.fromString("0ac0ffee-0000-4000-8000-00000000beef");
  private static final Stocks STOCKS = Stocks.ofFile();
  private static final int AAPL = STOCKS.meant("AAPL").id();
  private static final int BERKSHIRE = STOCKS.meant("BRK.B").id();

  private final long[] prices = new long[STOCKS.highest() + 1];

  PositionMatchTest() {
    prices[AAPL] = 200_000_000_000L;
  }

  @Test
  void sameBooksHaveNoBreaks() {
    assertThat(
            match(
                "0",
                own(AAPL, 5, 900, BERKSHIRE, -2, -800),
                row("AAPL", "5", "900", "1000"),
                row("BRK/B", "-2", "-800", "7")))
        .isEmpty();
  }

  @Test
  void eachSideIsHeldAgainstTheOther() {
    assertThat(
            match(
                "0",
                own(AAPL, 5, 900, BERKSHIRE, -2, -800),
                row("AAPL", "6", "900.01", "1000.01"),
                row("MSFT", "1", null, null),
                row("NOBODYS", "3", null, null),
                row("NVDA", "0", null, null)))
        .containsExactlyInAnyOrder(
            USER + ",AAPL,differing,quantity,5,6,1",
            USER + ",AAPL,differing,cost,900,900.01,0.01",
            USER + ",AAPL,differing,marketValue,1000,1000.01,0.01",
            USER + ",BRK.B,missing,quantity,-2,,2",
            USER + ",MSFT,surplus,quantity,,1,1",
            USER + ",NOBODYS,surplus,quantity,,3,3");
  }

  @Test
  void centsAreForgivenUpToTheToleranceAndSharesNever() {
    assertThat(
            match(
                "0.01",
                own(AAPL, 5, 900, BERKSHIRE, -2, -800),
                row("AAPL", "5.000000001", "900.01", "999.99"),
                row("BRK.B", "-2", "-800.02", null)))
        .containsExactlyInAnyOrder(
            USER + ",AAPL,differing,quantity,5,5.000000001,0.000000001",
            USER + ",BRK.B,differing,cost,-800,-800.02,-0.02");
  }

  @Test
  void usersOfOneSideAlone() {
    assertThat(match("0", null, row("AAPL", "1", null, null)))
        .containsExactly(USER + ",AAPL,surplus,quantity,,1,1");
    assertThat(match("0", own(AAPL, 5, 900, BERKSHIRE, 0, 0)))
        .containsExactly(USER + ",AAPL,missing,quantity,5,,-5");
  }

  @Test
  void positionHasOneRow() {
    assertThatThrownBy(
            () -> match("0", null, row("BRK.B", "1", null, null), row("BRK/B", "1", null, null)))
        .isInstanceOf(BatchFailure.class)
        .hasMessageStartingWith("a.csv, line 9, column symbol: BRK/B of user")
        .hasMessageContaining("stands in line 9 already");
  }

  private List<String> match(String tolerance, BookRow own, OutsidePosition... outside) {
    return new PositionMatch("a.csv", STOCKS, prices, new BigDecimal(tolerance))
        .match(USER, own, List.of(outside)).stream().map(Break::csv).toList();
  }

  private static BookRow own(int one, long shares, long cost, int two, long more, long paid) {
    boolean inOrder = one < two;
    BookRow row = new BookRow();
    row.instruments = inOrder ? new int[] {one, two} : new int[] {two, one};
    row.quantities = inOrder ? new long[] {shares, more} : new long[] {more, shares};
    row.costs = inOrder ? new long[] {cost, paid} : new long[] {paid, cost};
    for (int at = 0; at < 2; at++) {
      row.quantities[at] *= 1_000_000_000L;
      row.costs[at] *= 100_000_000L;
    }
    return row;
  }

  private static OutsidePosition row(String symbol, String quantity, String cost, String value) {
    return new OutsidePosition(9, USER, symbol, new BigDecimal(quantity), of(cost), of(value));
  }

  private static BigDecimal of(String number) {
    return number == null ? null : new BigDecimal(number);
  }
}
