package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.Position;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whenever a portfolio meets what the market did, it is the same in the end: bytes, pages, and what
 * a watcher is told. A case is a log of random records and actions that several portfolios of one
 * user fold, each touched at times of its own.
 */
@Timeout(300)
class LazyMeetingTest {
  private static final int CASES = 5_000;
  private static final String[] SYMBOLS = {"AAPL", "MSFT", "XOM", "NVDA", "ZTS"};

  /** One of a user's portfolios, how seldom it is touched, and the pages that it passed. */
  private static final class Copy {
    final int seldom;
    final List<Portfolio> pages = new ArrayList<>();
    Portfolio portfolio;

    Copy(int seldom, UserId user) {
      this.seldom = seldom;
      portfolio = Portfolio.empty(user);
    }

    void meet(SampleMarket market) {
      portfolio = portfolio.meet(market.now(), pages::add);
    }

    void apply(BookedEntry entry) {
      portfolio = portfolio.apply(entry);
      if (portfolio.sequence() % Portfolio.RECENT_ENTRIES == 0) {
        pages.add(portfolio);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42})
  void lazilyAndEagerlyMetAreTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int pages = 0;
    int longest = 0;
    for (int i = 0; i < CASES; i++) {
      UserId user = new UserId(seed, i);
      Copy eager = new Copy(1, user);
      List<Copy> lazy = List.of(new Copy(2 + random.nextInt(8), user), new Copy(0, user));
      longest = Math.max(longest, run(random, eager, lazy));
      pages += eager.pages.size();
    }
    assertThat(pages).isGreaterThan(CASES);
    assertThat(longest).as("most actions met at once").isGreaterThan(16);
  }

  /** The most entries that one meeting led to. */
  private static int run(SplittableRandom random, Copy eager, List<Copy> lazy) {
    SampleMarket market = new SampleMarket();
    RandomMarket actions = new RandomMarket(random.split(), SYMBOLS);
    List<TradeId> sent = new ArrayList<>();
    List<EntryOutcome> told = new ArrayList<>();
    int actionsIn100 = 5 + random.nextInt(80);
    int most = 0;
    for (int offset = 0; offset < 60; offset++) {
      if (random.nextInt(100) < actionsIn100) {
        market.take(actions.next(market.now().instruments()), offset, 1_000 + offset);
        meetAndTell(eager, market, told);
      } else {
        TradeRecord record =
            RandomTradesTest.record(random, eager.portfolio.userId(), offset, sent);
        eager.meet(market);
        Decision decision = eager.portfolio.decide(record, market.now());
        for (Copy copy : lazy) {
          long before = copy.portfolio.sequence();
          copy.meet(market);
          most = Math.max(most, (int) (copy.portfolio.sequence() - before));
          assertThat(copy.portfolio.decide(record, market.now())).isEqualTo(decision);
          assertThat(copy.portfolio).isEqualTo(eager.portfolio);
          if (decision instanceof Decision.Accepted accepted) {
            copy.apply(accepted.entry());
          }
        }
        if (decision instanceof Decision.Accepted accepted) {
          eager.apply(accepted.entry());
          told.add(EntryOutcome.latest(eager.portfolio));
        }
      }
      for (Copy copy : lazy) {
        if (copy.seldom > 0 && random.nextInt(copy.seldom) == 0) {
          copy.meet(market);
        }
      }
    }
    assertThat(eager.pages).hasSize((int) eager.portfolio.sequence() / Portfolio.RECENT_ENTRIES);
    for (Copy copy : lazy) {
      copy.meet(market);
      assertThat(copy.portfolio).isEqualTo(eager.portfolio);
      assertThat(copy.pages).isEqualTo(eager.pages);
    }
    if (random.nextInt(4) == 0) {
      checkTold(eager.portfolio, told);
      checkRestored(eager.portfolio);
    }
    return most;
  }

  private static void meetAndTell(Copy eager, SampleMarket market, List<EntryOutcome> told) {
    long before = eager.portfolio.sequence();
    eager.meet(market);
    assertThat(eager.portfolio.met()).isEqualTo(market.now().number());
    if (eager.portfolio.sequence() > before) {
      assertThat(eager.portfolio.sequence()).isEqualTo(before + 1);
      told.add(EntryOutcome.latest(eager.portfolio));
    }
  }

  /** What is undone, and what is followed, is what was told at the time. */
  private static void checkTold(Portfolio portfolio, List<EntryOutcome> told) {
    int size = told.size();
    assertThat(portfolio.sequence()).isEqualTo(size);
    int oldest = Math.max(0, size - Portfolio.RECENT_ENTRIES);
    for (int after = oldest; after <= size; after++) {
      assertThat(EntryOutcome.after(after, portfolio)).contains(told.subList(after, size));
    }
    Portfolio followed = Portfolio.empty(portfolio.userId());
    for (int i = 0; i < size; i++) {
      EntryOutcome outcome = told.get(i);
      assertThat(outcome.entry().sequence()).isEqualTo(i + 1);
      for (Position before : outcome.positionsBefore()) {
        assertThat(followed.position(before.instrumentId())).isEqualTo(before);
      }
      followed = followed.follow(outcome.entry());
      assertThat(followed.totals()).isEqualTo(outcome.totals());
    }
    assertThat(followed.positions()).isEqualTo(portfolio.positions());
    assertThat(followed.recentIds()).isEqualTo(portfolio.recentIds());
  }

  /** What another program recomputes of it is the same too, to the last byte. */
  private static void checkRestored(Portfolio portfolio) {
    Totals totals = portfolio.totals();
    PortfolioContent content =
        new PortfolioContent(
            portfolio.sequence(),
            portfolio.met(),
            totals.tradeCount(),
            totals.tradedValue(),
            totals.cash(),
            totals.income(),
            portfolio.recentEntries(),
            portfolio.recentIds(),
            portfolio.positions());
    Portfolio restored = Portfolio.restored(portfolio.userId(), content);
    assertThat(restored.recentEntries()).isEqualTo(portfolio.recentEntries());
    assertThat(restored.recentIds()).isEqualTo(portfolio.recentIds());
    assertThat(restored.totals()).isEqualTo(totals);
    assertThat(restored.met()).isEqualTo(portfolio.met());
    RandomTradesTest.checkReadBack(restored);
  }
}
