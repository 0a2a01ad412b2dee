package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.entry.RecentAction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random records among random actions of the market, compared with {@link OraclePortfolio}. */
@Timeout(300)
class RandomActionsTest {
  private static final int STEPS = 6_000;
  private static final int USERS = 4;
  private static final String[] SYMBOLS = {"AAPL", "BRK.B", "MSFT", "A", "ZTS", "XOM", "NVDA"};

  private final Map<EntryType, Integer> entries = new EnumMap<>(EntryType.class);
  private int outOfRange;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, 20_261_124, -7})
  void everyStepIsAsTheOracleSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomMarket actions = new RandomMarket(random.split(), SYMBOLS);
    SampleMarket market = new SampleMarket();
    Map<UserId, Portfolio> portfolios = new HashMap<>();
    Map<UserId, OraclePortfolio> oracles = new HashMap<>();
    Map<RejectionReason, Integer> rejections = new EnumMap<>(RejectionReason.class);
    List<TradeId> sent = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      portfolios.put(new UserId(seed, i), Portfolio.empty(new UserId(seed, i)));
      oracles.put(new UserId(seed, i), new OraclePortfolio());
    }
    for (int offset = 0; offset < STEPS; offset++) {
      if (random.nextInt(4) == 0) {
        market.take(actions.next(market.now().instruments()), offset, offset);
        portfolios.replaceAll((user, before) -> meet(before, market, oracles.get(user)));
        continue;
      }
      UserId user = new UserId(seed, random.nextInt(USERS));
      TradeRecord record = RandomTradesTest.record(random, user, offset, sent);
      Portfolio before = portfolios.get(user);
      OraclePortfolio oracle = oracles.get(user);
      Decision decision = before.decide(record, market.now());
      RejectionReason expected = oracle.decide(record, market.now().instruments());
      if (decision instanceof Decision.Rejected rejected) {
        assertThat(rejected.reason()).isEqualTo(expected);
        rejections.merge(rejected.reason(), 1, Integer::sum);
        continue;
      }
      assertThat(expected).isNull();
      Portfolio after = before.apply(((Decision.Accepted) decision).entry());
      oracle.book(record);
      portfolios.put(user, after);
      oracle.checkTouched(after, record);
    }
    portfolios.values().forEach(RandomTradesTest::checkReadBack);
    assertThat(rejections)
        .containsOnlyKeys(
            RejectionReason.UNKNOWN_SYMBOL,
            RejectionReason.DUPLICATE,
            RejectionReason.NOT_TRADABLE,
            RejectionReason.NOT_HELD,
            RejectionReason.OUT_OF_RANGE);
    assertThat(entries).hasSize(5).allSatisfy((type, count) -> assertThat(count).isGreaterThan(20));
    assertThat(outOfRange).isPositive();
  }

  private Portfolio meet(Portfolio before, SampleMarket market, OraclePortfolio oracle) {
    Portfolio after = before.meet(market.now(), pageEnd -> {});
    int number = market.now().number();
    boolean found = oracle.meet(number, market.now().effect(number));
    assertThat(after.sequence() - before.sequence()).isEqualTo(found ? 1 : 0);
    assertThat(after.met()).isEqualTo(number);
    oracle.checkAll(after);
    if (found) {
      RecentAction entry = (RecentAction) after.latestEntry();
      entries.merge(entry.type(), 1, Integer::sum);
      outOfRange += entry.outcome().outOfRange() ? 1 : 0;
    }
    return after;
  }
}
