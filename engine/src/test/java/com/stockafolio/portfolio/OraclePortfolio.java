package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.RandomTradesTest.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The accounting once more, in BigDecimal and plain collections, as slow and plain as can be. Long,
 * as all its rules work on one set of books.
 */
final class OraclePortfolio {

  static final BigDecimal BOUND = new BigDecimal("90000000000");
  static final BigDecimal QUANTITY_BOUND = new BigDecimal("9000000000");

  static final class Holding {
    BigDecimal quantity = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal realized = BigDecimal.ZERO;

    /** What trades, transfers and actions put in, less what they took out. */
    BigDecimal put = BigDecimal.ZERO;

    void become(Effect effect) {
      quantity = effect.quantity();
      cost = effect.cost();
      realized = realized.add(effect.realized());
      put = put.add(effect.put());
    }
  }

  /** What a record would do: the position afterwards, what it realises, what it puts in. */
  record Effect(BigDecimal quantity, BigDecimal cost, BigDecimal realized, BigDecimal put) {
    boolean isWithinBounds() {
      return quantity.abs().compareTo(QUANTITY_BOUND) <= 0
          && cost.abs().compareTo(BOUND) <= 0
          && realized.abs().compareTo(BOUND) <= 0;
    }
  }

  /** The user's record, or the number of an action. */
  private record Booking(
      TradeRecord record, int number, BigDecimal realized, BigDecimal put, BigDecimal cash) {}

  private final Map<Integer, Holding> holdings = new TreeMap<>();
  private final List<Booking> bookings = new ArrayList<>();
  private BigDecimal traded = BigDecimal.ZERO;
  private BigDecimal cash = BigDecimal.ZERO;
  private BigDecimal income = BigDecimal.ZERO;
  private int trades;

  /** The reason to reject, or null. */
  RejectionReason decide(TradeRecord record, Instruments instruments) {
    Transaction what = record.transaction();
    if (symbol(what) != null && instruments.bySymbol(symbol(what)) == null) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    if (recentIds().contains(what.tradeId())) {
      return RejectionReason.DUPLICATE;
    }
    if (what instanceof Trade trade
        && !isAllowed(
            trade,
            holdings.getOrDefault(instrumentId(what), new Holding()),
            instruments.bySymbol(trade.symbol()).status())) {
      return RejectionReason.NOT_TRADABLE;
    }
    return bound(record);
  }

  /** The reason for which what is held stands against the record, or null. */
  RejectionReason bound(TradeRecord record) {
    Transaction what = record.transaction();
    if (what instanceof CashMovement) {
      return null;
    }
    Holding holding = holdings.getOrDefault(instrumentId(what), new Holding());
    if (what instanceof Transfer transfer && transfer.direction() == Direction.OUT) {
      BigDecimal quantity = decimal(transfer.quantity());
      boolean held =
          quantity.signum() == holding.quantity.signum()
              && quantity.abs().compareTo(holding.quantity.abs()) <= 0;
      return held ? null : RejectionReason.NOT_HELD;
    }
    if (what instanceof Trade trade
        && value(decimal(trade.quantity()), decimal(trade.price())).compareTo(BOUND) > 0) {
      return RejectionReason.OUT_OF_RANGE;
    }
    Effect effect = effect(holding, what);
    return effect.quantity().abs().compareTo(QUANTITY_BOUND) > 0
            || effect.cost().abs().compareTo(BOUND) > 0 && grows(holding, effect)
            || effect.realized().abs().compareTo(BOUND) > 0
        ? RejectionReason.OUT_OF_RANGE
        : null;
  }

  /** The ids of the user's own last 16 records, newest first. */
  List<TradeId> recentIds() {
    List<TradeId> ids = new ArrayList<>();
    for (int i = bookings.size() - 1; i >= 0 && ids.size() < 16; i--) {
      if (bookings.get(i).record() != null) {
        ids.add(bookings.get(i).record().transaction().tradeId());
      }
    }
    return ids;
  }

  private static boolean isAllowed(Trade trade, Holding holding, InstrumentStatus status) {
    BigDecimal signed = decimal(trade.quantity()).multiply(sign(trade.side().sign()));
    return status == InstrumentStatus.ACTIVE
        || status == InstrumentStatus.CLOSING_ONLY
            && closes(holding, signed).compareTo(signed.abs()) == 0;
  }

  /** Meets an action; says whether it found a position. */
  boolean meet(int number, MarketEffect effect) {
    if (effect.instrumentId() == 0
        || !holdings.containsKey(effect.instrumentId())
        || holdings.get(effect.instrumentId()).quantity.signum() == 0) {
      return false;
    }
    OracleAction action = new OracleAction(holdings);
    if (action.isDone(effect)) {
      action
          .changes()
          .forEach(
              (id, change) -> {
                holdings.computeIfAbsent(id, any -> new Holding()).become(change);
              });
      cash = cash.add(action.cash());
      income = income.add(action.income());
      bookings.add(new Booking(null, number, action.realized(), null, action.cash()));
    } else {
      bookings.add(new Booking(null, number, BigDecimal.ZERO, null, BigDecimal.ZERO));
    }
    return true;
  }

  /** A partial close leaves less cost than there was. */
  private static boolean grows(Holding before, Effect after) {
    return after.cost().abs().compareTo(before.cost.abs()) > 0
        || after.quantity().signum() != before.quantity.signum();
  }

  private Effect effect(Holding holding, Transaction what) {
    if (what instanceof Trade trade) {
      BigDecimal signed = decimal(trade.quantity()).multiply(sign(trade.side().sign()));
      BigDecimal gross = value(decimal(trade.quantity()), decimal(trade.price()));
      BigDecimal put = gross.multiply(sign(trade.side().sign())).add(decimal(trade.fee()));
      BigDecimal closes = closes(holding, signed);
      BigDecimal closed =
          value(closes, decimal(trade.price()))
              .multiply(sign(trade.side().sign()))
              .add(share(decimal(trade.fee()), closes, signed.abs()));
      return arrives(holding, signed, put, closes.compareTo(signed.abs()) == 0 ? put : closed);
    }
    Transfer transfer = (Transfer) what;
    BigDecimal signed = decimal(transfer.quantity());
    if (transfer.direction() == Direction.OUT) {
      BigDecimal moved = share(holding.cost, signed.abs(), holding.quantity.abs());
      return new Effect(
          holding.quantity.subtract(signed),
          holding.cost.subtract(moved),
          BigDecimal.ZERO,
          moved.negate());
    }
    BigDecimal put = decimal(transfer.costBasis());
    return arrives(holding, signed, put, share(put, closes(holding, signed), signed.abs()));
  }

  static BigDecimal closes(Holding holding, BigDecimal signed) {
    return holding.quantity.signum() * signed.signum() < 0
        ? signed.abs().min(holding.quantity.abs())
        : BigDecimal.ZERO;
  }

  /** Shares that come in for what is put in, a part of which closes what is held. */
  static Effect arrives(Holding holding, BigDecimal signed, BigDecimal put, BigDecimal closed) {
    BigDecimal closes = closes(holding, signed);
    if (closes.signum() == 0) {
      return new Effect(holding.quantity.add(signed), holding.cost.add(put), BigDecimal.ZERO, put);
    }
    BigDecimal removed = share(holding.cost, closes, holding.quantity.abs());
    return new Effect(
        holding.quantity.add(signed),
        holding.cost.subtract(removed).add(put.subtract(closed)),
        closed.add(removed).negate(),
        put);
  }

  void book(TradeRecord record) {
    Transaction what = record.transaction();
    BigDecimal realized = BigDecimal.ZERO;
    BigDecimal put = BigDecimal.ZERO;
    if (what instanceof CashMovement movement) {
      cash = cash.add(decimal(movement.amount()));
      boolean earned = movement.kind() == CashKind.INTEREST || movement.kind() == CashKind.FEE;
      income = earned ? income.add(decimal(movement.amount())) : income;
    } else {
      Holding holding = holdings.computeIfAbsent(instrumentId(what), any -> new Holding());
      Effect effect = effect(holding, what);
      holding.become(effect);
      realized = effect.realized();
      put = effect.put();
    }
    if (what instanceof Trade trade) {
      traded = traded.add(value(decimal(trade.quantity()), decimal(trade.price())));
      cash = cash.subtract(put);
      trades++;
    }
    bookings.add(new Booking(record, 0, realized, put, null));
  }

  /** Compares what the record changed, and the identity of its position. */
  void checkTouched(Portfolio actual, TradeRecord record) {
    if (symbol(record.transaction()) != null) {
      int id = instrumentId(record.transaction());
      checkPosition(actual.position(id), holdings.get(id));
    }
    assertThat(actual.sequence()).isEqualTo(bookings.size());
    checkRecent(actual.latestEntry(), bookings.size());
    same(actual.totals().tradedValue(), traded);
    same(actual.totals().cash(), cash);
    same(actual.totals().income(), income);
  }

  /** Compares all but the entries; what is flat, and never realised anything, may be missing. */
  void checkHoldings(Portfolio actual) {
    Set<Integer> ids = new TreeSet<>(holdings.keySet());
    actual.positions().forEach(position -> ids.add(position.instrumentId()));
    for (int id : ids) {
      checkPosition(actual.position(id), holdings.getOrDefault(id, new Holding()));
    }
    Totals totals = actual.totals();
    same(totals.tradedValue(), traded);
    assertThat(totals.tradeCount()).isEqualTo(trades);
    same(totals.cash(), cash);
    same(totals.income(), income);
  }

  void checkAll(Portfolio actual) {
    assertThat(actual.positions())
        .extracting(Position::instrumentId)
        .containsExactlyElementsOf(holdings.keySet());
    BigDecimal shares = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal realized = BigDecimal.ZERO;
    for (Position position : actual.positions()) {
      Holding holding = holdings.get(position.instrumentId());
      checkPosition(position, holding);
      shares = shares.add(holding.quantity.abs());
      cost = cost.add(holding.cost);
      realized = realized.add(holding.realized);
    }
    Totals totals = actual.totals();
    same(totals.sharesHeld(), shares);
    same(totals.costBasis(), cost);
    same(totals.realizedPnl(), realized);
    same(totals.tradedValue(), traded);
    assertThat(totals.tradeCount()).isEqualTo(trades);
    same(totals.cash(), cash);
    same(totals.income(), income);
    assertThat(actual.recentIds()).isEqualTo(recentIds());
    List<RecentEntry> recent = actual.recentEntries();
    assertThat(recent).hasSize(Math.min(16, bookings.size()));
    for (int back = 0; back < recent.size(); back++) {
      checkRecent(recent.get(back), bookings.size() - back);
    }
  }

  private void checkRecent(RecentEntry actual, int sequence) {
    Booking booking = bookings.get(sequence - 1);
    TradeRecord record = booking.record();
    assertThat(actual.sequence()).isEqualTo(sequence);
    if (record == null) {
      checkAction((RecentAction) actual, booking);
      return;
    }
    assertThat(actual.offset()).isEqualTo(record.offset());
    assertThat(actual.recordedAtMillis()).isEqualTo(record.recordedAtMillis());
    assertThat(actual.tradeId()).isEqualTo(record.transaction().tradeId());
    assertThat(actual.tradedAtMillis()).isEqualTo(record.transaction().tradedAtMillis());
    if (record.transaction() instanceof Trade trade) {
      RecentTrade recent = (RecentTrade) actual;
      assertThat(recent.instrumentId()).isEqualTo(instrumentId(trade));
      assertThat(recent.side()).isEqualTo(trade.side());
      assertThat(recent.quantity()).isEqualTo(trade.quantity());
      assertThat(recent.price()).isEqualTo(trade.price());
      assertThat(recent.fee()).isEqualTo(trade.fee());
      same(recent.value(), value(decimal(trade.quantity()), decimal(trade.price())));
      same(recent.netValue(), booking.put());
      same(recent.realizedPnl(), booking.realized());
    } else if (record.transaction() instanceof CashMovement movement) {
      RecentCash recent = (RecentCash) actual;
      assertThat(recent.kind()).isEqualTo(movement.kind());
      assertThat(recent.amount()).isEqualTo(movement.amount());
    } else {
      Transfer transfer = (Transfer) record.transaction();
      RecentTransfer recent = (RecentTransfer) actual;
      assertThat(recent.instrumentId()).isEqualTo(instrumentId(transfer));
      assertThat(recent.direction()).isEqualTo(transfer.direction());
      assertThat(recent.quantity()).isEqualTo(transfer.quantity());
      boolean in = transfer.direction() == Direction.IN;
      same(recent.cost(), in ? booking.put() : booking.put().negate());
      same(recent.realizedPnl(), booking.realized());
    }
  }

  private static void checkAction(RecentAction actual, Booking booking) {
    assertThat(actual.number()).isEqualTo(booking.number());
    same(actual.cashMoved(), booking.cash());
    BigDecimal realized = BigDecimal.ZERO;
    for (PositionMove move : actual.moves()) {
      realized = realized.add(decimal(move.realizedPnl()));
    }
    assertThat(realized).isEqualByComparingTo(booking.realized());
  }

  private static void checkPosition(Position actual, Holding expected) {
    same(actual.quantity(), expected.quantity);
    same(actual.costBasis(), expected.cost);
    same(actual.realizedPnl(), expected.realized);
    same(actual.costBasis().minus(actual.realizedPnl()), expected.put);
    if (expected.quantity.signum() == 0) {
      assertThat(actual.averageCost()).isNull();
    } else {
      same(
          actual.averageCost(), expected.cost.divide(expected.quantity, 4, RoundingMode.HALF_EVEN));
    }
  }

  private static void same(Object actual, BigDecimal expected) {
    assertThat(decimal(actual)).isEqualByComparingTo(expected);
  }

  static BigDecimal value(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(8, RoundingMode.HALF_EVEN);
  }

  static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    return amount.multiply(part).divide(whole, 8, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal sign(int sign) {
    return BigDecimal.valueOf(sign);
  }

  private static String symbol(Transaction what) {
    if (what instanceof Trade trade) {
      return trade.symbol();
    }
    return what instanceof Transfer transfer ? transfer.symbol() : null;
  }

  private static int instrumentId(Transaction what) {
    return Samples.INSTRUMENTS.bySymbol(symbol(what)).id();
  }
}
