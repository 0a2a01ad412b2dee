package com.stockafolio.lots;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.portfolio.FoldSteps;
import com.stockafolio.portfolio.Lot;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Direction;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule of lots: what each entry of a portfolio does to the lots of all its instruments. Shares
 * that arrive against an opposite position close lots of it, at the part of their value that the
 * portfolio itself closes with; a fraction that is paid out is closed after a split has made it,
 * and before a spin-off or a merger lets it arrive. Not thread-safe.
 */
final class LotFold implements FoldSteps {
  private static final BigInteger WHOLE = BigInteger.valueOf(MarketAction.WHOLE);

  private final LotMethod method;
  private final LedgerMarket market;
  private final Map<Integer, LotBook> books = new HashMap<>();

  LotFold(LotMethod method, LedgerMarket market) {
    this.method = method;
    this.market = market;
  }

  /** The lots of an instrument. */
  LotBook lots(int instrumentId) {
    return books.computeIfAbsent(instrumentId, id -> new LotBook(method, List.of()));
  }

  @Override
  public void booked(BookedEntry entry, Portfolio before, Portfolio after) {
    int id = entry.instrumentId();
    if (id == 0) {
      return;
    }
    Position was = before.position(id);
    Position is = after.position(id);
    LotBook.Event by = new LotBook.Event(entry.tradeId(), entry.type(), entry.tradedAtMillis());
    long moved = is.quantity().billionths() - was.quantity().billionths();
    Money net = net(was, is);
    LotBook lots = lots(id);
    if (entry instanceof BookedTransfer transfer && transfer.direction() == Direction.OUT) {
      lots.close(by, lots.take(Math.abs(moved), was.costBasis().minus(is.costBasis())), null);
    } else if (isFlip(was, is)) {
      Money closing = closing(was, realized(was, is));
      arrive(
          by,
          List.of(
              opened(by, -was.quantity().billionths(), closing),
              opened(by, is.quantity().billionths(), net.minus(closing))),
          was,
          is,
          realized(was, is));
    } else {
      arrive(by, List.of(opened(by, moved, net)), was, is, realized(was, is));
    }
    lots.settle(is.costBasis());
  }

  private static OpenLot opened(LotBook.Event by, long quantity, Money cost) {
    return new OpenLot(by.id(), by.type(), by.atMillis(), new Quantity(quantity), cost);
  }

  private static Money realized(Position was, Position is) {
    return is.realizedPnl().minus(was.realizedPnl());
  }

  /** The value of what arrived. */
  private static Money net(Position was, Position is) {
    return is.costBasis().minus(was.costBasis()).minus(realized(was, is));
  }

  /** The part of the value that closed all of a position. */
  private static Money closing(Position was, Money realized) {
    return realized.plus(was.costBasis()).negated();
  }

  private static boolean isFlip(Position was, Position is) {
    return was.quantity().signum() * is.quantity().signum() < 0;
  }

  /**
   * Shares arrive at a position.
   *
   * @param realized what that realised by the average
   */
  private void arrive(
      LotBook.Event by, List<OpenLot> arriving, Position was, Position is, Money realized) {
    LotBook lots = lots(was.instrumentId());
    long moved = is.quantity().billionths() - was.quantity().billionths();
    if (was.quantity().signum() == 0 || was.quantity().signum() == Long.signum(moved)) {
      lots.add(arriving);
      return;
    }
    LotBook incoming = new LotBook(method, arriving);
    boolean flips = isFlip(was, is);
    long shares = flips ? Math.abs(was.quantity().billionths()) : Math.abs(moved);
    Money closing =
        flips
            ? closing(was, realized)
            : arriving.stream().map(OpenLot::cost).reduce(Money.ZERO, Money::plus);
    Money value =
        incoming.takeOldest(shares, closing).stream()
            .map(OpenLot::cost)
            .reduce(Money.ZERO, Money::plus);
    Money removed = flips ? was.costBasis() : was.costBasis().minus(is.costBasis());
    lots.close(by, lots.take(shares, removed), value.negated());
    lots.add(incoming.open());
  }

  @Override
  public void met(RecentAction action, Portfolio before, Portfolio after) {
    if (action.outcome().outOfRange()) {
      return;
    }
    LotBook.Event by =
        new LotBook.Event(action.actionId(), action.type(), action.recordedAtMillis());
    MarketEffect effect = market.effect(action.number());
    int id = effect.instrumentId();
    Position was = before.position(id);
    if (effect instanceof MarketEffect.Split split) {
      split(by, split, was, after.position(id), action.outcome().cash());
    } else if (effect instanceof MarketEffect.SpinOff spinOff) {
      if (!action.outcome().moves().isEmpty()) {
        spinOff(by, spinOff, was, before, after);
      }
    } else if (effect instanceof MarketEffect.Merger merger) {
      merge(by, merger, action.outcome().cash(), before, after);
    }
    lots(id).settle(after.position(id).costBasis());
  }

  private void split(
      LotBook.Event by, MarketEffect.Split split, Position was, Position is, Money cash) {
    LotBook lots = lots(was.instrumentId());
    if (is.quantity().signum() == 0) {
      lots.close(by, lots.takeAll(was.costBasis()), cash);
      return;
    }
    long exact = exact(was, split.from(), split.to());
    lots.scale(exact);
    payOut(
        by,
        lots,
        lots,
        exact,
        is.quantity().billionths(),
        was.costBasis().minus(is.costBasis()),
        cash);
  }

  /** Closes what lies beyond the whole shares. */
  private static void payOut(
      LotBook.Event by,
      LotBook from,
      LotBook told,
      long exact,
      long whole,
      Money cost,
      Money cash) {
    long fraction = Math.abs(exact) - Math.abs(whole);
    if (fraction != 0 || cost.signum() != 0 || cash.signum() != 0) {
      told.close(by, from.take(fraction, cost), cash);
    }
  }

  private void spinOff(
      LotBook.Event by,
      MarketEffect.SpinOff spinOff,
      Position was,
      Portfolio before,
      Portfolio after) {
    Money cost = was.costBasis().minus(after.position(spinOff.instrumentId()).costBasis());
    List<OpenLot> given =
        lots(spinOff.instrumentId()).give(BigInteger.valueOf(spinOff.costShare()), WHOLE, cost);
    hand(
        by,
        given,
        was,
        new Terms(cost, spinOff.from(), spinOff.to(), spinOff.cashPrice()),
        before.position(spinOff.newInstrumentId()),
        after.position(spinOff.newInstrumentId()));
  }

  private void merge(
      LotBook.Event by, MarketEffect.Merger merger, Money cash, Portfolio before, Portfolio after) {
    Position was = before.position(merger.instrumentId());
    LotBook lots = lots(merger.instrumentId());
    BigInteger share = BigInteger.valueOf(merger.costShare());
    Terms terms =
        new Terms(
            Lot.share(was.costBasis(), share, WHOLE),
            merger.from(),
            merger.to(),
            merger.cashPrice());
    boolean goesOn =
        merger.newInstrumentId() != 0 && (terms.cashPrice != null || !terms.of(was).isEmpty());
    if (!goesOn) {
      lots.close(by, lots.takeAll(was.costBasis()), cash);
      return;
    }
    List<OpenLot> given = lots.give(share, WHOLE, terms.cost);
    List<OpenLot> ended = lots.takeAll(was.costBasis().minus(terms.cost));
    if (merger.cashPerShare() != null || ended.stream().anyMatch(lot -> lot.cost().signum() != 0)) {
      lots.close(by, ended, cash.minus(terms.of(was).cash()));
    }
    hand(
        by,
        given,
        was,
        terms,
        before.position(merger.newInstrumentId()),
        after.position(merger.newInstrumentId()));
  }

  /** What is handed out for shares, with what part of their cost. */
  private record Terms(Money cost, int from, int to, Price cashPrice) {
    Lot of(Position held) {
      return Lot.of(held.quantity(), cost, from, to, cashPrice);
    }
  }

  /** Hands out another instrument's shares for the given ones. */
  private void hand(
      LotBook.Event by,
      List<OpenLot> given,
      Position held,
      Terms terms,
      Position was,
      Position is) {
    LotBook lots = lots(was.instrumentId());
    Lot lot = terms.of(held);
    long exact = exact(held, terms.from, terms.to);
    LotBook incoming = new LotBook(method, LotBook.scaled(given, exact));
    if (lot.isEmpty()) {
      lots.close(by, incoming.takeAll(terms.cost), lot.cash());
      return;
    }
    long whole = lot.quantity().billionths().longValueExact();
    payOut(by, incoming, lots, exact, whole, terms.cost.minus(lot.cost()), lot.cash());
    incoming.settle(lot.cost());
    arrive(by, incoming.open(), was, is, realized(was, is).minus(lot.realized()));
    lots.settle(is.costBasis());
  }

  /** The exact quotient, cut toward zero. */
  private static long exact(Position held, int from, int to) {
    return BigInteger.valueOf(held.quantity().billionths())
        .multiply(BigInteger.valueOf(to))
        .divide(BigInteger.valueOf(from))
        .longValueExact();
  }
}
