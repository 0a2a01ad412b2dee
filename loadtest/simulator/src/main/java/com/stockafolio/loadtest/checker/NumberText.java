package com.stockafolio.loadtest.checker;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number or id in the contract's own characters, in a buffer that is used over and over by one
 * thread. Each method replaces what stood there before.
 */
final class NumberText {
  /** Longer than any number of 128 bits and any UUID. */
  private static final int CAPACITY = 64;

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private final char[] text = new char[CAPACITY];
  private int start = CAPACITY;

  /** A whole number. */
  NumberText whole(long value) {
    return decimal(value, 0);
  }

  /** A number of units of 1e-scale as a plain decimal without zeros at the end of the fraction. */
  NumberText plain(long units, int scale) {
    long rest = units;
    int decimals = scale;
    while (decimals > 0 && rest % 10 == 0) {
      rest /= 10;
      decimals--;
    }
    return decimal(rest, decimals);
  }

  /** A number of units of 1e-4 with exactly four decimals. */
  NumberText fourDecimals(long units) {
    return decimal(units, 4);
  }

  /** Money of 128 bits in units of 1e-8 dollars, plain. */
  NumberText money(long high, long low) {
    if (high == low >> 63) {
      return plain(low, 8);
    }
    BigDecimal value = new BigDecimal(toBigInteger(high, low), 8).stripTrailingZeros();
    String characters = value.toPlainString();
    start = CAPACITY - characters.length();
    characters.getChars(0, characters.length(), text, start);
    return this;
  }

  NumberText uuid(long high, long low) {
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
  boolean isIn(FieldSlots slots, int slot) {
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
