package com.stockafolio.loadtest.preload;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.loadtest.simulator.market.PreloadedTrades;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.PortfolioContent;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** The portfolio that a user's preloaded trades lead to: purchases alone, so that sums suffice. */
final class PreloadedPortfolio {
  private final TreeMap<Integer, Position> positions = new TreeMap<>();
  private final Deque<RecentTrade> newestFirst = new ArrayDeque<>();
  private Money tradedValue = Money.ZERO;
  private long sequence;

  private PreloadedPortfolio() {}

  static Portfolio of(UserId user, PreloadedTrades trades, int index) {
    PreloadedPortfolio portfolio = new PreloadedPortfolio();
    trades.forEach(index, portfolio::take);
    List<Position> held = new ArrayList<>(portfolio.positions.values());
    return Portfolio.restored(
        user,
        new PortfolioContent(
            portfolio.sequence,
            portfolio.sequence,
            portfolio.tradedValue,
            portfolio.tradedValue.negated(),
            Money.ZERO,
            List.copyOf(portfolio.newestFirst),
            held));
  }

  private void take(PreloadedTrades.Purchase purchase) {
    int instrument = purchase.instrument().id();
    Quantity quantity = new Quantity(purchase.quantity());
    Price price = new Price(purchase.price());
    Money value = Money.product(quantity, price);
    positions.merge(
        instrument,
        new Position(instrument, quantity, value, Money.ZERO),
        (held, more) ->
            new Position(
                instrument,
                new Quantity(held.quantity().billionths() + more.quantity().billionths()),
                held.costBasis().plus(more.costBasis()),
                Money.ZERO));
    tradedValue = tradedValue.plus(value);
    sequence++;
    newestFirst.addFirst(
        new RecentTrade(
            sequence,
            Preloader.COVERED,
            new TradeId(purchase.idHigh(), purchase.idLow()),
            instrument,
            Side.BUY,
            quantity,
            price,
            Money.ZERO,
            value,
            Money.ZERO,
            purchase.atMillis(),
            purchase.atMillis()));
    if (newestFirst.size() > Portfolio.RECENT_ENTRIES) {
      newestFirst.removeLast();
    }
  }
}
