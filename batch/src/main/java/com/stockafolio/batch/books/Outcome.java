package com.stockafolio.batch.books;

import com.stockafolio.batch.market.Effect;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an action of the market does to a user who holds the stock: each amount is rounded half-even
 * once. Where anything would pass a bound, nothing is done at all.
 *
 * @param moves what it moves positions by, none that is nothing
 * @param cash what comes in, in 1e-8 dollars; negative where it goes out
 * @param income the part of it that is income
 * @param outOfRange whether it does nothing as it would pass a bound
 */
record Outcome(List<Move> moves, long cash, long income, boolean outOfRange) {
  private static final Outcome BEYOND = new Outcome(List.of(), 0, 0, true);
  private static final BigInteger SHARE = BigInteger.valueOf(1_000_000_000);

  /** So many 1e-18 dollars are 1e-8. */
  private static final BigInteger UNIT = BigInteger.TEN.pow(10);

  private static final BigInteger MOST_SHARES = BigInteger.valueOf(9).multiply(SHARE.pow(2));
  private static final BigInteger MOST_DOLLARS = BigInteger.TEN.pow(18).multiply(big(9));

  /**
   * By how much a position changes.
   *
   * @param quantity by how much it rises, in 1e-9 shares
   * @param costBefore in 1e-8 dollars; its change may be more than a long counts
   * @param cost that after it
   * @param realized in 1e-8 dollars
   */
  record Move(int instrument, long quantity, long costBefore, long cost, long realized) {
    boolean isNone() {
      return quantity == 0 && cost == costBefore && realized == 0;
    }
  }

  /** A position at hand, changed step by step. */
  private static final class Held {
    private final int instrument;
    private final BigInteger quantityBefore;
    private final BigInteger costBefore;
    private BigInteger quantity;
    private BigInteger cost;
    private BigInteger realized = BigInteger.ZERO;
    private boolean beyond;

    Held(int instrument, long quantity, long cost) {
      this.instrument = instrument;
      this.quantity = quantityBefore = big(quantity);
      this.cost = costBefore = big(cost);
    }

    boolean isWithin() {
      return !beyond
          && Outcome.isWithin(quantity, MOST_SHARES)
          && Outcome.isWithin(cost, MOST_DOLLARS)
          && Outcome.isWithin(realized, MOST_DOLLARS);
    }

    Move move() {
      return new Move(
          instrument,
          quantity.subtract(quantityBefore).longValueExact(),
          costBefore.longValueExact(),
          cost.longValueExact(),
          realized.longValueExact());
    }

    /**
     * Shares come in at a cost; those that close others realise what these cost against it. Neither
     * they nor that may be beyond a bound, whatever they are added to.
     */
    void receive(BigInteger shares, BigInteger at) {
      BigInteger left = at;
      beyond = !Outcome.isWithin(shares, MOST_SHARES);
      if (quantity.signum() * shares.signum() < 0) {
        BigInteger closing = quantity.abs().min(shares.abs());
        BigInteger gone = ratio(cost, closing, quantity.abs());
        BigInteger paid = ratio(at, closing, shares.abs());
        cost = cost.subtract(gone);
        left = at.subtract(paid);
        BigInteger gain = gone.add(paid).negate();
        beyond |= !Outcome.isWithin(gain, MOST_DOLLARS);
        realized = realized.add(gain);
      }
      quantity = quantity.add(shares);
      cost = cost.add(left);
    }
  }

  /**
   * Decides it.
   *
   * @param quantity what is held of the stock, in 1e-9 shares, not 0
   * @param cost what that cost, in 1e-8 dollars
   * @param otherQuantity what is held of the stock that is handed out
   * @param otherCost what that cost
   */
  static Outcome of(Effect effect, long quantity, long cost, long otherQuantity, long otherCost) {
    Held held = new Held(effect.stock(), quantity, cost);
    Held other = new Held(effect.other(), otherQuantity, otherCost);
    BigInteger cash = BigInteger.ZERO;
    BigInteger income = BigInteger.ZERO;
    switch (effect.type()) {
      case SPLIT -> cash = split(effect, held);
      case DIVIDEND -> {
        cash = ratio(held.quantity, big(effect.perShare()), UNIT);
        income = cash;
      }
      case SPINOFF -> {
        if (handsOut(effect, held.quantity)) {
          BigInteger moved = ratio(held.cost, big(effect.costShare()), SHARE);
          BigInteger shares = held.quantity;
          held.cost = held.cost.subtract(moved);
          cash = handOut(effect, shares, moved, other);
        }
      }
      case MERGER -> cash = merge(effect, held, other);
      default -> {
        // A renaming is an entry that moves nothing.
      }
    }
    if (!held.isWithin() || !other.isWithin() || !isWithin(cash, MOST_DOLLARS)) {
      return BEYOND;
    }
    List<Move> moves = Stream.of(held.move(), other.move()).filter(move -> !move.isNone()).toList();
    return new Outcome(moves, cash.longValueExact(), income.longValueExact(), false);
  }

  private static BigInteger split(Effect effect, Held held) {
    BigInteger due = held.quantity.multiply(big(effect.to()));
    Part part = Part.of(effect, due, held.cost);
    held.quantity = part.shares();
    held.realized = part.inLieu().subtract(part.cost());
    held.cost = held.cost.subtract(part.cost());
    if (held.quantity.signum() == 0) {
      held.realized = held.realized.subtract(held.cost);
      held.cost = BigInteger.ZERO;
    }
    return part.inLieu();
  }

  private static BigInteger merge(Effect effect, Held held, Held other) {
    BigInteger cash = ratio(held.quantity, big(effect.perShare()), UNIT);
    boolean handsOut = effect.other() != 0 && handsOut(effect, held.quantity);
    BigInteger goesOn =
        handsOut ? ratio(held.cost, big(effect.costShare()), SHARE) : BigInteger.ZERO;
    BigInteger shares = held.quantity;
    held.realized = cash.subtract(held.cost).add(goesOn);
    held.quantity = BigInteger.ZERO;
    held.cost = BigInteger.ZERO;
    return handsOut ? cash.add(handOut(effect, shares, goesOn, other)) : cash;
  }

  /** Whether there is a share, or cash in lieu of a part of one. */
  private static boolean handsOut(Effect effect, BigInteger quantity) {
    return effect.cashPrice() > 0
        || quantity.abs().multiply(big(effect.to())).compareTo(big(effect.from())) >= 0;
  }

  private static BigInteger handOut(Effect effect, BigInteger of, BigInteger cost, Held to) {
    Part part = Part.of(effect, of.multiply(big(effect.to())), cost);
    to.realized = part.inLieu().subtract(part.cost());
    if (part.shares().signum() != 0) {
      to.receive(part.shares(), cost.subtract(part.cost()));
    }
    return part.inLieu();
  }

  /**
   * What is due, as shares and a part of one.
   *
   * @param shares in 1e-9
   * @param inLieu what is paid for the part of a share
   * @param cost the part's of the cost
   */
  private record Part(BigInteger shares, BigInteger inLieu, BigInteger cost) {
    /**
     * Divides it.
     *
     * @param due times {@code from}
     */
    static Part of(Effect effect, BigInteger due, BigInteger cost) {
      BigInteger from = big(effect.from());
      if (effect.cashPrice() == 0) {
        return new Part(due.divide(from), BigInteger.ZERO, BigInteger.ZERO);
      }
      BigInteger fraction = due.remainder(from.multiply(SHARE));
      return new Part(
          due.subtract(fraction).divide(from),
          ratio(fraction, big(effect.cashPrice()), from.multiply(UNIT)),
          ratio(cost, fraction.abs(), due.abs()));
    }
  }

  private static boolean isWithin(BigInteger amount, BigInteger most) {
    return amount.abs().compareTo(most) <= 0;
  }

  /** {@code amount * part / whole}, rounded half-even; the whole is positive. */
  private static BigInteger ratio(BigInteger amount, BigInteger part, BigInteger whole) {
    BigInteger[] divided = amount.multiply(part).divideAndRemainder(whole);
    int half = divided[1].abs().shiftLeft(1).compareTo(whole);
    boolean away = half > 0 || half == 0 && divided[0].testBit(0);
    return away ? divided[0].add(big(divided[1].signum())) : divided[0];
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
