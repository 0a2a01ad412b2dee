package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page's stored form, whose portfolio has its own golden bytes. */
@Timeout(60)
class HistoryPageTest {
  private static final UserId USER = new UserId(0x0102030405060708L, 0x1112131415161718L);

  @Test
  void itsBytesAreAVersionAndThePortfolioAtItsEnd() {
    Portfolio pageEnd = afterTrades(16);
    byte[] bytes = HistoryPage.bytes(pageEnd);

    assertThat(HexFormat.of().formatHex(bytes, 0, 17))
        .isEqualTo("06" + "0102030405060708" + "1112131415161718");
    assertThat(bytes.length).isBetween(17 + pageEnd.packedBytes(), 22 + pageEnd.packedBytes());
    assertThat(HistoryPage.read(bytes)).isEqualTo(pageEnd);
  }

  @Test
  void everySixteenthTradeEndsAPage() {
    assertThat(HistoryPage.endsWith(afterTrades(15))).isFalse();
    assertThat(HistoryPage.endsWith(afterTrades(16))).isTrue();
    assertThat(HistoryPage.endsWith(afterTrades(17))).isFalse();
    assertThat(HistoryPage.endsWith(afterTrades(32))).isTrue();
  }

  @Test
  void aPageOfAnotherVersionIsRefused() {
    byte[] bytes = HistoryPage.bytes(afterTrades(16));
    bytes[0] = 1;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryPage.read(bytes))
        .withMessageContaining("history page has version 1");
  }

  private static Portfolio afterTrades(int trades) {
    Portfolio portfolio = Portfolio.empty(USER);
    for (int i = 0; i < trades; i++) {
      portfolio =
          portfolio.apply(
              new BookedTrade(
                  i,
                  1_795_000_000_000L + i,
                  1_795_000_000_000L,
                  new TradeId(1, i),
                  USER,
                  7,
                  Side.BUY,
                  new Quantity(1_000_000_000L),
                  new Price(178_490_000_000L)));
    }
    return portfolio;
  }
}
