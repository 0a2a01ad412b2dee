package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far busts and corrections look back, what they read for it, and why they are refused. */
@Timeout(60)
class RevisionCaseTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final SampleMarket market = new SampleMarket();
  private final RevisionLog log = new RevisionLog(Portfolio.empty(Samples.USER));
  private long offset;
  private long now = 1_800_000_000_000L;

  @Test
  void aTradeOf31DaysAgoIsTakenBackAndOneOfAMillisecondMoreIsNot() {
    TradeId old = buy(100, "10");
    now++;
    TradeId young = buy(50, "16");
    now += 31 * DAY;

    assertThat(reason(bust(old))).isEqualTo(RejectionReason.TOO_OLD);
    assertThat(reason(bust(young))).isNull();
    assertThat(reason(bust(new TradeId(1, 1)))).isEqualTo(RejectionReason.TOO_OLD);
  }

  @Test
  void theWindowEndsAtTheFirstThatIsTooOldEvenWhereOneBeforeItIsNot() {
    now += 2 * DAY;
    TradeId hidden = buy(100, "10");
    now -= 2 * DAY;
    buy(50, "16");
    now += 32 * DAY;
    assertThat(reason(bust(hidden))).isEqualTo(RejectionReason.TOO_OLD);
  }

  @Test
  void ofTheLast100000EntriesEachMayBeTakenBack() {
    TradeId tooOld = buy(1, "10");
    TradeId oldest = buy(1, "10");
    for (int i = 0; i < RevisionCase.MOST_ENTRIES - 2; i++) {
      buy(1, "10");
    }
    assertThat(reason(bust(oldest))).isNull();
    assertThat(reason(bust(tooOld))).isEqualTo(RejectionReason.TOO_OLD);
    assertThat(log.portfolio().position(instrument()).quantity()).hasToString("99999");
  }

  /** What was taken back long after it was booked lies as far back as that. */
  @Test
  void whatHasToBeFoldedAgainFromTooFarBackIsTooOld() {
    TradeId old = buy(100, "10");
    now += 20 * DAY;
    TradeId young = buy(50, "16");
    assertThat(reason(bust(old))).isNull();
    now += 12 * DAY;

    assertThat(reason(bust(young))).isEqualTo(RejectionReason.TOO_OLD);
  }

  /** The page between holds what the first bust took back, so that it must not be begun with. */
  @Test
  void aPageThatStillHoldsWhatALaterBustTookBackIsNotBegunWith() {
    TradeId first = buy(100, "10");
    for (int i = 0; i < 16; i++) {
      buy(1, "20");
    }
    TradeId later = buy(7, "30");
    assertThat(reason(bust(first))).isNull();
    assertThat(reason(bust(later))).isNull();

    assertThat(log.portfolio().position(instrument()).quantity()).hasToString("16");
    assertThat(log.portfolio().totals().costBasis()).hasToString("320");
    assertThat(log.portfolio().totals().tradeCount()).isEqualTo(16);
  }

  @Test
  void aDividendThatFoundNothingFindsWhatABustGivesBack() {
    buy(100, "10");
    TradeId sale = trade(Side.SELL, 100, "11");
    now++;
    market.take(
        new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), Price.parse("0.5")),
        offset++,
        now);
    assertThat(reason(bust(sale))).isNull();

    assertThat(log.portfolio().sequence()).isEqualTo(3);
    assertThat(log.portfolio().totals().income()).hasToString("50");
    assertThat(log.portfolio().totals().cash()).hasToString("-950");
    assertThat(((RecentRevision) log.portfolio().latestEntry()).content().income())
        .hasToString("50");
  }

  @Test
  void theSameBustAgainIsADuplicateAfter16Dividends() {
    TradeId trade = buy(100, "10");
    buy(100, "10");
    TradeRecord bust = bust(trade);
    assertThat(reason(bust)).isNull();
    for (int i = 0; i < 16; i++) {
      market.take(
          new MarketAction.Dividend(new InstrumentName.BySymbol("AAPL"), Price.parse("0.5")),
          offset++,
          now);
    }
    assertThat(reason(bust)).isEqualTo(RejectionReason.DUPLICATE);
  }

  @Test
  void aCorrectionIsCorrectedAndThenTakenBack() {
    TradeId trade = buy(100, "50");
    trade(Side.SELL, 40, "60");
    assertThat(reason(correct(trade, 100, "49.95", "0"))).isNull();
    assertThat(position()).isEqualTo("60 2997 402");
    assertThat(reason(correct(trade, 90, "49.95", "1"))).isNull();
    assertThat(position()).isEqualTo("50 2498.05555556 401.55555556");
    assertThat(log.portfolio().totals().tradedValue()).hasToString("6895.5");
    assertThat(reason(bust(trade))).isNull();
    assertThat(position()).isEqualTo("-40 -2400 0");
    assertThat(log.portfolio().totals().tradeCount()).isEqualTo(1);
    assertThat(reason(correct(trade, 1, "1", "0"))).isEqualTo(RejectionReason.ALREADY_BUSTED);
  }

  @Test
  void aCorrectionOfAnotherKindConflicts() {
    TradeId trade = buy(100, "50");
    Correction cash =
        new Correction.OfCash(CashKind.DEPOSIT, Money.ofHundredMillionths(5_00000000L));
    TradeRecord record = record(new Correct(id(), Samples.USER, trade, cash, now));
    assertThat(reason(record)).isEqualTo(RejectionReason.CONFLICT);
  }

  @Test
  void whatIsYoungIsReadFromNoMorePagesThanItTakes() {
    for (int i = 0; i < 40; i++) {
      buy(1, "10");
    }
    TradeId young = buy(1, "11");
    buy(1, "10");
    RevisionCase revision = new RevisionCase(log.portfolio(), bust(young), market.now());
    assertThat(revision.neededPage()).isEqualTo(32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revision.take(List.of(Portfolio.empty(Samples.USER))));
    assertThat(
            new RevisionCase(log.portfolio(), bust(new TradeId(1, 1)), market.now()).neededPage())
        .as("all of them, to know that there is none")
        .isEqualTo(32);
  }

  /** One that moves many positions is longer than a byte can tell. */
  @Test
  void anEntryOfManyMovesIsReadBackAmongOthers() {
    List<TradeId> ids = new ArrayList<>();
    TradeId first = buy(100, "10");
    for (int i = 0; i < 12; i++) {
      spinOff(i);
    }
    ids.add(first);
    for (int i = 0; i < 3; i++) {
      ids.add(buy(1, "10"));
    }
    assertThat(reason(bust(first))).isNull();
    RecentRevision entry = (RecentRevision) log.portfolio().latestEntry();
    assertThat(entry.moves()).hasSize(13);
    for (int i = 0; i < 10; i++) {
      ids.add(0, buy(1, "10"));
    }
    RandomTradesTest.checkReadBack(log.portfolio());
    assertThat(log.portfolio().recentEntries()).contains(entry);
    BookedRevision booked = entry.bookedBy(Samples.USER);
    assertThat(log.portfolio().recentIds()).contains(booked.tradeId());
    assertThat(reason(bust(ids.get(0)))).isNull();
    assertThat(log.portfolio().position(instrument()).quantity()).hasToString("12");
  }

  private void spinOff(int number) {
    String into = market.now().instruments().byId(100 + number).symbol();
    market.take(
        new MarketAction.SpinOff(
            new InstrumentName.BySymbol("AAPL"),
            new InstrumentName.BySymbol(into),
            new Ratio(1, 1),
            MarketAction.WHOLE / 20,
            null),
        offset++,
        now);
  }

  private TradeId buy(int shares, String price) {
    return trade(Side.BUY, shares, price);
  }

  private TradeId trade(Side side, int shares, String price) {
    TradeId id = id();
    Trade trade =
        new Trade(
            id,
            Samples.USER,
            "AAPL",
            side,
            new Quantity(shares * 1_000_000_000L),
            Price.parse(price),
            now);
    assertThat(log.book(record(trade), market.now())).isInstanceOf(Decision.Accepted.class);
    return id;
  }

  private TradeId id() {
    return new TradeId(77, offset);
  }

  private TradeRecord record(Transaction transaction) {
    return new TradeRecord(offset++, now, transaction);
  }

  private TradeRecord bust(TradeId of) {
    return record(new Bust(id(), Samples.USER, of, "", now));
  }

  private TradeRecord correct(TradeId of, int shares, String price, String fee) {
    Revision correct =
        new Correct(
            id(),
            Samples.USER,
            of,
            new Correction.OfTrade(
                Side.BUY,
                new Quantity(shares * 1_000_000_000L),
                Price.parse(price),
                Money.parse(fee)),
            now);
    return record(correct);
  }

  /** Null where it is booked. */
  private RejectionReason reason(TradeRecord record) {
    return log.revise(record, market.now()) instanceof Decision.Rejected rejected
        ? rejected.reason()
        : null;
  }

  private int instrument() {
    return market.now().instruments().bySymbol("AAPL").id();
  }

  private String position() {
    var position = log.portfolio().position(instrument());
    return position.quantity() + " " + position.costBasis() + " " + position.realizedPnl();
  }
}
