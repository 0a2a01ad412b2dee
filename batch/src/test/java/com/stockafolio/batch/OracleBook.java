package com.stockafolio.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;

/** One user's book in plain decimals, written for nothing but to be obviously right. */
public final class OracleBook {
  public final TreeMap<Integer, BigDecimal> quantity = new TreeMap<>();
  public final TreeMap<Integer, BigDecimal> cost = new TreeMap<>();
  public final TreeMap<Integer, BigDecimal> realized = new TreeMap<>();
  public final TreeMap<Integer, BigDecimal> flow = new TreeMap<>();
  public BigDecimal tradedValue = BigDecimal.ZERO;

  public void trade(int instrument, BigDecimal signed, BigDecimal price) {
    BigDecimal held = quantity.getOrDefault(instrument, BigDecimal.ZERO);
    BigDecimal basis = cost.getOrDefault(instrument, BigDecimal.ZERO);
    BigDecimal value = value(signed, price);
    tradedValue = tradedValue.add(value.abs());
    flow.merge(instrument, value, BigDecimal::add);
    realized.putIfAbsent(instrument, BigDecimal.ZERO);
    if (held.signum() * signed.signum() >= 0) {
      quantity.put(instrument, held.add(signed));
      cost.put(instrument, basis.add(value));
      return;
    }
    BigDecimal closing = signed.abs().min(held.abs());
    BigDecimal removed =
        closing.compareTo(held.abs()) == 0
            ? basis
            : basis.multiply(closing).divide(held.abs(), 8, RoundingMode.HALF_EVEN);
    BigDecimal proceeds = value(closing.multiply(BigDecimal.valueOf(held.signum())), price);
    realized.merge(instrument, proceeds.subtract(removed), BigDecimal::add);
    quantity.put(instrument, held.add(signed));
    // What of the trade's value closes nothing opens the other side.
    cost.put(instrument, basis.subtract(removed).add(value).add(proceeds));
  }

  private static BigDecimal value(BigDecimal shares, BigDecimal price) {
    return shares.multiply(price).setScale(8, RoundingMode.HALF_EVEN);
  }
}
