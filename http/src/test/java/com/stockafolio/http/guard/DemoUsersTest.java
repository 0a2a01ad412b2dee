package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A search for users who trade. */
@Timeout(60)
class DemoUsersTest {
  private static final UserId ANNA = new UserId(1, 2);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aSearchThatFailedIsNotKept() {
    DemoUsers users = new DemoUsers(1, ledger -> failOnce());

    assertThat(users.some()).isCompletedExceptionally();
    assertThat(users.some()).isCompletedWithValue(List.of(ANNA));
    assertThat(users.some()).as("remembered").isCompletedWithValue(List.of(ANNA));
    assertThat(asked).hasValue(2);
  }

  @Test
  void whoWaitsIsAnsweredByTheNextSearch() {
    DemoUsers users = new DemoUsers(1, ledger -> failOnce());

    assertThat(users.someWithin(Duration.ofSeconds(50)))
        .succeedsWithin(Duration.ofSeconds(40))
        .isEqualTo(List.of(ANNA));
  }

  /** A page without portfolios cannot be read. */
  private CompletionStage<ScanAnswer> failOnce() {
    List<Portfolio> portfolios = asked.getAndIncrement() == 0 ? null : List.of(portfolio());
    return CompletableFuture.completedFuture(new ScanAnswer.Page(null, -1, portfolios, null, true));
  }

  private static Portfolio portfolio() {
    return Portfolio.empty(ANNA)
        .apply(
            new BookedTrade(
                0,
                0,
                0,
                new TradeId(3, 4),
                ANNA,
                1,
                Side.BUY,
                new Quantity(1_000_000_000L),
                Price.parse("10")));
  }
}
