package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.Samples.book;
import static com.stockafolio.portfolio.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.MarketAction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transfer;
import org.junit.jupiter.api.Test;

/** What the status of an instrument lets through. */
class TradingRulesTest {
  private final SampleMarket market = new SampleMarket();
  private Portfolio portfolio = Portfolio.empty(Samples.USER);

  @Test
  void nothingIsTradedWhileItIsHalted() {
    portfolio = book(portfolio, "BUY 10 at 10");
    become(InstrumentStatus.HALTED);
    assertThat(refusal(Side.BUY, "1")).isEqualTo("AAPL is halted");
    assertThat(refusal(Side.SELL, "1")).isEqualTo("AAPL is halted");
    become(InstrumentStatus.ACTIVE);
    assertThat(decide(Side.BUY, "1")).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aLongPositionIsOnlyClosedAndNotThroughZero() {
    portfolio = book(portfolio, "BUY 10 at 10");
    become(InstrumentStatus.CLOSING_ONLY);
    assertThat(refusal(Side.BUY, "0.000000001"))
        .isEqualTo("AAPL can only be sold, up to the 10 shares held");
    assertThat(refusal(Side.SELL, "10.000000001"))
        .isEqualTo("AAPL can only be sold, up to the 10 shares held");
    assertThat(decide(Side.SELL, "10")).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aShortPositionIsOnlyClosedAndNotThroughZero() {
    portfolio = book(portfolio, "SELL 10 at 10");
    become(InstrumentStatus.CLOSING_ONLY);
    assertThat(refusal(Side.SELL, "1"))
        .isEqualTo("AAPL can only be bought back, up to the 10 shares held");
    assertThat(refusal(Side.BUY, "11"))
        .isEqualTo("AAPL can only be bought back, up to the 10 shares held");
    assertThat(decide(Side.BUY, "9.5")).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void whoHoldsNothingTradesNothingWhereOnlyClosingIsAllowed() {
    become(InstrumentStatus.CLOSING_ONLY);
    assertThat(refusal(Side.SELL, "1")).isEqualTo("AAPL can only be sold, and none are held");
  }

  @Test
  void aTransferIsNotStopped() {
    become(InstrumentStatus.HALTED);
    Transfer in =
        new Transfer(
            Samples.tradeId(9),
            Samples.USER,
            Direction.IN,
            "AAPL",
            Quantity.parse("3"),
            Samples.dollars("30"),
            7);
    Decision decision = portfolio.decide(new TradeRecord(9, 9, in), market.now());
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  /** A delisted one has no symbol, so that its trade names nothing. */
  @Test
  void aDelistedOneIsUnknown() {
    portfolio = book(portfolio, "BUY 10 at 10");
    become(InstrumentStatus.DELISTED);
    assertThat(((Decision.Rejected) decide(Side.SELL, "1")).reason())
        .isEqualTo(RejectionReason.UNKNOWN_SYMBOL);
  }

  @Test
  void aDuplicateIsToldBeforeTheStatusAndTheStatusBeforeABound() {
    portfolio = book(portfolio, "BUY 10 at 10");
    become(InstrumentStatus.HALTED);
    TradeRecord again = record(1, Side.BUY, "AAPL", "10", "10");
    assertThat(((Decision.Rejected) portfolio.decide(again, market.now())).reason())
        .isEqualTo(RejectionReason.DUPLICATE);
    TradeRecord beyond = record(2, Side.BUY, "AAPL", "900000", "1000000");
    assertThat(((Decision.Rejected) portfolio.decide(beyond, market.now())).reason())
        .isEqualTo(RejectionReason.NOT_TRADABLE);
  }

  @Test
  void nothingIsDecidedBeforeTheListIsMet() {
    market.take(listing(InstrumentStatus.HALTED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(Side.BUY, "1"))
        .withMessageEndingWith("has met 0 of LedgerMarket[1]");
  }

  private void become(InstrumentStatus status) {
    market.take(listing(status));
    portfolio = portfolio.meet(market.now(), pageEnd -> {});
  }

  private static MarketAction listing(InstrumentStatus status) {
    Instrument apple = Samples.INSTRUMENTS.bySymbol("AAPL");
    return new MarketAction.Listing(
        apple.id(), apple.symbol(), apple.name(), apple.sector(), status, null, null);
  }

  private String refusal(Side side, String quantity) {
    Decision.Rejected rejected = (Decision.Rejected) decide(side, quantity);
    assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_TRADABLE);
    return rejected.detail();
  }

  private Decision decide(Side side, String quantity) {
    return portfolio.decide(record(7, side, "AAPL", quantity, "10"), market.now());
  }
}
