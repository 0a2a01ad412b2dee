package com.stockafolio.transaction;

import static com.stockafolio.portfolio.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TradeBoundsTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-0.0001", "1000000000.000000001"})
  void aQuantityOutsideItsBoundsIsNoTrade(String quantity) {
    assertThatThrownBy(() -> record(1, Side.BUY, "AAPL", quantity, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be above 0 and at most 1000000000: " + quantity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000", "1000000.000000001"})
  void aPriceOutsideItsBoundsIsNoTrade(String price) {
    assertThatThrownBy(() -> record(1, Side.BUY, "AAPL", "1", price))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be above 0 and at most 1000000.0000: " + price);
  }

  @Test
  void theBoundsThemselvesAreTaken() {
    Trade trade = (Trade) record(1, Side.BUY, "AAPL", "1000000000", "1000000").transaction();
    assertThat(trade.quantity()).isEqualTo(Trade.MAX_QUANTITY);
    assertThat(trade.price()).isEqualTo(Trade.MAX_PRICE);
  }

  @Test
  void aPriceIsNeverNegative() {
    assertThatThrownBy(() -> Price.parse("-0.0001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative price: -0.0001");
  }

  @Test
  void aQuantityStaysWithinItsRange() {
    assertThat(Quantity.parse("-9000000000")).hasToString("-9000000000");
    assertThatThrownBy(() -> Quantity.parse("9000000000.000000001"))
        .hasMessage("quantity beyond 9 billion shares: 9000000000.000000001");
    assertThatThrownBy(() -> new Quantity(Long.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOffsetIsNeverNegative() {
    Trade trade = (Trade) record(1, Side.BUY, "AAPL", "1", "1").transaction();
    assertThatThrownBy(() -> new TradeRecord(-1, 0, trade)).hasMessage("negative offset: -1");
  }
}
