package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
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
  private static final Shares MOST_SHARES = Shares.of(Position.MAX_QUANTITY);

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
      within &= isWithin(move, positions.apply(move.instrumentId()));
    }
    return within ? outcome : ActionOutcome.OUT_OF_RANGE;
  }

  private static boolean isWithin(PositionMove move, Position before) {
    Shares quantity = Shares.of(before.quantity()).plus(move.quantity());
    Shares abs = quantity.signum() < 0 ? Shares.ZERO.minus(quantity) : quantity;
    return abs.compareTo(MOST_SHARES) <= 0
        && before.costBasis().plus(move.cost()).abs().compareTo(Position.MAX_COST) <= 0
        && isWithin(move.realizedPnl());
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
    Money gone = lot.isEmpty() ? lot.cost() : Money.ZERO;
    return ActionOutcome.of(
        lot.cash(),
        new PositionMove(
            held.instrumentId(),
            lot.quantity().minus(Shares.of(held.quantity())),
            lot.cost().minus(gone).minus(held.costBasis()),
            lot.realized().minus(gone)));
  }

  private static ActionOutcome spinOff(MarketEffect.SpinOff spinOff, Position held, Position at) {
    Money cost = part(held.costBasis(), spinOff.costShare());
    Lot lot = Lot.of(held.quantity(), cost, spinOff.from(), spinOff.to(), spinOff.cashPrice());
    if (lot.isEmpty() && spinOff.cashPrice() == null) {
      return ActionOutcome.NONE;
    }
    return ActionOutcome.of(
        lot.cash(),
        new PositionMove(held.instrumentId(), Shares.ZERO, cost.negated(), Money.ZERO),
        arrive(lot, at));
  }

  private static ActionOutcome merge(MarketEffect.Merger merger, Position held, Position at) {
    Money cost = part(held.costBasis(), merger.costShare());
    Lot lot = Lot.of(held.quantity(), cost, merger.from(), merger.to(), merger.cashPrice());
    if (lot.isEmpty() && merger.cashPrice() == null) {
      return endForCash(merger, held);
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

  /**
   * What a lot does to the position that it arrives at: as {@link PositionChange#ofArrival} does
   * with shares that are transferred in, but that these, and what is moved, may be beyond a long.
   */
  private static PositionMove arrive(Lot lot, Position at) {
    Money cost = lot.cost();
    Money realized = lot.realized();
    if (at.quantity().signum() * lot.quantity().signum() < 0) {
      BigInteger held = BigInteger.valueOf(at.quantity().billionths()).abs();
      BigInteger arriving = lot.quantity().billionths().abs();
      BigInteger closing = held.min(arriving);
      Money removed = Lot.share(at.costBasis(), closing, held);
      Money closed = Lot.share(lot.cost(), closing, arriving);
      cost = cost.minus(closed).minus(removed);
      realized = realized.minus(closed).minus(removed);
    }
    return new PositionMove(at.instrumentId(), lot.quantity(), cost, realized);
  }

  private static Money part(Money amount, long share) {
    return Lot.share(amount, BigInteger.valueOf(share), WHOLE);
  }
}
