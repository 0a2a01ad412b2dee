package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.RandomTradesTest.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The accounting once more, in BigDecimal and plain collections, as slow and plain as can be. */
final class OraclePortfolio {

  private static final BigDecimal COST_BOUND = new BigDecimal("90000000000");
  private static final BigDecimal QUANTITY_BOUND = new BigDecimal("9000000000");

  private static final class Holding {
    BigDecimal quantity = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal realized = BigDecimal.ZERO;
    BigDecimal cash = BigDecimal.ZERO;
  }

  private record Booking(TradeRecord record, BigDecimal realized) {}

  private final Map<Integer, Holding> holdings = new TreeMap<>();
  private final List<Booking> bookings = new ArrayList<>();
  private BigDecimal traded = BigDecimal.ZERO;

  /** The reason to reject, or null. */
  RejectionReason decide(TradeRecord record) {
    Trade trade = record.trade();
    if (Samples.INSTRUMENTS.bySymbol(trade.symbol()) == null) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    for (Booking booking : bookings.subList(Math.max(0, bookings.size() - 16), bookings.size())) {
      if (booking.record().trade().tradeId().equals(trade.tradeId())) {
        return RejectionReason.DUPLICATE;
      }
    }
    Holding holding = holdings.getOrDefault(instrumentId(trade), new Holding());
    BigDecimal value = value(decimal(trade.quantity()), decimal(trade.price()));
    BigDecimal quantity = holding.quantity.add(signed(trade));
    boolean opposes = holding.quantity.signum() * trade.side().sign() < 0;
    BigDecimal cost = opposes ? BigDecimal.ZERO : holding.cost.abs().add(value);
    return value.compareTo(COST_BOUND) > 0
            || cost.compareTo(COST_BOUND) > 0
            || quantity.abs().compareTo(QUANTITY_BOUND) > 0
        ? RejectionReason.OUT_OF_RANGE
        : null;
  }

  void book(TradeRecord record) {
    Trade trade = record.trade();
    Holding holding = holdings.computeIfAbsent(instrumentId(trade), any -> new Holding());
    BigDecimal price = decimal(trade.price());
    BigDecimal signed = signed(trade);
    BigDecimal closes = BigDecimal.ZERO;
    if (holding.quantity.signum() * signed.signum() < 0) {
      closes = signed.abs().min(holding.quantity.abs());
    }
    BigDecimal value = value(signed.abs(), price);
    BigDecimal closedValue = BigDecimal.ZERO;
    BigDecimal realized = BigDecimal.ZERO;
    if (closes.signum() > 0) {
      BigDecimal side = BigDecimal.valueOf(holding.quantity.signum());
      BigDecimal removed =
          holding.cost.multiply(closes).divide(holding.quantity.abs(), 8, RoundingMode.HALF_EVEN);
      closedValue = value(closes, price);
      realized = closedValue.multiply(side).subtract(removed);
      holding.cost = holding.cost.subtract(removed);
      holding.quantity = holding.quantity.subtract(closes.multiply(side));
      holding.realized = holding.realized.add(realized);
    }
    BigDecimal opens = signed.abs().subtract(closes).multiply(BigDecimal.valueOf(signed.signum()));
    holding.quantity = holding.quantity.add(opens);
    BigDecimal sign = BigDecimal.valueOf(signed.signum());
    holding.cost = holding.cost.add(value.subtract(closedValue).multiply(sign));
    holding.cash = holding.cash.add(value.multiply(sign));
    traded = traded.add(value);
    bookings.add(new Booking(record, realized));
  }

  /** Compares what the trade changed, and the identity of its position. */
  void checkTouched(Portfolio actual, TradeRecord record) {
    int id = instrumentId(record.trade());
    Position position = actual.position(id);
    checkPosition(position, holdings.get(id));
    assertThat(actual.sequence()).isEqualTo(bookings.size());
    checkRecent(actual.latestTrade(), bookings.size());
    same(actual.totals().tradedValue(), traded);
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
    assertThat(totals.tradeCount()).isEqualTo(bookings.size());
    List<RecentTrade> recent = actual.recentTrades();
    assertThat(recent).hasSize(Math.min(16, bookings.size()));
    for (int back = 0; back < recent.size(); back++) {
      checkRecent(recent.get(back), bookings.size() - back);
    }
  }

  private void checkRecent(RecentTrade actual, int sequence) {
    Booking booking = bookings.get(sequence - 1);
    Trade trade = booking.record().trade();
    assertThat(actual)
        .isEqualTo(
            new RecentTrade(
                sequence,
                booking.record().offset(),
                trade.tradeId(),
                instrumentId(trade),
                trade.side(),
                trade.quantity(),
                trade.price(),
                Money.product(trade.quantity(), trade.price()),
                actual.realizedPnl(),
                trade.tradedAtMillis(),
                booking.record().recordedAtMillis()));
    same(actual.realizedPnl(), booking.realized());
  }

  private static void checkPosition(Position actual, Holding expected) {
    same(actual.quantity(), expected.quantity);
    same(actual.costBasis(), expected.cost);
    same(actual.realizedPnl(), expected.realized);
    same(actual.costBasis().minus(actual.realizedPnl()), expected.cash);
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

  private static BigDecimal value(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(8, RoundingMode.HALF_EVEN);
  }

  private static int instrumentId(Trade trade) {
    return Samples.INSTRUMENTS.bySymbol(trade.symbol()).id();
  }

  private static BigDecimal signed(Trade trade) {
    return decimal(trade.quantity()).multiply(BigDecimal.valueOf(trade.side().sign()));
  }
}
