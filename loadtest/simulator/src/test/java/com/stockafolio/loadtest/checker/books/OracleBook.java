package com.stockafolio.loadtest.checker.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.checker.books.TradeReader.Reading;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A user's book as simply as it can be said, in BigDecimals, and as the contract's JSON. */
public final class OracleBook {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  /** One position. */
  private static final class Holding {
    BigDecimal shares = ZERO;
    BigDecimal cost = ZERO;
    BigDecimal realized = ZERO;
  }

  private final UUID user;
  private final Map<Integer, Holding> holdings = new TreeMap<>();
  private final List<ObjectNode> trades = new ArrayList<>();
  private BigDecimal tradedValue = ZERO;

  public OracleBook(UUID user) {
    this.user = user;
  }

  public void book(Reading trade, long recordedAt) {
    BigDecimal quantity = BigDecimal.valueOf(trade.quantity(), 9);
    BigDecimal price = BigDecimal.valueOf(trade.price(), 9);
    BigDecimal value = value(quantity, price);
    Holding holding = holdings.computeIfAbsent(trade.stock(), stock -> new Holding());
    BigDecimal realized = ZERO;
    BigDecimal opened = value;
    if (holding.shares.signum() == -trade.sign()) {
      BigDecimal held = holding.shares.abs();
      BigDecimal closing = quantity.min(held);
      BigDecimal removed =
          closing.compareTo(held) == 0
              ? holding.cost.abs()
              : holding.cost.abs().multiply(closing).divide(held, 8, RoundingMode.HALF_EVEN);
      // A long position gains what it is sold for above its cost, a short one the other way.
      BigDecimal closed = value(closing, price);
      realized = closed.subtract(removed);
      if (trade.sign() > 0) {
        realized = realized.negate();
      }
      holding.cost = holding.cost.add(trade.sign() > 0 ? removed : removed.negate());
      opened = value.subtract(closed);
    }
    BigDecimal signed = trade.sign() > 0 ? quantity : quantity.negate();
    holding.shares = holding.shares.add(signed);
    holding.cost = holding.cost.add(trade.sign() > 0 ? opened : opened.negate());
    holding.realized = holding.realized.add(realized);
    tradedValue = tradedValue.add(value);
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("sequence", trades.size() + 1);
    shown.put("tradeId", new UUID(trade.idHigh(), trade.idLow()).toString());
    shown.put("symbol", Samples.STOCKS.get(trade.stock()).symbol());
    shown.put("side", trade.sign() > 0 ? "BUY" : "SELL");
    shown.put("quantity", plain(quantity));
    BigDecimal shortest = price.stripTrailingZeros();
    shown.put("price", shortest.setScale(Math.max(4, shortest.scale())).toPlainString());
    shown.put("value", plain(value));
    shown.put("realizedPnl", plain(realized));
    shown.put("tradedAt", Instant.ofEpochMilli(trade.tradedAt()).toString());
    shown.put("recordedAt", Instant.ofEpochMilli(recordedAt).toString());
    trades.add(shown);
  }

  /** What a position of the stock would cost, and hold, is within the bounds after the trade. */
  boolean takes(Reading trade) {
    OracleBook copy = new OracleBook(user);
    Holding holding = holdings.get(trade.stock());
    if (holding != null) {
      Holding same = new Holding();
      same.shares = holding.shares;
      same.cost = holding.cost;
      copy.holdings.put(trade.stock(), same);
    }
    copy.book(trade, 0);
    Holding after = copy.holdings.get(trade.stock());
    BigDecimal most = BigDecimal.valueOf(90_000_000_000L);
    return copy.tradedValue.compareTo(most) <= 0
        && after.cost.abs().compareTo(most) <= 0
        && after.shares.abs().compareTo(BigDecimal.valueOf(9_000_000_000L)) <= 0;
  }

  private static BigDecimal value(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(8, RoundingMode.HALF_EVEN);
  }

  /** The portfolio with the last 16 trades, as the engine is to answer it. */
  public ObjectNode json() {
    ObjectNode portfolio = JsonNodeFactory.instance.objectNode();
    portfolio.put("userId", user.toString());
    portfolio.put("sequence", trades.size());
    portfolio.set("totals", totals());
    ArrayNode positions = portfolio.putArray("positions");
    holdings.forEach(
        (stock, holding) -> {
          if (holding.shares.signum() != 0) {
            positions.add(position(Samples.STOCKS.get(stock), holding));
          }
        });
    portfolio.putArray("sectors");
    ArrayNode recent = portfolio.putArray("recentTrades");
    for (int i = trades.size() - 1; i >= Math.max(0, trades.size() - 16); i--) {
      recent.add(trades.get(i).deepCopy());
    }
    return portfolio;
  }

  private ObjectNode totals() {
    BigDecimal shares = ZERO;
    BigDecimal cost = ZERO;
    BigDecimal realized = ZERO;
    for (Holding holding : holdings.values()) {
      shares = shares.add(holding.shares.abs());
      cost = cost.add(holding.cost);
      realized = realized.add(holding.realized);
    }
    ObjectNode totals = JsonNodeFactory.instance.objectNode();
    totals.put("sharesHeld", plain(shares));
    totals.put("tradeCount", trades.size());
    totals.put("tradedValue", plain(tradedValue));
    totals.put("costBasis", plain(cost));
    totals.put("realizedPnl", plain(realized));
    totals.put("marketValue", "1.5");
    return totals;
  }

  private static ObjectNode position(Stock stock, Holding holding) {
    ObjectNode position = JsonNodeFactory.instance.objectNode();
    position.put("symbol", stock.symbol());
    position.put("name", stock.name());
    position.put("sector", stock.sector());
    position.put("quantity", plain(holding.shares));
    position.put(
        "averageCost",
        holding.cost.divide(holding.shares, 4, RoundingMode.HALF_EVEN).toPlainString());
    position.put("costBasis", plain(holding.cost));
    position.put("realizedPnl", plain(holding.realized));
    position.put("price", "1.0000");
    return position;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
