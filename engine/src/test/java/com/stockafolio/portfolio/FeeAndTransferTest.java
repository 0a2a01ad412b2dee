package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.apple;
import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.dollars;
import static com.stockafolio.portfolio.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.Position;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fees and transfers may not lead to; what they lead to, the worked examples say. */
class FeeAndTransferTest {
  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void aFeeCountsTowardsTheBoundOfTheCost() {
    check(
        rejected(empty, trade(1, Side.BUY, "90000", "1000000", "0.00000001")),
        RejectionReason.OUT_OF_RANGE,
        "the position's cost of 90000000000.00000001 dollars would be beyond 90000000000");
    Portfolio full = book(empty, trade(1, Side.BUY, "89999", "1000000", "1000000"));
    assertThat(apple(full).costBasis()).isEqualTo(Position.MAX_COST);
  }

  @Test
  void aFeeCountsTowardsTheBoundOfTheSideThatAFlipOpens() {
    Portfolio portfolio = book(empty, trade(1, Side.SELL, "0.000000001", "1", "0"));
    check(
        rejected(portfolio, trade(2, Side.BUY, "90000", "1000000", "1000000")),
        RejectionReason.OUT_OF_RANGE,
        "the position's cost of 90000999999.99899999 dollars would be beyond 90000000000");
  }

  @Test
  void nothingRealisesMoreThanTheLargestValue() {
    // Only very many fees make a short cost as much.
    Money cost = Position.MAX_COST;
    Portfolio portfolio =
        Portfolio.restored(
            Samples.USER,
            new PortfolioContent(
                1,
                1,
                Money.ZERO,
                cost.negated(),
                Money.ZERO,
                book(empty, trade(1, Side.SELL, "2", "1", "0")).recentEntries(),
                List.of(
                    new Position(
                        Samples.INSTRUMENTS.bySymbol("AAPL").id(),
                        Quantity.parse("-2"),
                        cost,
                        Money.ZERO))));
    check(
        rejected(portfolio, trade(2, Side.BUY, "2", "1", "0")),
        RejectionReason.OUT_OF_RANGE,
        "the realised P&L of -90000000002 dollars would be beyond 90000000000");
    check(
        rejected(portfolio, trade(2, Side.BUY, "2", "1000000", "0")),
        RejectionReason.OUT_OF_RANGE,
        "the realised P&L of -90002000000 dollars would be beyond 90000000000");
    assertThat(apple(book(portfolio, trade(2, Side.BUY, "1", "1", "0"))).realizedPnl())
        .isEqualTo(dollars("-45000000001"));
  }

  @Test
  void aFeeCountsTowardsWhatIsRealised() {
    Portfolio portfolio = book(empty, trade(1, Side.SELL, "90000", "0.00000001", "0"));
    check(
        rejected(portfolio, trade(2, Side.BUY, "90000", "1000000", "1000000")),
        RejectionReason.OUT_OF_RANGE,
        "the realised P&L of -90000999999.9991 dollars would be beyond 90000000000");
  }

  @Test
  void noMoreGoesOutThanIsHeldOnThatSide() {
    check(
        rejected(empty, transfer(1, Direction.OUT, "1", "0")),
        RejectionReason.NOT_HELD,
        "1 shares are to be transferred out, 0 are held");
    Portfolio held = book(empty, transfer(1, Direction.IN, "-10", "-99"));
    check(
        rejected(held, transfer(2, Direction.OUT, "-10.000000001", "0")),
        RejectionReason.NOT_HELD,
        "-10.000000001 shares are to be transferred out, -10 are held");
    check(
        rejected(held, transfer(2, Direction.OUT, "3", "0")),
        RejectionReason.NOT_HELD,
        "3 shares are to be transferred out, -10 are held");
    Portfolio flat = book(held, transfer(2, Direction.OUT, "-10", "0"));
    assertThat(apple(flat).quantity()).isEqualTo(Quantity.ZERO);
    assertThat(apple(flat).costBasis()).isEqualTo(Money.ZERO);
  }

  @Test
  void aTransferIsHeldToThePositionsBounds() {
    Portfolio full = book(empty, transfer(1, Direction.IN, "1", "90000000000"));
    check(
        rejected(full, transfer(2, Direction.IN, "1", "0.00000001")),
        RejectionReason.OUT_OF_RANGE,
        "the position's cost of 90000000000.00000001 dollars would be beyond 90000000000");
  }

  @Test
  void anIdCountsWhateverWasBookedUnderIt() {
    TradeRecord cash =
        new TradeRecord(
            10,
            1_005,
            new CashMovement(
                Samples.tradeId(1), Samples.USER, dollars("5"), CashKind.DEPOSIT, 1_000));
    check(
        rejected(book(empty, cash), trade(1, Side.BUY, "1", "1", "0")),
        RejectionReason.DUPLICATE,
        "first at offset 10");
  }

  @Test
  void tradesAloneLeadToTheirCashAndNoOther() {
    Portfolio traded = book(empty, trade(1, Side.BUY, "2", "3", "0.5"));
    PortfolioContent content =
        new PortfolioContent(
            1,
            1,
            dollars("6"),
            dollars("-6.4"),
            Money.ZERO,
            traded.recentEntries(),
            traded.positions());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portfolio.restored(Samples.USER, content))
        .withMessage("trades alone do not lead to cash of -6.4 dollars");
  }

  private static TradeRecord trade(
      long number, Side side, String quantity, String price, String fee) {
    Trade plain = (Trade) Samples.record(number, side, "AAPL", quantity, price).transaction();
    return new TradeRecord(
        number * 10,
        plain.tradedAtMillis(),
        new Trade(
            plain.tradeId(),
            Samples.USER,
            "AAPL",
            side,
            plain.quantity(),
            plain.price(),
            dollars(fee),
            plain.tradedAtMillis()));
  }

  private static TradeRecord transfer(
      long number, Direction direction, String quantity, String cost) {
    return new TradeRecord(
        number * 10,
        1_005,
        new Transfer(
            Samples.tradeId(number),
            Samples.USER,
            direction,
            "AAPL",
            Quantity.parse(quantity),
            dollars(cost),
            1_000));
  }

  private static void check(Decision.Rejected actual, RejectionReason reason, String detail) {
    assertThat(actual).isEqualTo(new Decision.Rejected(reason, detail));
  }
}
