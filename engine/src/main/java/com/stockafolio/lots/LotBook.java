package com.stockafolio.lots;

import com.stockafolio.amount.Money;
import com.stockafolio.portfolio.Lot;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The lots of one instrument by one method. By {@link LotMethod#AVERAGE} costs are those that the
 * portfolio itself moves, spread over shares; else each lot has its own. Not thread-safe.
 */
final class LotBook {

  /** What opens or closes a lot. */
  record Event(TradeId id, EntryType type, long atMillis) {}

  private static final Comparator<OpenLot> BY_TIME =
      Comparator.comparingLong(OpenLot::acquiredAtMillis);

  private final LotMethod method;

  /** By the time of their acquiring; of those acquired at once, as they came. */
  private List<OpenLot> open;

  private final List<ClosedLot> closed = new ArrayList<>();

  LotBook(LotMethod method, List<OpenLot> open) {
    this.method = method;
    this.open = new ArrayList<>(open);
  }

  List<OpenLot> open() {
    return open;
  }

  List<ClosedLot> closed() {
    return closed;
  }

  /** Opens lots of what came in. */
  void add(List<OpenLot> arriving) {
    open.addAll(arriving);
    open.sort(BY_TIME);
  }

  /**
   * Takes shares out, by the method.
   *
   * @param shares how many, not negative: at most those that are held
   * @param cost what they cost on average
   */
  List<OpenLot> take(long shares, Money cost) {
    return take(inOrder(), shares, cost);
  }

  /** Takes shares out from the oldest on, as {@link #take(long, Money)} does. */
  List<OpenLot> takeOldest(long shares, Money cost) {
    return take(new ArrayList<>(open), shares, cost);
  }

  /** Takes all out, which cost so much on average. */
  List<OpenLot> takeAll(Money cost) {
    List<OpenLot> all = method == LotMethod.AVERAGE ? withCosts(open, cost) : open;
    open = new ArrayList<>();
    return all;
  }

  private List<OpenLot> take(List<OpenLot> order, long shares, Money cost) {
    List<OpenLot> taken = new ArrayList<>();
    long left = shares;
    for (OpenLot lot : order) {
      long held = Math.abs(lot.quantity().billionths());
      if (left == 0) {
        break;
      }
      long part = Math.min(held, left);
      left -= part;
      Money partCost =
          part == held
              ? lot.cost()
              : Lot.share(lot.cost(), BigInteger.valueOf(part), BigInteger.valueOf(held));
      taken.add(cut(lot, part, partCost));
    }
    if (left > 0) {
      throw new IllegalStateException("%d of %d shares are in no lot".formatted(left, shares));
    }
    if (shares == 0 && !order.isEmpty()) {
      taken.add(cut(order.get(0), 0, cost));
    }
    return method == LotMethod.AVERAGE ? withCosts(taken, cost) : taken;
  }

  /** Takes shares, and their cost, out of a lot. */
  private OpenLot cut(OpenLot lot, long shares, Money cost) {
    long quantity = lot.quantity().billionths();
    long part = quantity < 0 ? -shares : shares;
    int at = indexOf(lot);
    if (part == quantity) {
      open.remove(at);
    } else {
      open.set(at, lot.with(quantity - part, lot.cost().minus(cost)));
    }
    return lot.with(part, cost);
  }

  private int indexOf(OpenLot lot) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i) == lot) {
        return i;
      }
    }
    throw new IllegalArgumentException("not open: " + lot);
  }

  private List<OpenLot> inOrder() {
    List<OpenLot> order = new ArrayList<>(open);
    switch (method) {
      case FIFO, AVERAGE -> {}
      case LIFO -> Collections.reverse(order);
      case HIFO -> order.sort(LotBook::byCostOfShare);
    }
    return order;
  }

  /** The one whose share cost more comes first; of a short, whose share brought less. */
  private static int byCostOfShare(OpenLot one, OpenLot other) {
    BigInteger first = one.cost().hundredMillionths().multiply(shares(other));
    return other.cost().hundredMillionths().multiply(shares(one)).compareTo(first);
  }

  private static BigInteger shares(OpenLot lot) {
    return BigInteger.valueOf(Math.abs(lot.quantity().billionths()));
  }

  /**
   * Says of shares that were taken out what became of them.
   *
   * @param proceeds the dollars that they brought; null where they were transferred out
   */
  void close(Event by, List<OpenLot> taken, Money proceeds) {
    List<Money> brought = proceeds == null ? null : spread(proceeds, taken);
    for (int i = 0; i < taken.size(); i++) {
      Money part = brought == null ? null : brought.get(i);
      closed.add(new ClosedLot(taken.get(i), by.id(), by.type(), by.atMillis(), part));
    }
  }

  /** All shares become so many, and keep their cost. */
  void scale(long total) {
    open = new ArrayList<>(scaled(open, total));
  }

  /**
   * Gives a part of the cost away.
   *
   * @param part of {@code whole}
   * @param cost how much that is on average
   * @return the lots with the cost that they gave
   */
  List<OpenLot> give(BigInteger part, BigInteger whole, Money cost) {
    List<OpenLot> given = new ArrayList<>();
    for (OpenLot lot : open) {
      Money own = Lot.share(lot.cost(), part, whole);
      given.add(lot.with(lot.quantity().billionths(), own));
    }
    if (method == LotMethod.AVERAGE) {
      given = withCosts(given, cost);
    }
    for (int i = 0; i < given.size(); i++) {
      OpenLot lot = open.get(i);
      Money left = lot.cost().minus(given.get(i).cost());
      open.set(i, lot.with(lot.quantity().billionths(), left));
    }
    return given;
  }

  /** By the average all that is open costs as much as the portfolio has it. */
  void settle(Money cost) {
    if (method == LotMethod.AVERAGE) {
      open = new ArrayList<>(withCosts(open, cost));
    }
  }

  private static List<OpenLot> withCosts(List<OpenLot> lots, Money cost) {
    List<Money> costs = spread(cost, lots);
    List<OpenLot> changed = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      OpenLot lot = lots.get(i);
      changed.add(lot.with(lot.quantity().billionths(), costs.get(i)));
    }
    return changed;
  }

  /**
   * The lots with so many shares in all, in proportion. One that would have none goes into the next
   * with its cost.
   */
  static List<OpenLot> scaled(List<OpenLot> lots, long total) {
    if (total == 0) {
      return lots.stream().map(lot -> lot.with(0, lot.cost())).toList();
    }
    BigInteger whole = lots.stream().map(LotBook::shares).reduce(BigInteger.ZERO, BigInteger::add);
    List<OpenLot> scaled = new ArrayList<>();
    BigInteger passed = BigInteger.ZERO;
    long given = 0;
    Money carried = Money.ZERO;
    for (OpenLot lot : lots) {
      passed = passed.add(shares(lot));
      long upTo = BigInteger.valueOf(total).multiply(passed).divide(whole).longValueExact();
      carried = carried.plus(lot.cost());
      if (upTo != given) {
        scaled.add(lot.with(upTo - given, carried));
        carried = Money.ZERO;
      }
      given = upTo;
    }
    return scaled;
  }

  /** The amount by shares, so that the parts add up to it; all to the last where there are none. */
  private static List<Money> spread(Money amount, List<OpenLot> lots) {
    BigInteger whole = lots.stream().map(LotBook::shares).reduce(BigInteger.ZERO, BigInteger::add);
    List<Money> parts = new ArrayList<>();
    BigInteger passed = BigInteger.ZERO;
    Money given = Money.ZERO;
    for (OpenLot lot : lots) {
      passed = passed.add(shares(lot));
      boolean last = parts.size() == lots.size() - 1;
      Money upTo =
          last ? amount : whole.signum() == 0 ? Money.ZERO : Lot.share(amount, passed, whole);
      parts.add(upTo.minus(given));
      given = upTo;
    }
    return parts;
  }
}
