package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table against a {@link HashMap}. */
@Timeout(60)
class PortfolioTableTest {
  private final PortfolioTable table = new PortfolioTable();
  private final Map<UserId, Portfolio> expected = new HashMap<>();

  @Test
  void anEmptyTableHoldsNobody() {
    assertThat(table.size()).isZero();
    assertThat(table.get(new UserId(0, 0))).isNull();
    assertThat(table.toArray()).isEmpty();
  }

  @Test
  void growsWithItsUsers() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      put(Portfolio.empty(new UserId(random.nextLong(), random.nextLong())));
    }
    compare();
  }

  /** Ids of one high half, of one low half, and those whose sums are the same, all at once. */
  @Test
  void keepsApartIdsThatClash() {
    for (long i = -2_000; i < 2_000; i++) {
      put(Portfolio.empty(new UserId(0, i)));
      put(Portfolio.empty(new UserId(i, 0)));
      put(Portfolio.empty(new UserId(i, -31 * i)));
      put(Portfolio.empty(new UserId(i << 32, i)));
    }
    compare();
    assertThat(table.get(new UserId(5, 5))).isNull();
  }

  @Test
  void aUsersPortfolioIsReplacedNotAdded() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 30_000; i++) {
      UserId user = new UserId(1, random.nextInt(3_000));
      put(expected.getOrDefault(user, Portfolio.empty(user)).apply(trade(i, user)));
    }
    assertThat(table.size()).isEqualTo(3_000);
    compare();
  }

  private void put(Portfolio portfolio) {
    table.put(portfolio);
    expected.put(portfolio.userId(), portfolio);
  }

  private void compare() {
    assertThat(table.size()).isEqualTo(expected.size());
    expected.forEach((user, portfolio) -> assertThat(table.get(user)).isSameAs(portfolio));
    assertThat(table.toArray()).hasSize(expected.size());
    assertThat(Set.of(table.toArray()).equals(Set.copyOf(expected.values()))).isTrue();
  }

  private static BookedTrade trade(long offset, UserId user) {
    return new BookedTrade(
        offset,
        offset,
        offset,
        new TradeId(1, offset),
        user,
        3,
        Side.BUY,
        new Quantity(1_000_000_000L),
        new Price(1_000_000_000L));
  }
}
