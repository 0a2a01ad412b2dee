package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.transaction.Trade;
import java.math.BigInteger;
import java.util.function.IntFunction;

/**
 * The accounting rule for what the market does to those who hold an instrument. Where a position
 * after it would pass a bound, or an amount would, it does nothing at all.
 */
final class ActionRules {
  private static final BigInteger WHOLE = BigInteger.valueOf(MarketAction.WHOLE);

  private ActionRules() {}

  /**
   * What an effect does.
   *
   * @param positions by instrument, as they are before it; that of the instrument that it concerns
   *     is not flat
   */
  static ActionOutcome outcome(MarketEffect effect, IntFunction<Position> positions) {
    ActionOutcome outcome = unbounded(effect, positions);
    boolean within = isWithin(outcome.cash());
    for (PositionMove move : outcome.moves()) {
      within &= isWithin(move.realizedPnl());
    }
    return within ? outcome : ActionOutcome.OUT_OF_RANGE;
  }

  private static boolean isWithin(Money amount) {
    return amount.abs().compareTo(Trade.MAX_VALUE) <= 0;
  }

  private static ActionOutcome unbounded(MarketEffect effect, IntFunction<Position> positions) {
    Position held = positions.apply(effect.instrumentId());
    if (effect instanceof MarketEffect.Split split) {
      return split(split, held);
    }
    if (effect instanceof MarketEffect.Renamed) {
      return ActionOutcome.NONE;
    }
    if (effect instanceof MarketEffect.Dividend dividend) {
      return ActionOutcome.of(Money.product(held.quantity(), dividend.perShare()));
    }
    if (effect instanceof MarketEffect.SpinOff spinOff) {
      return spinOff(spinOff, held, positions.apply(spinOff.newInstrumentId()));
    }
    if (effect instanceof MarketEffect.Merger merger) {
      return merger.newInstrumentId() == 0
          ? endForCash(merger, held)
          : merge(merger, held, positions.apply(merger.newInstrumentId()));
    }
    throw new IllegalArgumentException("nothing that a portfolio meets: " + effect);
  }

  private static ActionOutcome split(MarketEffect.Split split, Position held) {
    Lot lot =
        Lot.of(held.quantity(), held.costBasis(), split.from(), split.to(), split.cashPrice());
    if (lot.isBeyond()) {
      return ActionOutcome.OUT_OF_RANGE;
    }
    Money gone = lot.isEmpty() ? lot.cost() : Money.ZERO;
    return ActionOutcome.of(
        lot.cash(),
        new PositionMove(
            held.instrumentId(),
            new Quantity(lot.quantity().low() - held.quantity().billionths()),
            lot.cost().minus(gone).minus(held.costBasis()),
            lot.realized().minus(gone)));
  }

  private static ActionOutcome spinOff(MarketEffect.SpinOff spinOff, Position held, Position at) {
    Money cost = part(held.costBasis(), spinOff.costShare());
    Lot lot = Lot.of(held.quantity(), cost, spinOff.from(), spinOff.to(), spinOff.cashPrice());
    if (lot.isEmpty() && spinOff.cashPrice() == null) {
      return ActionOutcome.NONE;
    }
    if (isBeyond(lot, at)) {
      return ActionOutcome.OUT_OF_RANGE;
    }
    return ActionOutcome.of(
        lot.cash(),
        new PositionMove(held.instrumentId(), Quantity.ZERO, cost.negated(), Money.ZERO),
        arrive(lot, at));
  }

  private static ActionOutcome merge(MarketEffect.Merger merger, Position held, Position at) {
    Money cost = part(held.costBasis(), merger.costShare());
    Lot lot = Lot.of(held.quantity(), cost, merger.from(), merger.to(), merger.cashPrice());
    if (lot.isEmpty() && merger.cashPrice() == null) {
      return endForCash(merger, held);
    }
    if (isBeyond(lot, at)) {
      return ActionOutcome.OUT_OF_RANGE;
    }
    Money cash = cash(merger, held);
    return ActionOutcome.of(cash.plus(lot.cash()), ended(held, cash, cost), arrive(lot, at));
  }

  private static ActionOutcome endForCash(MarketEffect.Merger merger, Position held) {
    Money cash = cash(merger, held);
    return ActionOutcome.of(cash, ended(held, cash, Money.ZERO));
  }

  private static Money cash(MarketEffect.Merger merger, Position held) {
    return merger.cashPerShare() == null
        ? Money.ZERO
        : Money.product(held.quantity(), merger.cashPerShare());
  }

  /** All shares of an instrument that ends: cost that does not go on is realised against cash. */
  private static PositionMove ended(Position held, Money cash, Money goesOn) {
    Money cost = held.costBasis();
    return new PositionMove(
        held.instrumentId(),
        new Quantity(-held.quantity().billionths()),
        cost.negated(),
        cash.minus(cost.minus(goesOn)));
  }

  /** Whether a lot, what it realises, or the position that it arrives at would pass a bound. */
  private static boolean isBeyond(Lot lot, Position at) {
    if (lot.isEmpty() || lot.isBeyond()) {
      return lot.isBeyond();
    }
    return PositionChange.arrivalViolation(
            at.quantity().billionths(),
            at.costBasis().low(),
            lot.quantity().low(),
            lot.cost().low())
        != null;
  }

  /** What a lot does to the position that it arrives at. */
  private static PositionMove arrive(Lot lot, Position at) {
    long quantity = at.quantity().billionths();
    long cost = at.costBasis().low();
    PositionChange change =
        lot.isEmpty()
            ? new PositionChange(quantity, cost, 0)
            : PositionChange.ofArrival(quantity, cost, lot.quantity().low(), lot.cost().low());
    return new PositionMove(
        at.instrumentId(),
        new Quantity(lot.quantity().low()),
        Money.ofHundredMillionths(change.cost()).minus(at.costBasis()),
        lot.realized().plus(Money.ofHundredMillionths(change.realized())));
  }

  private static Money part(Money amount, long share) {
    return Lot.share(amount, BigInteger.valueOf(share), WHOLE);
  }
}
