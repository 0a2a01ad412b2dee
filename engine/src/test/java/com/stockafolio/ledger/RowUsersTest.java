package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users of a row against a {@link HashMap}. */
@Timeout(60)
class RowUsersTest {
  private final PortfolioTable table = new PortfolioTable();
  private final Map<UserId, Portfolio> expected = new HashMap<>();
  private long offset;

  /**
   * Rows of up to 600 records, most of them of new users at first, so that the table grows within
   * rows; users come more than once in a row, and all of them in four hashes.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowAfterRowLeadsWhereAMapLeads(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < 60; row++) {
      List<BookedTrade> trades = new ArrayList<>();
      for (int i = random.nextInt(600); i > 0; i--) {
        long number = random.nextInt(4_000);
        // These have one sum of 31 * high + low, and so one hash, for each of the four.
        trades.add(trade(new UserId(number, -31 * number + number % 4)));
      }
      book(trades);
      assertThat(table.size()).isEqualTo(expected.size());
    }
    compare();
  }

  @Test
  void aUsersSecondRecordIsDecidedOnTheFirst() {
    UserId user = new UserId(1, 2);
    book(List.of(trade(user)));
    List<BookedTrade> trades = List.of(trade(user), trade(new UserId(2, 2)), trade(user));
    RowUsers users = users(trades);
    assertThat(users.portfolio(0).sequence()).isEqualTo(1);
    assertThat(users.portfolio(1)).isEqualTo(Portfolio.empty(new UserId(2, 2)));

    users.decided(0, users.portfolio(0).apply(trades.get(0)));

    assertThat(users.portfolio(2).sequence()).isEqualTo(2);
    assertThat(users.portfolio(1).sequence()).isZero();
    assertThat(table.get(user).sequence()).as("not taken over").isEqualTo(1);
  }

  @Test
  void whoBooksNothingIsNotAdded() {
    users(List.of(trade(new UserId(1, 2)))).putInto(table);

    assertThat(table.size()).isZero();
  }

  private void book(List<BookedTrade> trades) {
    RowUsers users = users(trades);
    for (int i = 0; i < trades.size(); i++) {
      UserId user = trades.get(i).userId();
      Portfolio before = expected.getOrDefault(user, Portfolio.empty(user));
      assertThat(users.portfolio(i)).isEqualTo(before);
      Portfolio after = before.apply(trades.get(i));
      users.decided(i, after);
      expected.put(user, after);
    }
    users.putInto(table);
  }

  private RowUsers users(List<BookedTrade> trades) {
    return new RowUsers(trades.stream().map(RowUsersTest::record).toList(), table);
  }

  private void compare() {
    expected.forEach((user, portfolio) -> assertThat(table.get(user)).isSameAs(portfolio));
    assertThat(table.toArray()).hasSameSizeAs(expected.values());
  }

  private BookedTrade trade(UserId user) {
    offset++;
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

  /** A record of the entry's user. */
  static TradeRecord record(BookedEntry entry) {
    return new TradeRecord(
        entry.offset(),
        entry.recordedAtMillis(),
        new CashMovement(
            entry.tradeId(),
            entry.userId(),
            Money.ofHundredMillionths(1),
            CashKind.DEPOSIT,
            entry.tradedAtMillis()));
  }
}
