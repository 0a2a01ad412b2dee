package com.stockafolio.entry;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import java.util.List;

/**
 * What an action of the market did to a portfolio.
 *
 * @param moves what it moved positions by, that of the instrument that it names first; none that
 *     moved nothing, and one of an instrument at most
 * @param cash the dollars that came in; negative where they went out
 * @param outOfRange whether it moved nothing because an amount, or a position after it, would have
 *     passed its bound
 */
public record ActionOutcome(List<PositionMove> moves, Money cash, boolean outOfRange) {

  /** One that moves nothing. */
  public static final ActionOutcome NONE = new ActionOutcome(List.of(), Money.ZERO, false);

  /** One that would pass a bound, and so moves nothing. */
  public static final ActionOutcome OUT_OF_RANGE = new ActionOutcome(List.of(), Money.ZERO, true);

  /** Copies the list, and checks that nothing moved that is out of range, and nothing twice. */
  public ActionOutcome {
    moves = List.copyOf(moves);
    requireNonNull(cash, "cash");
    if (outOfRange && (!moves.isEmpty() || cash.signum() != 0)) {
      throw new IllegalArgumentException("out of range, and yet something moved");
    }
    if (moves.stream().map(PositionMove::instrumentId).distinct().count() < moves.size()) {
      throw new IllegalArgumentException("an instrument is moved twice: " + moves);
    }
  }

  /** Of these moves those that moved something. */
  public static ActionOutcome of(Money cash, PositionMove... moves) {
    List<PositionMove> done = List.of(moves).stream().filter(move -> !move.isNone()).toList();
    return new ActionOutcome(done, cash, false);
  }
}
