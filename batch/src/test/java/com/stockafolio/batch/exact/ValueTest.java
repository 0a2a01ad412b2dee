package com.stockafolio.batch.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ValueTest {
  private static final long MOST_SHARES = 9_000_000_000_000_000_000L;
  private static final long MOST_PRICE = 1_000_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "389620510, 171325100000, 6675177284",
    "100000000, 180123456789, 1801234568",
    "1, 1, 0",
    // Halves go to the even one.
    "5, 1000000000, 0",
    "15, 1000000000, 2",
    "25, 1000000000, 2",
    "1000000000, 5, 0",
    "1000000000, 15, 2",
    "0, 5, 0",
    "1000000000000000000, 90000000000, 9000000000000000000",
    "1000000000000000000, 1000000000000000, 9223372036854775807",
  })
  void isRoundedHalfEven(long shares, long price, long value) {
    assertThat(Value.of(shares, price)).isEqualTo(value);
  }

  @Test
  void isWhatPlainDecimalsGive() {
    Random random = new Random(7);
    Wide sum = new Wide();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 200_000; i++) {
      long shares = drawn(random, MOST_SHARES);
      long price = drawn(random, MOST_PRICE);
      BigDecimal value =
          BigDecimal.valueOf(shares, 9)
              .multiply(BigDecimal.valueOf(price, 9))
              .setScale(8, RoundingMode.HALF_EVEN);
      long units = value.unscaledValue().bitLength() < 64 ? value.unscaledValue().longValue() : -1;
      assertThat(Value.of(shares, price))
          .as("%d at %d", shares, price)
          .isEqualTo(units < 0 ? Long.MAX_VALUE : units);
      boolean sold = random.nextBoolean();
      Value.add(sold ? -shares : shares, price, sum);
      expected = sold ? expected.subtract(value) : expected.add(value);
    }
    assertThat(sum.dollars()).isEqualByComparingTo(expected);
  }

  /** Of any size, and often a multiple of some power of ten, so that products end in halves. */
  private static long drawn(Random random, long most) {
    long any = random.nextLong(most) >> random.nextInt(63);
    long power = (long) Math.pow(10, random.nextInt(10));
    return random.nextBoolean() ? any : any / power * power + 5 * power / 10;
  }
}
