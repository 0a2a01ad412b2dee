package com.stockafolio.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HalfEvenTest {

  @Test
  void proportionsRoundAsBigDecimalDoesAtEverySize() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 100_000; i++) {
      long whole = 1 + random.nextLong(1L << (1 + random.nextInt(62)));
      long part = random.nextLong(whole);
      long amount = random.nextLong(1L << (1 + random.nextInt(62)));
      long expected =
          BigDecimal.valueOf(amount)
              .multiply(BigDecimal.valueOf(part))
              .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      assertThat(HalfEven.proportion(amount, part, whole))
          .as("%s * %s / %s", amount, part, whole)
          .isEqualTo(expected);
    }
  }

  @Test
  void theMiddleGoesToTheEvenNeighbour() {
    assertThat(HalfEven.proportion(1, 1, 2)).isZero();
    assertThat(HalfEven.proportion(3, 1, 2)).isEqualTo(2);
    assertThat(HalfEven.proportion(5, 1, 2)).isEqualTo(2);
    assertThat(HalfEven.proportion(7, 1, 2)).isEqualTo(4);
  }
}
