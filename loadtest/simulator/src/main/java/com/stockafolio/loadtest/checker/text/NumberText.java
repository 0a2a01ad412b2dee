package com.stockafolio.loadtest.checker.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number or id in the contract's own characters, in a buffer that is used over and over by one
 * thread. Each method replaces what stood there before.
 */
public final class NumberText {
  /** Longer than any number of 128 bits and any UUID. */
  private static final int CAPACITY = 64;

  private static final int SHARE_DECIMALS = 9;
  private static final int MONEY_DECIMALS = 8;

  /** A price is told with at least so many decimals, an average cost with exactly as many. */
  private static final int PRICE_DECIMALS = 4;

  /** Units of 1e-9 in 1e-4, which most quantities are whole multiples of. */
  private static final long COARSE = 100_000;

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private final char[] text = new char[CAPACITY];
  private int start = CAPACITY;

  /** A whole number. */
  public NumberText whole(long value) {
    return decimal(value, 0);
  }

  /** A number of units of 1e-scale as a plain decimal without zeros at the end of the fraction. */
  public NumberText plain(long units, int scale) {
    return decimal(units, scale, 0);
  }

  /** A quantity in units of 1e-9 shares, plain. */
  public NumberText shares(long units) {
    return plain(units, SHARE_DECIMALS);
  }

  /** A sum of shares of 128 bits in units of 1e-9, plain. */
  public NumberText shares(long high, long low) {
    return wide(high, low, SHARE_DECIMALS);
  }

  /** A price in units of 1e-9 dollars with 4 to 9 decimals. */
  public NumberText price(long units) {
    return decimal(units, SHARE_DECIMALS, PRICE_DECIMALS);
  }

  /** The cost of one share with exactly 4 decimals, rounded half-even; below zero by fees. */
  public NumberText average(long cost, long shares) {
    if (shares % COARSE == 0) {
      // 1e-8 dollars by 1e-4 shares are 1e-4 dollars a share.
      long average = Proportion.halfEven(Math.abs(cost), 1, Math.abs(shares) / COARSE);
      boolean owed = Long.signum(cost) * Long.signum(shares) < 0;
      return decimal(owed ? -average : average, PRICE_DECIMALS);
    }
    BigDecimal average =
        BigDecimal.valueOf(cost, MONEY_DECIMALS)
            .divide(
                BigDecimal.valueOf(shares, SHARE_DECIMALS), PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    return characters(average.toPlainString());
  }

  /** Money of 128 bits in units of 1e-8 dollars, plain. */
  public NumberText money(long high, long low) {
    return wide(high, low, MONEY_DECIMALS);
  }

  private NumberText wide(long high, long low, int scale) {
    if (high == low >> 63) {
      return plain(low, scale);
    }
    BigDecimal value = new BigDecimal(toBigInteger(high, low), scale).stripTrailingZeros();
    return characters(value.toPlainString());
  }

  private NumberText characters(String characters) {
    start = CAPACITY - characters.length();
    characters.getChars(0, characters.length(), text, start);
    return this;
  }

  /** Without the zeros at the end of its fraction that are more than so many decimals. */
  private NumberText decimal(long units, int scale, int atLeast) {
    long rest = units;
    int decimals = scale;
    while (decimals > atLeast && rest % 10 == 0) {
      rest /= 10;
      decimals--;
    }
    return decimal(rest, decimals);
  }

  public NumberText uuid(long high, long low) {
    start = CAPACITY - UuidText.LENGTH;
    UuidText.write(high, low, text, start);
    return this;
  }

  private NumberText decimal(long units, int decimals) {
    start = CAPACITY;
    // Kept negative: the range of a long is wider there.
    long rest = units > 0 ? -units : units;
    for (int digit = 0; rest != 0 || digit <= decimals; digit++) {
      if (digit == decimals && decimals > 0) {
        text[--start] = '.';
      }
      text[--start] = (char) ('0' - rest % 10);
      rest /= 10;
    }
    if (units < 0) {
      text[--start] = '-';
    }
    return this;
  }

  /** Whether the slot has exactly these characters. */
  public boolean isIn(FieldSlots slots, int slot) {
    int length = CAPACITY - start;
    if (slots.end(slot) - slots.start(slot) != length) {
      return false;
    }
    char[] other = slots.characters();
    int at = slots.start(slot);
    for (int i = start; i < CAPACITY; i++, at++) {
      if (text[i] != other[at]) {
        return false;
      }
    }
    return true;
  }

  static BigInteger toBigInteger(long high, long low) {
    BigInteger unsignedLow = BigInteger.valueOf(low);
    if (low < 0) {
      unsignedLow = unsignedLow.add(TWO_TO_64);
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
  }

  @Override
  public String toString() {
    return new String(text, start, CAPACITY - start);
  }
}
