package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.lots.ClosedLot;
import com.stockafolio.lots.LotMethod;
import com.stockafolio.lots.PositionLots;
import com.stockafolio.lots.TaxLots;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random busts and corrections among random records and actions: each is decided, and leads to
 * holdings, as a fold of the whole history does that knows neither pages nor reach.
 */
@Timeout(300)
class RandomRevisionsTest {
  private static final int USERS = 480;
  private static final String[] SYMBOLS = {"AAPL", "BRK.B", "MSFT", "A", "ZTS", "XOM", "NVDA"};

  private final Map<EntryType, Integer> booked = new EnumMap<>(EntryType.class);
  private final Map<RejectionReason, Integer> rejected = new EnumMap<>(RejectionReason.class);
  private int furthest;
  private int hindsights;
  private int closedLots;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, -7})
  void eachLeadsToWhatTheWholeHistorySays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < USERS; i++) {
      run(random, new UserId(seed, i));
    }
    assertThat(booked.get(EntryType.BUST) + booked.get(EntryType.CORRECT)).isGreaterThan(7_000);
    assertThat(rejected)
        .containsOnlyKeys(
            RejectionReason.DUPLICATE,
            RejectionReason.UNKNOWN_TRADE,
            RejectionReason.ALREADY_BUSTED,
            RejectionReason.CONFLICT)
        .allSatisfy((reason, count) -> assertThat(count).isGreaterThan(100));
    assertThat(hindsights).isEqualTo(4 * USERS);
    assertThat(closedLots).isGreaterThan(10_000);
    assertThat(furthest).as("entries that one lay back").isGreaterThan(100);
  }

  private void run(SplittableRandom random, UserId user) {
    RandomMarket actions = new RandomMarket(random.split(), SYMBOLS);
    SampleMarket market = new SampleMarket();
    RevisionLog log = new RevisionLog(Portfolio.empty(user));
    List<TradeId> sent = new ArrayList<>();
    int actionsIn100 = random.nextInt(30);
    int revisionsIn100 = 5 + random.nextInt(40);
    int steps = 20 + random.nextInt(200);
    for (int offset = 0; offset < steps; offset++) {
      int what = random.nextInt(100);
      if (what < actionsIn100) {
        market.take(actions.next(market.now().instruments()), offset, time(offset));
      } else if (what < actionsIn100 + revisionsIn100) {
        revise(random, log, revision(random, log, user, offset, sent), market);
      } else {
        log.book(RandomTradesTest.record(random, user, offset, sent), market.now());
      }
    }
    RandomTradesTest.checkReadBack(log.portfolio());
    log.meet(market.now());
    for (int i = 0; i < 4; i++) {
      checkHindsight(log, random.nextInt(steps), market.now());
    }
    if (user.low() % 4 == 0) {
      checkLots(log, market.now());
    }
  }

  /**
   * The lots of each position have its shares, on its side, by whatever method, and its cost and
   * realised profit by the average; and by every method the same is left of all cost less all
   * realised profit, and less what was transferred out.
   */
  private void checkLots(RevisionLog log, LedgerMarket market) {
    TaxLots lots = log.lots(market);
    Set<Money> left = new HashSet<>();
    for (LotMethod method : LotMethod.values()) {
      Money sum = Money.ZERO;
      for (Position position : log.portfolio().positions()) {
        PositionLots told = lots.of(position.instrumentId(), method);
        assertThat(told.position()).isEqualTo(position);
        assertThat(told.open().stream().mapToLong(lot -> lot.quantity().billionths()).sum())
            .isEqualTo(position.quantity().billionths());
        assertThat(told.open())
            .allMatch(lot -> lot.quantity().signum() == position.quantity().signum());
        if (method == LotMethod.AVERAGE) {
          assertThat(told.costBasis()).isEqualTo(position.costBasis());
          assertThat(told.realizedPnl()).isEqualTo(position.realizedPnl());
        }
        sum = sum.plus(told.costBasis()).minus(told.realizedPnl());
        for (ClosedLot closed : told.closed()) {
          sum = closed.proceeds() == null ? sum.plus(closed.lot().cost()) : sum;
          closedLots++;
        }
      }
      left.add(sum);
    }
    assertThat(left).hasSizeLessThanOrEqualTo(1);
  }

  /** What is known of a moment by now is what a fold of all that was up to it says. */
  private void checkHindsight(RevisionLog log, int offset, LedgerMarket market) {
    long at = time(offset) + 45;
    long sequence = log.sequenceAt(offset);
    Portfolio then = log.hindsight(sequence, at, market);
    assertThat(then.sequence()).isEqualTo(sequence);
    log.folded(market, sequence, market.numberAt(offset)).checkHoldings(then);
    RandomTradesTest.checkReadBack(then);
    hindsights++;
  }

  private static long time(long offset) {
    return 1_800_000_000_000L + offset * 50L;
  }

  private void revise(
      SplittableRandom random, RevisionLog log, TradeRecord record, SampleMarket market) {
    RejectionReason expected = log.oracle(record, market.now());
    Decision decision = log.revise(record, market.now());
    if (decision instanceof Decision.Rejected refused) {
      assertThat(refused.reason()).as(refused.detail()).isEqualTo(expected);
      rejected.merge(refused.reason(), 1, Integer::sum);
      return;
    }
    assertThat(expected).as("%s", record).isNull();
    Portfolio after = log.portfolio();
    log.folded(market.now()).checkHoldings(after);
    RecentRevision entry = (RecentRevision) after.latestEntry();
    booked.merge(entry.type(), 1, Integer::sum);
    furthest = Math.max(furthest, (int) (entry.sequence() - entry.content().ofSequence()));
    if (random.nextInt(8) == 0) {
      checkUndone(after);
    }
  }

  /** What is told to one who saw less is what is followed from there. */
  private static void checkUndone(Portfolio after) {
    long oldest = after.sequence() - after.recentEntries().size();
    for (EntryOutcome told : EntryOutcome.after(oldest, after).orElseThrow()) {
      assertThat(told.positions()).hasSameSizeAs(told.entry().touched());
      assertThat(told.positionsBefore()).hasSameSizeAs(told.positions());
    }
  }

  private static TradeRecord revision(
      SplittableRandom random, RevisionLog log, UserId user, int offset, List<TradeId> sent) {
    TradeId of = target(random, log.ids());
    TradeId id =
        random.nextInt(25) == 0 && !log.ids().isEmpty()
            ? log.ids().get(log.ids().size() - 1)
            : new TradeId(random.nextLong(), random.nextLong());
    long at = time(offset);
    Revision revision =
        random.nextInt(3) > 0
            ? new Bust(id, user, of, random.nextBoolean() ? "" : "Broken", at)
            : new Correct(id, user, of, correction(random, log, of, user, sent), at);
    return new TradeRecord(offset, at, revision);
  }

  private static TradeId target(SplittableRandom random, List<TradeId> ids) {
    if (ids.isEmpty() || random.nextInt(25) == 0) {
      return new TradeId(random.nextLong(), random.nextLong());
    }
    int back = random.nextBoolean() ? Math.min(ids.size(), 6) : ids.size();
    return ids.get(ids.size() - 1 - random.nextInt(back));
  }

  /** Mostly of the kind of the record that it is about. */
  private static Correction correction(
      SplittableRandom random, RevisionLog log, TradeId of, UserId user, List<TradeId> sent) {
    TradeRecord target = log.record(of);
    boolean any = target == null || random.nextInt(12) == 0;
    while (true) {
      Transaction said =
          RandomTradesTest.record(random, user, 0, new ArrayList<>(sent)).transaction();
      if (any || said.getClass() == target.transaction().getClass()) {
        return correction(said);
      }
    }
  }

  private static Correction correction(Transaction said) {
    if (said instanceof Trade trade) {
      return new Correction.OfTrade(trade.side(), trade.quantity(), trade.price(), trade.fee());
    }
    if (said instanceof Transfer transfer) {
      return new Correction.OfTransfer(
          transfer.direction(), transfer.quantity(), transfer.costBasis());
    }
    CashMovement cash = (CashMovement) said;
    return new Correction.OfCash(cash.kind(), cash.amount());
  }
}
