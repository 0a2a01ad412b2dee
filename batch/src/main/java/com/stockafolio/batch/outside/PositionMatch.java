package com.stockafolio.batch.outside;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.market.Stock;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.outside.Break.Amount;
import com.stockafolio.batch.outside.Break.Kind;
import com.stockafolio.batch.rows.BookRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Holds a user's positions in the outside file against those of the certified close, from both
 * sides. A position of quantity 0 is none.
 */
final class PositionMatch {
  /** In which the close counts cost and value. */
  private static final int MONEY_DECIMALS = 8;

  private final String file;
  private final Stocks stocks;
  private final long[] prices;
  private final BigDecimal tolerance;

  /**
   * The rule for one close.
   *
   * @param file what errors call the outside file
   * @param stocks as they are at the close
   * @param prices at the close in 1e-9 dollars, by instrument; 0: not known
   * @param tolerance by how many dollars cost and market value may differ without a break
   */
  PositionMatch(String file, Stocks stocks, long[] prices, BigDecimal tolerance) {
    this.file = file;
    this.stocks = stocks;
    this.prices = prices;
    this.tolerance = tolerance;
  }

  /**
   * The breaks of a user.
   *
   * @param own the certified portfolio; null for none
   * @throws BatchFailure if the file has a position twice
   */
  List<Break> match(UUID user, BookRow own, Iterable<OutsidePosition> outside) {
    Map<Integer, OutsidePosition> known = new HashMap<>();
    Map<String, OutsidePosition> unknown = new HashMap<>();
    for (OutsidePosition each : outside) {
      int id = instrument(each.symbol(), own);
      OutsidePosition first =
          id == 0 ? unknown.putIfAbsent(each.symbol(), each) : known.putIfAbsent(id, each);
      if (first != null) {
        throw MalformedFile.twice(file, first, each);
      }
    }
    List<Break> breaks = new ArrayList<>();
    for (int at = 0; own != null && at < own.instruments.length; at++) {
      if (own.quantities[at] != 0) {
        compare(user, own, at, known.remove(own.instruments[at]), breaks);
      }
    }
    known.forEach((id, each) -> surplus(stocks.byId(id).symbol(), each, breaks));
    unknown.forEach((symbol, each) -> surplus(symbol, each, breaks));
    return breaks;
  }

  /** Which one is meant: also one that is no longer listed, where the user holds it; 0 for none. */
  private int instrument(String symbol, BookRow own) {
    Stock meant = stocks.meant(symbol);
    if (meant != null) {
      return meant.id();
    }
    for (int at = 0; own != null && at < own.instruments.length; at++) {
      if (own.quantities[at] != 0 && stocks.byId(own.instruments[at]).symbol().equals(symbol)) {
        return own.instruments[at];
      }
    }
    return 0;
  }

  private void compare(UUID user, BookRow own, int at, OutsidePosition other, List<Break> breaks) {
    String symbol = stocks.byId(own.instruments[at]).symbol();
    BigDecimal quantity = BigDecimal.valueOf(own.quantities[at], DecimalJson.BILLIONTHS);
    if (other == null || other.quantity().signum() == 0) {
      BigDecimal told = other == null ? null : other.quantity();
      breaks.add(new Break(user, symbol, Kind.MISSING, Amount.QUANTITY, quantity, told));
      return;
    }
    if (quantity.compareTo(other.quantity()) != 0) {
      breaks.add(
          new Break(user, symbol, Kind.DIFFERING, Amount.QUANTITY, quantity, other.quantity()));
    }
    BigDecimal cost = BigDecimal.valueOf(own.costs[at], MONEY_DECIMALS);
    if (isApart(cost, other.cost())) {
      breaks.add(new Break(user, symbol, Kind.DIFFERING, Amount.COST, cost, other.cost()));
    }
    long price = prices[own.instruments[at]];
    if (price != 0) {
      Wide sum = new Wide();
      Value.add(own.quantities[at], price, sum);
      BigDecimal value = sum.dollars();
      if (isApart(value, other.marketValue())) {
        breaks.add(
            new Break(
                user, symbol, Kind.DIFFERING, Amount.MARKET_VALUE, value, other.marketValue()));
      }
    }
  }

  private boolean isApart(BigDecimal certified, BigDecimal outside) {
    return outside != null && certified.subtract(outside).abs().compareTo(tolerance) > 0;
  }

  private static void surplus(String symbol, OutsidePosition each, List<Break> breaks) {
    if (each.quantity().signum() != 0) {
      breaks.add(
          new Break(each.user(), symbol, Kind.SURPLUS, Amount.QUANTITY, null, each.quantity()));
    }
  }
}
