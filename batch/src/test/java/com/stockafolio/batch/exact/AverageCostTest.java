package com.stockafolio.batch.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AverageCostTest {
  private static final long MOST = 9_000_000_000_000_000_000L;

  @Test
  void isRoundedHalfEvenWhateverTheSizes() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      long unit = random.nextBoolean() ? 1 : 100_000;
      long whole = (2 + (random.nextLong(MOST / unit - 2) >> random.nextInt(62))) * unit;
      long part = random.nextInt(3) == 0 ? whole / 2 : 1 + random.nextLong(whole - 1);
      long cost = (random.nextLong(MOST) >> random.nextInt(63)) * (random.nextBoolean() ? 1 : -1);
      long expected =
          BigDecimal.valueOf(cost)
              .multiply(BigDecimal.valueOf(part))
              .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      assertThat(AverageCost.removed(cost, part, whole))
          .as("%d of %d of %d", part, whole, cost)
          .isEqualTo(expected);
    }
  }

  @Test
  void halfAUnitGoesToTheEvenOne() {
    assertThat(AverageCost.removed(3, 100_000, 200_000)).isEqualTo(2);
    assertThat(AverageCost.removed(-3, 1, 2)).isEqualTo(-2);
    assertThat(AverageCost.removed(5, 1, 2)).isEqualTo(2);
    assertThat(AverageCost.removed(-1, 1, 2)).isZero();
  }
}
