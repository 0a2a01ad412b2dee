package com.stockafolio.loadtest.checker.books;

import com.stockafolio.loadtest.checker.market.Effect;
import com.stockafolio.loadtest.checker.source.Stocks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an action does to a position that meets it, each amount rounded half-even once. Nothing at
 * all where it would carry anything beyond a bound.
 */
final class Meeting {
  private static final BigInteger SHARE = BigInteger.valueOf(1_000_000_000);

  /** 1e-9 shares at 1e-9 dollars, in 1e-8 dollars. */
  private static final BigInteger PRODUCT = BigInteger.valueOf(10_000_000_000L);

  private static final BigInteger MOST_SHARES = BigInteger.valueOf(UserBook.MAX_SHARES);
  private static final BigInteger MOST_MONEY = BigInteger.valueOf(UserBook.MAX_MONEY);

  private final Effect effect;
  private final BigInteger shares;
  private final BigInteger cost;
  private final List<Change> changes = new ArrayList<>();
  private boolean beyond;
  private BigInteger cash = BigInteger.ZERO;
  private BigInteger income = BigInteger.ZERO;

  /** A position after it, and what it realised. */
  record Change(int stock, BigInteger shares, BigInteger cost, BigInteger realized) {}

  /** Shares that arrive: what is left of them when the fraction is closed. */
  private record Lot(BigInteger shares, BigInteger cost, BigInteger inLieu, BigInteger realized) {}

  private Meeting(Effect effect, long shares, long cost) {
    this.effect = effect;
    this.shares = BigInteger.valueOf(shares);
    this.cost = BigInteger.valueOf(cost);
  }

  /** What the effect does to a book that holds shares of the stock; null beyond a bound. */
  static Meeting of(Effect effect, UserBook book) {
    int held = book.positionOf(effect.stock());
    Meeting meeting = new Meeting(effect, book.shares(held), book.cost(held));
    int other = effect.newStock() == Stocks.UNKNOWN ? -1 : book.positionOf(effect.newStock());
    BigInteger otherShares = BigInteger.valueOf(other < 0 ? 0 : book.shares(other));
    BigInteger otherCost = BigInteger.valueOf(other < 0 ? 0 : book.cost(other));
    switch (effect.kind()) {
      case SPLIT -> meeting.split();
      case DIVIDEND -> {
        meeting.cash = value(meeting.shares, effect.perShare());
        meeting.income = meeting.cash;
      }
      case SPINOFF -> meeting.spinOff(otherShares, otherCost);
      case MERGER -> meeting.merge(otherShares, otherCost);
      case RENAME, INSTRUMENT -> {}
    }
    return meeting.isWithinBounds() ? meeting : null;
  }

  List<Change> changes() {
    return changes;
  }

  long cash() {
    return cash.longValueExact();
  }

  long income() {
    return income.longValueExact();
  }

  private boolean isWithinBounds() {
    return !beyond
        && isWithin(cash, MOST_MONEY)
        && changes.stream()
            .allMatch(
                change ->
                    isWithin(change.shares(), MOST_SHARES)
                        && isWithin(change.cost(), MOST_MONEY)
                        && isWithin(change.realized(), MOST_MONEY));
  }

  private static boolean isWithin(BigInteger amount, BigInteger most) {
    return amount.abs().compareTo(most) <= 0;
  }

  private void split() {
    Lot lot = lot(cost);
    cash = lot.inLieu();
    boolean gone = lot.shares().signum() == 0;
    changes.add(
        new Change(
            effect.stock(),
            lot.shares(),
            gone ? BigInteger.ZERO : lot.cost(),
            gone ? lot.realized().subtract(lot.cost()) : lot.realized()));
  }

  private void spinOff(BigInteger otherShares, BigInteger otherCost) {
    if (givesNothing()) {
      return;
    }
    BigInteger moved = costShare();
    changes.add(new Change(effect.stock(), shares, cost.subtract(moved), BigInteger.ZERO));
    Lot lot = lot(moved);
    cash = lot.inLieu();
    arrive(lot, otherShares, otherCost);
  }

  private void merge(BigInteger otherShares, BigInteger otherCost) {
    boolean gives = effect.newStock() != Stocks.UNKNOWN && !givesNothing();
    BigInteger goesOn = gives ? costShare() : BigInteger.ZERO;
    cash = value(shares, effect.perShare());
    BigInteger realized = cash.subtract(cost.subtract(goesOn));
    changes.add(new Change(effect.stock(), BigInteger.ZERO, BigInteger.ZERO, realized));
    if (gives) {
      Lot lot = lot(goesOn);
      cash = cash.add(lot.inLieu());
      arrive(lot, otherShares, otherCost);
    }
  }

  private BigInteger costShare() {
    return rounded(cost.multiply(BigInteger.valueOf(effect.costShare())), SHARE);
  }

  /** Whether what is handed out is cut to no share, without cash for it. */
  private boolean givesNothing() {
    return effect.cashPrice() == 0 && exact().divide(from()).signum() == 0;
  }

  /** The shares that are due, in units of 1e-9 divided by {@link #from}. */
  private BigInteger exact() {
    return shares.multiply(BigInteger.valueOf(effect.to()));
  }

  private BigInteger from() {
    return BigInteger.valueOf(effect.from());
  }

  private Lot lot(BigInteger of) {
    BigInteger due = exact();
    if (effect.cashPrice() == 0) {
      return new Lot(due.divide(from()), of, BigInteger.ZERO, BigInteger.ZERO);
    }
    BigInteger[] parts = due.divideAndRemainder(from().multiply(SHARE));
    BigInteger fraction = parts[1];
    BigInteger inLieu =
        rounded(
            fraction.multiply(BigInteger.valueOf(effect.cashPrice())), from().multiply(PRODUCT));
    BigInteger gone = rounded(of.multiply(fraction), due);
    return new Lot(parts[0].multiply(SHARE), of.subtract(gone), inLieu, inLieu.subtract(gone));
  }

  /** The lot closes shares of the other sign first, as a trade of the value of its cost would. */
  private void arrive(Lot lot, BigInteger held, BigInteger heldCost) {
    BigInteger after = held.add(lot.shares());
    beyond = !isWithin(lot.shares(), MOST_SHARES);
    boolean closes = held.signum() * lot.shares().signum() < 0;
    if (!closes) {
      changes.add(new Change(effect.newStock(), after, heldCost.add(lot.cost()), lot.realized()));
      return;
    }
    BigInteger closing = held.abs().min(lot.shares().abs());
    BigInteger removed = rounded(heldCost.multiply(closing), held.abs());
    BigInteger paid = rounded(lot.cost().multiply(closing), lot.shares().abs());
    BigInteger left = heldCost.subtract(removed).add(lot.cost().subtract(paid));
    BigInteger gain = removed.add(paid).negate();
    beyond |= !isWithin(gain, MOST_MONEY);
    changes.add(new Change(effect.newStock(), after, left, lot.realized().add(gain)));
  }

  private static BigInteger value(BigInteger shares, long price) {
    return rounded(shares.multiply(BigInteger.valueOf(price)), PRODUCT);
  }

  private static BigInteger rounded(BigInteger amount, BigInteger by) {
    return new BigDecimal(amount)
        .divide(new BigDecimal(by), 0, RoundingMode.HALF_EVEN)
        .toBigInteger();
  }
}
