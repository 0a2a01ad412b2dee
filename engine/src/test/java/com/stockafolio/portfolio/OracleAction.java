package com.stockafolio.portfolio;

import static com.stockafolio.portfolio.RandomTradesTest.decimal;

import com.stockafolio.market.MarketEffect;
import com.stockafolio.portfolio.OraclePortfolio.Effect;
import com.stockafolio.portfolio.OraclePortfolio.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the market does to holdings, once more in BigDecimal: each change spelled out. */
final class OracleAction {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final Map<Integer, Holding> holdings;
  private final Map<Integer, Effect> changes = new LinkedHashMap<>();
  private BigDecimal cash = ZERO;
  private BigDecimal income = ZERO;
  private boolean beyond;

  OracleAction(Map<Integer, Holding> holdings) {
    this.holdings = holdings;
  }

  Map<Integer, Effect> changes() {
    return changes;
  }

  BigDecimal cash() {
    return cash;
  }

  BigDecimal income() {
    return income;
  }

  BigDecimal realized() {
    return changes.values().stream().map(Effect::realized).reduce(ZERO, BigDecimal::add);
  }

  /** Works out the effect; false where it passes a bound. */
  boolean isDone(MarketEffect effect) {
    Holding held = holdings.get(effect.instrumentId());
    if (effect instanceof MarketEffect.Split split) {
      Lot lot = lot(held, held.cost, split.from(), split.to(), split.cashPrice());
      BigDecimal lost = lot.shares.signum() == 0 ? lot.cost : ZERO;
      change(
          split.instrumentId(),
          new Effect(
              lot.shares, lot.cost.subtract(lost), lot.realized.subtract(lost), lot.cash.negate()));
    } else if (effect instanceof MarketEffect.Dividend dividend) {
      cash = OraclePortfolio.value(held.quantity, decimal(dividend.perShare()));
      income = cash;
    } else if (effect instanceof MarketEffect.SpinOff spinOff) {
      BigDecimal cost = part(held.cost, spinOff.costShare());
      Lot lot = lot(held, cost, spinOff.from(), spinOff.to(), spinOff.cashPrice());
      if (lot.shares.signum() != 0 || spinOff.cashPrice() != null) {
        change(
            spinOff.instrumentId(),
            new Effect(held.quantity, held.cost.subtract(cost), ZERO, cost.negate()));
        arrive(spinOff.newInstrumentId(), lot, cost);
      }
    } else if (effect instanceof MarketEffect.Merger merger) {
      merge(merger, held);
    }
    return !beyond
        && cash.abs().compareTo(OraclePortfolio.BOUND) <= 0
        && changes.values().stream().allMatch(Effect::isWithinBounds);
  }

  private void merge(MarketEffect.Merger merger, Holding held) {
    if (merger.cashPerShare() != null) {
      cash = OraclePortfolio.value(held.quantity, decimal(merger.cashPerShare()));
    }
    BigDecimal paid = cash;
    BigDecimal goesOn = ZERO;
    if (merger.newInstrumentId() != 0) {
      BigDecimal cost = part(held.cost, merger.costShare());
      Lot lot = lot(held, cost, merger.from(), merger.to(), merger.cashPrice());
      if (lot.shares.signum() != 0 || merger.cashPrice() != null) {
        arrive(merger.newInstrumentId(), lot, cost);
        goesOn = cost;
      }
    }
    change(
        merger.instrumentId(),
        new Effect(
            ZERO, ZERO, paid.subtract(held.cost.subtract(goesOn)), goesOn.negate().subtract(paid)));
  }

  private void arrive(int instrument, Lot lot, BigDecimal cost) {
    Holding at = holdings.getOrDefault(instrument, new Holding());
    Effect arrival = new Effect(at.quantity, at.cost, ZERO, ZERO);
    if (lot.shares.signum() != 0) {
      BigDecimal closed =
          OraclePortfolio.share(lot.cost, OraclePortfolio.closes(at, lot.shares), lot.shares.abs());
      arrival = OraclePortfolio.arrives(at, lot.shares, lot.cost, closed);
      beyond =
          lot.shares.abs().compareTo(OraclePortfolio.QUANTITY_BOUND) > 0
              || arrival.realized().abs().compareTo(OraclePortfolio.BOUND) > 0;
    }
    change(
        instrument,
        new Effect(
            arrival.quantity(),
            arrival.cost(),
            arrival.realized().add(lot.realized),
            cost.subtract(lot.cash)));
  }

  /** What changes nothing is none. */
  private void change(int instrument, Effect effect) {
    Holding before = holdings.getOrDefault(instrument, new Holding());
    if (effect.quantity().compareTo(before.quantity) != 0
        || effect.cost().compareTo(before.cost) != 0
        || effect.realized().signum() != 0) {
      changes.put(instrument, effect);
    }
  }

  /** Shares, their cost, and what the fraction brought and realised. */
  private record Lot(BigDecimal shares, BigDecimal cost, BigDecimal cash, BigDecimal realized) {}

  private Lot lot(Holding held, BigDecimal cost, int from, int to, Object cashPrice) {
    BigDecimal due = held.quantity.multiply(BigDecimal.valueOf(to));
    BigDecimal by = BigDecimal.valueOf(from);
    if (cashPrice == null) {
      return new Lot(due.divide(by, 9, RoundingMode.DOWN), cost, ZERO, ZERO);
    }
    BigDecimal[] parts = due.divideAndRemainder(by);
    BigDecimal brought =
        parts[1].multiply(decimal(cashPrice)).divide(by, 8, RoundingMode.HALF_EVEN);
    BigDecimal gone = OraclePortfolio.share(cost, parts[1], due);
    cash = cash.add(brought);
    return new Lot(parts[0], cost.subtract(gone), brought, brought.subtract(gone));
  }

  private static BigDecimal part(BigDecimal cost, long share) {
    return cost.multiply(BigDecimal.valueOf(share, 9)).setScale(8, RoundingMode.HALF_EVEN);
  }
}
