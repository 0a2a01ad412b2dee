package com.stockafolio.http.prices;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.entry.Position;
import com.stockafolio.prices.PricedNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price of every instrument at one moment; some, or all, may be unknown. Immutable. */
public final class Prices {
  /** No price is known. */
  public static final Prices NONE = new Prices(new long[0], 0, 0);

  /** By instrument id, in 1e-9 dollars; 0 where the price is unknown. */
  private final long[] billionths;

  private final long revision;
  private final long pricedAtMillis;

  Prices(long[] billionths, long revision, long pricedAtMillis) {
    this.billionths = billionths;
    this.revision = revision;
    this.pricedAtMillis = pricedAtMillis;
  }

  /**
   * Prices that are not a board's.
   *
   * @param bySymbol those that are known; of unknown symbols they are passed over
   * @param names which instruments had the symbols then
   * @param pricedAtMillis their time, in milliseconds since 1970
   */
  public static Prices of(Map<String, Price> bySymbol, PricedNames names, long pricedAtMillis) {
    Map<Integer, Price> byId = new HashMap<>();
    bySymbol.forEach((symbol, price) -> byId.put(names.idAt(symbol, pricedAtMillis), price));
    long[] prices =
        new long[1 + byId.keySet().stream().mapToInt(Integer::intValue).max().orElse(0)];
    byId.forEach((id, price) -> prices[id] = price.billionths());
    prices[0] = 0;
    return new Prices(prices, 0, pricedAtMillis);
  }

  /** How often the board had changed: equal for the same prices of one board. */
  public long revision() {
    return revision;
  }

  /** The time of the newest price, in milliseconds since 1970; 0 where none is known. */
  public long pricedAtMillis() {
    return pricedAtMillis;
  }

  /** The price of an instrument, if it is known. */
  public Optional<Price> of(int instrumentId) {
    long known = billionths(instrumentId);
    return known == 0 ? Optional.empty() : Optional.of(new Price(known));
  }

  /** The price of an instrument in 1e-9 dollars; 0 where it is unknown. */
  public long billionths(int instrumentId) {
    return instrumentId < billionths.length ? billionths[instrumentId] : 0;
  }

  /**
   * What a position is worth: its quantity times the price, rounded half-even to 1e-8 dollars;
   * negative when short. Null where the price is unknown. Its unrealised profit is this less its
   * cost basis.
   */
  public Money marketValue(Position position) {
    long price = billionths(position.instrumentId());
    return price == 0 ? null : Money.product(position.quantity(), new Price(price));
  }

  /**
   * What all the positions are worth together: the sum of their market values. Null where an open
   * one's price is unknown.
   */
  public Money marketValue(List<Position> positions) {
    Money sum = Money.ZERO;
    for (Position position : positions) {
      if (position.quantity().signum() != 0) {
        Money value = marketValue(position);
        if (value == null) {
          return null;
        }
        sum = sum.plus(value);
      }
    }
    return sum;
  }

  /** A copy of all prices, with room for the instrument ids below {@code length}. */
  long[] copy(int length) {
    long[] copy = new long[length];
    System.arraycopy(billionths, 0, copy, 0, Math.min(length, billionths.length));
    return copy;
  }
}
