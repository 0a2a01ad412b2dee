package com.stockafolio.loadtest.checker.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.checker.source.Stocks.Stock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

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
  private BigDecimal cash = ZERO;
  private BigDecimal income = ZERO;
  private int sequence;

  public OracleBook(UUID user) {
    this.user = user;
  }

  /** Books a record of any kind. */
  public void book(Reading said, long recordedAt) {
    sequence++;
    BigDecimal money = BigDecimal.valueOf(said.money(), 8);
    BigDecimal quantity = BigDecimal.valueOf(said.quantity(), 9);
    BigDecimal signed = quantity.multiply(BigDecimal.valueOf(said.sign()));
    switch (said.what()) {
      case FUNDS -> cash = cash.add(money);
      case INCOME -> {
        cash = cash.add(money);
        income = income.add(money);
      }
      case TRANSFER_IN ->
          arrive(said.stock(), signed, money, closing -> part(money, closing, quantity));
      case TRANSFER_OUT -> {
        Holding holding = holdings.get(said.stock());
        holding.cost = holding.cost.subtract(part(holding.cost, quantity, holding.shares.abs()));
        holding.shares = holding.shares.subtract(signed);
      }
      case TRADE -> trade(said, recordedAt, money);
    }
  }

  /** A split without a price for fractions; gives whether it is an entry. */
  boolean split(int stock, long from, long to) {
    Holding holding = holdings.get(stock);
    if (holding == null || holding.shares.signum() == 0) {
      return false;
    }
    BigDecimal shares =
        holding
            .shares
            .multiply(BigDecimal.valueOf(to))
            .divide(BigDecimal.valueOf(from), 9, RoundingMode.DOWN);
    if (shares.abs().compareTo(BigDecimal.valueOf(9_000_000_000L)) <= 0) {
      if (shares.signum() == 0) {
        holding.realized = holding.realized.subtract(holding.cost);
        holding.cost = ZERO;
      }
      holding.shares = shares;
    }
    sequence++;
    return true;
  }

  /** A dividend; gives whether it is an entry. */
  boolean dividend(int stock, BigDecimal perShare) {
    Holding holding = holdings.get(stock);
    if (holding == null || holding.shares.signum() == 0) {
      return false;
    }
    BigDecimal paid = value(holding.shares, perShare);
    if (paid.abs().compareTo(BigDecimal.valueOf(90_000_000_000L)) <= 0) {
      cash = cash.add(paid);
      income = income.add(paid);
    }
    sequence++;
    return true;
  }

  /** What is held and was gained, in words: all but the sequence. */
  String standing() {
    StringBuilder words = new StringBuilder();
    holdings.forEach(
        (stock, holding) -> {
          if (holding.shares.signum() != 0 || holding.realized.signum() != 0) {
            words
                .append(stock)
                .append(": ")
                .append(plain(holding.shares))
                .append(" for ")
                .append(plain(holding.cost))
                .append(", realised ")
                .append(plain(holding.realized))
                .append("; ");
          }
        });
    return words
        + "%d trades of %s, cash %s, income %s"
            .formatted(trades.size(), plain(tradedValue), plain(cash), plain(income));
  }

  private void trade(Reading trade, long recordedAt, BigDecimal fee) {
    BigDecimal sign = BigDecimal.valueOf(trade.sign());
    BigDecimal quantity = BigDecimal.valueOf(trade.quantity(), 9);
    BigDecimal price = BigDecimal.valueOf(trade.price(), 9);
    BigDecimal value = value(quantity, price);
    BigDecimal paid = value.multiply(sign).add(fee);
    BigDecimal realized =
        arrive(
            trade.stock(),
            quantity.multiply(sign),
            paid,
            closing -> value(closing, price).multiply(sign).add(part(fee, closing, quantity)));
    tradedValue = tradedValue.add(value);
    cash = cash.subtract(paid);
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("sequence", sequence);
    shown.put("tradeId", new UUID(trade.idHigh(), trade.idLow()).toString());
    shown.put("symbol", Samples.STOCKS.get(trade.stock()).symbol());
    shown.put("side", trade.sign() > 0 ? "BUY" : "SELL");
    shown.put("quantity", plain(quantity));
    BigDecimal shortest = price.stripTrailingZeros();
    shown.put("price", shortest.setScale(Math.max(4, shortest.scale())).toPlainString());
    shown.put("fee", plain(fee));
    shown.put("value", plain(value));
    shown.put("realizedPnl", plain(realized));
    shown.put("tradedAt", Instant.ofEpochMilli(trade.tradedAt()).toString());
    shown.put("recordedAt", Instant.ofEpochMilli(recordedAt).toString());
    trades.add(shown);
  }

  /**
   * Shares come in for what was paid, of which {@code ofClosing} says how much is for those that
   * close some that are held; gives what is realised.
   */
  private BigDecimal arrive(
      int stock, BigDecimal signed, BigDecimal paid, UnaryOperator<BigDecimal> ofClosing) {
    Holding holding = holdings.computeIfAbsent(stock, any -> new Holding());
    BigDecimal realized = ZERO;
    BigDecimal opened = paid;
    if (holding.shares.signum() == -signed.signum()) {
      BigDecimal held = holding.shares.abs();
      BigDecimal closing = signed.abs().min(held);
      BigDecimal closed = closing.compareTo(signed.abs()) == 0 ? paid : ofClosing.apply(closing);
      BigDecimal removed = part(holding.cost, closing, held);
      realized = closed.add(removed).negate();
      holding.cost = holding.cost.subtract(removed);
      opened = paid.subtract(closed);
    }
    holding.shares = holding.shares.add(signed);
    holding.cost = holding.cost.add(opened);
    holding.realized = holding.realized.add(realized);
    return realized;
  }

  private static BigDecimal part(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    return amount.multiply(part).divide(whole, 8, RoundingMode.HALF_EVEN);
  }

  /** What becomes of a record, but for its id. */
  Verdict verdict(Reading said) {
    Holding holding = holdings.getOrDefault(said.stock(), new Holding());
    BigDecimal most = BigDecimal.valueOf(90_000_000_000L);
    switch (said.what()) {
      case FUNDS, INCOME -> {
        return Verdict.BOOKED;
      }
      case TRANSFER_OUT -> {
        BigDecimal quantity = BigDecimal.valueOf(said.quantity(), 9);
        boolean held =
            holding.shares.signum() == said.sign() && quantity.compareTo(holding.shares.abs()) <= 0;
        return held ? Verdict.BOOKED : Verdict.NOT_HELD;
      }
      default -> {}
    }
    OracleBook copy = new OracleBook(user);
    Holding same = new Holding();
    same.shares = holding.shares;
    same.cost = holding.cost;
    copy.holdings.put(said.stock(), same);
    copy.book(said, 0);
    boolean grows = same.shares.signum() != holding.shares.signum() || same.realized.signum() == 0;
    return copy.tradedValue.compareTo(most) <= 0
            && (!grows || same.cost.abs().compareTo(most) <= 0)
            && same.realized.abs().compareTo(most) <= 0
            && same.shares.abs().compareTo(BigDecimal.valueOf(9_000_000_000L)) <= 0
        ? Verdict.BOOKED
        : Verdict.OUT_OF_RANGE;
  }

  private static BigDecimal value(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(8, RoundingMode.HALF_EVEN);
  }

  /** The portfolio with the trades among the last 16 records, as the engine is to answer it. */
  public ObjectNode json() {
    ObjectNode portfolio = JsonNodeFactory.instance.objectNode();
    portfolio.put("userId", user.toString());
    portfolio.put("sequence", sequence);
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
    for (int i = trades.size() - 1; i >= 0; i--) {
      if (trades.get(i).get("sequence").asInt() > sequence - 16) {
        recent.add(trades.get(i).deepCopy());
      }
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
    totals.put("cash", plain(cash));
    totals.put("income", plain(income));
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
