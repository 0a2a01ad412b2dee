package com.stockafolio.portfolio;

import com.stockafolio.amount.HalfEven;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import java.math.BigInteger;

/**
 * The shares that others become at a ratio. Of the exact quotient what lies beyond whole shares is,
 * where it has a price, closed at that: its value is rounded once, and so is its part of the cost.
 * Else the quotient is cut toward zero at 1e-9 shares and has all of the cost.
 *
 * @param quantity the shares, signed; they may be more than a position may hold
 * @param cost what they cost
 * @param cash what was paid for the fraction; negative of a short
 * @param realized what the fraction realised
 */
public record Lot(Shares quantity, Money cost, Money cash, Money realized) {
  private static final BigInteger SHARE = BigInteger.valueOf(1_000_000_000);

  private static final BigInteger MOST = BigInteger.valueOf(Quantity.MAX.billionths());

  /** 1e-9 shares times 1e-9 dollars in 1e-8 dollars. */
  private static final BigInteger PRODUCT = BigInteger.valueOf(10_000_000_000L);

  /**
   * What the shares become.
   *
   * @param quantity not zero
   * @param from this many
   * @param to become this many
   * @param cashPrice what a share is worth of whose fraction cash is paid; null for none
   */
  public static Lot of(Quantity quantity, Money cost, int from, int to, Price cashPrice) {
    BigInteger divisor = BigInteger.valueOf(from);
    BigInteger dividend =
        BigInteger.valueOf(quantity.billionths()).multiply(BigInteger.valueOf(to));
    if (cashPrice == null) {
      Shares cut = Shares.ofBillionths(dividend.divide(divisor));
      return new Lot(cut, cost, Money.ZERO, Money.ZERO);
    }
    BigInteger fraction = dividend.remainder(divisor.multiply(SHARE));
    Shares whole = Shares.ofBillionths(dividend.subtract(fraction).divide(divisor));
    Money cash =
        Money.ofHundredMillionths(
            HalfEven.divide(
                fraction.multiply(BigInteger.valueOf(cashPrice.billionths())),
                divisor.multiply(PRODUCT)));
    Money closed = share(cost, fraction, dividend);
    return new Lot(whole, cost.minus(closed), cash, cash.minus(closed));
  }

  /** Whether there is not even the smallest part of a share. */
  public boolean isEmpty() {
    return quantity.signum() == 0;
  }

  /** Whether there are more shares than a position may hold. */
  boolean isBeyond() {
    return quantity.billionths().abs().compareTo(MOST) > 0;
  }

  /** The amount times part over whole, whose signs do not matter, rounded once. */
  public static Money share(Money amount, BigInteger part, BigInteger whole) {
    return Money.ofHundredMillionths(
        HalfEven.divide(amount.hundredMillionths().multiply(part.abs()), whole.abs()));
  }
}
