package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.record;
import static com.stockafolio.portfolio.Samples.rejected;
import static com.stockafolio.portfolio.Samples.tradeId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.Position;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PortfolioDecisionTest {

  private final Portfolio empty = Portfolio.empty(Samples.USER);

  @Test
  void anAcceptedTradeCarriesAllThatTheJournalKeeps() {
    TradeRecord record = record(7, Side.SELL, "MSFT", "1.5", "2.25");
    assertThat(empty.decide(record, Samples.INSTRUMENTS))
        .isEqualTo(
            new Decision.Accepted(
                new BookedTrade(
                    70,
                    1_800_000_007_005L,
                    1_800_000_007_000L,
                    tradeId(7),
                    Samples.USER,
                    Samples.INSTRUMENTS.bySymbol("MSFT").id(),
                    Side.SELL,
                    new Quantity(1_500_000_000L),
                    new Price(2_250_000_000L))));
  }

  @Test
  void anUnknownSymbolIsRejected() {
    check(
        rejected(empty, record(1, Side.BUY, "NOPE", "1", "1")),
        RejectionReason.UNKNOWN_SYMBOL,
        "no instrument has the symbol NOPE");
    check(
        rejected(empty, record(1, Side.BUY, "X".repeat(900_000), "1", "1")),
        RejectionReason.UNKNOWN_SYMBOL,
        "no instrument has the symbol " + "X".repeat(40) + "...");
  }

  @Test
  void aTradeIdAmongTheLastSixteenIsADuplicateAndTheSeventeenthIsNot() {
    Portfolio portfolio = empty;
    for (int number = 1; number <= 16; number++) {
      portfolio = book(portfolio, record(number, Side.BUY, "AAPL", "1", "1"));
    }
    for (int number = 1; number <= 16; number++) {
      check(
          rejected(portfolio, record(99, tradeId(number), Side.SELL, "MSFT", "2", "3")),
          RejectionReason.DUPLICATE,
          "first at offset " + number * 10);
    }
    portfolio = book(portfolio, record(17, Side.BUY, "AAPL", "1", "1"));
    check(
        rejected(portfolio, record(99, tradeId(2), Side.BUY, "AAPL", "1", "1")),
        RejectionReason.DUPLICATE,
        "first at offset 20");
    assertThat(book(portfolio, record(99, tradeId(1), Side.BUY, "AAPL", "1", "1")).sequence())
        .isEqualTo(18);
  }

  @Test
  void halfOfATradeIdIsNoDuplicate() {
    Portfolio portfolio = book(empty, record(1, Side.BUY, "AAPL", "1", "1"));
    TradeId first = tradeId(1);
    for (TradeId other :
        new TradeId[] {
          new TradeId(first.high(), first.low() + 1), new TradeId(first.high() + 1, first.low())
        }) {
      assertThat(book(portfolio, record(2, other, Side.BUY, "AAPL", "1", "1")).sequence())
          .isEqualTo(2);
    }
  }

  @Test
  void aValueBeyondItsBoundIsOutOfRange() {
    checkOutOfRange(
        empty,
        record(1, Side.BUY, "AAPL", "90000.0001", "1000000"),
        "the trade's value of 90000000100 dollars is beyond 90000000000");
    checkOutOfRange(
        empty,
        record(1, Side.SELL, "AAPL", "1000000000", "1000000"),
        "the trade's value of 1000000000000000 dollars is beyond 90000000000");
    // 92,233.7204 shares: the value is just beyond a long, and negative if it wrapped.
    checkOutOfRange(
        empty,
        record(1, Side.BUY, "AAPL", "92233.7204", "1000000"),
        "the trade's value of 92233720400 dollars is beyond 90000000000");
    Portfolio most = book(empty, record(1, Side.BUY, "AAPL", "90000", "1000000"));
    assertThat(Samples.apple(most).costBasis()).isEqualTo(Position.MAX_COST);
  }

  @Test
  void aCostBeyondItsBoundIsOutOfRangeOnBothSides() {
    Portfolio bought = book(empty, "BUY 90000 at 1000000");
    checkOutOfRange(
        bought,
        record(2, Side.BUY, "AAPL", "0.0001", "0.0001"),
        "the position's cost of 90000000000.00000001 dollars would be beyond 90000000000");
    assertThat(book(bought, "SELL 90000 at 1").sequence()).isEqualTo(2);
    Portfolio sold = book(empty, "SELL 90000 at 1000000");
    checkOutOfRange(
        sold,
        record(2, Side.SELL, "AAPL", "90000", "1000000"),
        "the position's cost of -180000000000 dollars would be beyond 90000000000");
    assertThat(book(sold, record(2, Side.SELL, "MSFT", "1", "1")).sequence()).isEqualTo(2);
  }

  @Test
  void aQuantityBeyondItsBoundIsOutOfRangeOnBothSides() {
    Portfolio bought = nineBillion("BUY");
    checkOutOfRange(
        bought,
        record(10, Side.BUY, "AAPL", "0.000000001", "1"),
        "the position's quantity of 9000000000.000000001 shares would be beyond 9000000000");
    checkOutOfRange(
        bought,
        record(10, Side.BUY, "AAPL", "1000000000", "1"),
        "the position's quantity of 10000000000 shares would be beyond 9000000000");
    checkOutOfRange(
        nineBillion("SELL"),
        record(10, Side.SELL, "AAPL", "1", "1"),
        "the position's quantity of -9000000001 shares would be beyond 9000000000");
  }

  private Portfolio nineBillion(String side) {
    String[] trades = new String[9];
    Arrays.fill(trades, side + " 1000000000 at 1");
    return book(empty, trades);
  }

  @Test
  void theSymbolIsJudgedBeforeTheIdAndTheIdBeforeTheRange() {
    Portfolio portfolio = book(empty, record(1, Side.BUY, "AAPL", "1", "1"));
    assertThat(rejected(portfolio, record(1, Side.BUY, "NOPE", "1000000000", "1000000")).reason())
        .isEqualTo(RejectionReason.UNKNOWN_SYMBOL);
    assertThat(rejected(portfolio, record(1, Side.BUY, "AAPL", "1000000000", "1000000")).reason())
        .isEqualTo(RejectionReason.DUPLICATE);
  }

  @Test
  void anotherUsersTradeIsAProgrammingError() {
    Portfolio other = Portfolio.empty(new UserId(1, 2));
    TradeRecord record = record(1, Side.BUY, "AAPL", "1", "1");
    String message =
        "an entry of user " + Samples.USER + " for the portfolio of " + new UserId(1, 2);
    assertThatThrownBy(() -> other.decide(record, Samples.INSTRUMENTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    BookedEntry booked = Samples.accepted(empty, record);
    assertThatThrownBy(() -> other.apply(booked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void applyRefusesWhatDecideWouldHaveRefusedForItsRange() {
    TradeRecord record = record(1, Side.BUY, "AAPL", "90000", "1000000");
    BookedEntry booked = Samples.accepted(empty, record);
    Portfolio full = empty.apply(booked);
    assertThatThrownBy(() -> full.apply(booked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not to be booked: the position's cost of 180000000000 dollars");
  }

  private static void checkOutOfRange(Portfolio portfolio, TradeRecord record, String detail) {
    check(rejected(portfolio, record), RejectionReason.OUT_OF_RANGE, detail);
  }

  private static void check(Decision.Rejected actual, RejectionReason reason, String detail) {
    assertThat(actual).isEqualTo(new Decision.Rejected(reason, detail));
  }
}
