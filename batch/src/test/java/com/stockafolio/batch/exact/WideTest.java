package com.stockafolio.batch.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WideTest {
  @Test
  void wideSumsAreExact() {
    Random random = new Random(5);
    Wide wide = new Wide();
    BigInteger exact = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(63);
      long b = random.nextLong() >> random.nextInt(63);
      wide.add(Math.multiplyHigh(a, b >> 8), a * (b >> 8)).add(a).subtract(b >> 63, b);
      exact =
          exact
              .add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b >> 8)))
              .add(BigInteger.valueOf(a))
              .subtract(BigInteger.valueOf(b));
      assertThat(wide.units()).isEqualTo(wrapped(exact));
      Wide again = Wide.ofBytes(ByteBuffer.wrap(wide.units().toByteArray()));
      assertThat(again.high()).isEqualTo(wide.high());
      assertThat(again.low()).isEqualTo(wide.low());
    }
  }

  private static BigInteger wrapped(BigInteger exact) {
    BigInteger mod = BigInteger.ONE.shiftLeft(128);
    BigInteger value = exact.mod(mod);
    return value.testBit(127) ? value.subtract(mod) : value;
  }
}
