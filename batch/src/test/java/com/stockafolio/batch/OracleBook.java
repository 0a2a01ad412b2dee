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
    tradedValue = tradedValue.add(signed.abs().multiply(price));
    flow.merge(instrument, signed.multiply(price), BigDecimal::add);
    realized.putIfAbsent(instrument, BigDecimal.ZERO);
    if (held.signum() * signed.signum() >= 0) {
      quantity.put(instrument, held.add(signed));
      cost.put(instrument, basis.add(signed.multiply(price)));
      return;
    }
    BigDecimal closing = signed.abs().min(held.abs());
    BigDecimal removed =
        closing.compareTo(held.abs()) == 0
            ? basis
            : basis.multiply(closing).divide(held.abs(), 8, RoundingMode.HALF_EVEN);
    BigDecimal proceeds = closing.multiply(price).multiply(BigDecimal.valueOf(held.signum()));
    realized.merge(instrument, proceeds.subtract(removed), BigDecimal::add);
    BigDecimal opening = signed.abs().subtract(closing);
    BigDecimal opened = opening.multiply(BigDecimal.valueOf(signed.signum()));
    quantity.put(instrument, held.add(signed));
    cost.put(instrument, opening.signum() > 0 ? opened.multiply(price) : basis.subtract(removed));
  }
}
