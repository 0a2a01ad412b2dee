package com.stockafolio.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.transaction.Trade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MoneyTest {

  private static final Money MAX = new Money(Long.MAX_VALUE, -1);
  private static final Money MIN = new Money(Long.MIN_VALUE, 0);
  private static final Money UNIT = Money.ofHundredMillionths(1);

  @Test
  void randomArithmeticIsThatOfBigInteger() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 50_000; i++) {
      Money a = amount(random);
      Money b = amount(random);
      BigInteger exactA = exact(a);
      BigInteger exactB = exact(b);
      assertThat(a.hundredMillionths()).isEqualTo(exactA);
      checkSame(exactA.add(exactB), () -> a.plus(b));
      checkSame(exactA.subtract(exactB), () -> a.minus(b));
      checkSame(exactA.negate(), a::negated);
      checkSame(exactA.abs(), a::abs);
      assertThat(a.signum()).isEqualTo(exactA.signum());
      assertThat(Integer.signum(a.compareTo(b))).isEqualTo(exactA.compareTo(exactB));
      assertThat(a.fitsLong()).isEqualTo(exactA.bitLength() <= 63);
      assertThat(new BigDecimal(a.toString())).isEqualByComparingTo(new BigDecimal(exactA, 8));
      assertThat(Money.parse(a.toString())).isEqualTo(a);
    }
  }

  @Test
  void aProductIsRoundedHalfEvenAndCarriesTheSign() {
    SplittableRandom random = new SplittableRandom(8);
    int halves = 0;
    for (int i = 0; i < 50_000; i++) {
      long most = Quantity.MAX.billionths() >> random.nextInt(62);
      long shares = random.nextLong(-most, most + 1);
      long price = random.nextLong(1 + (Trade.MAX_PRICE.billionths() >> random.nextInt(49)));
      if (i % 4 == 0) {
        // Ends in 5 of a tenth of the last digit far more often than by chance.
        shares = shares / 100_000 * 100_000 + 50_000;
        price = price / 100_000 * 100_000;
      }
      BigDecimal exact =
          new BigDecimal(BigInteger.valueOf(shares).multiply(BigInteger.valueOf(price)), 18);
      BigDecimal rounded = exact.setScale(8, RoundingMode.HALF_EVEN);
      halves += exact.subtract(rounded).abs().compareTo(new BigDecimal("5e-9")) == 0 ? 1 : 0;
      assertThat(Money.product(new Quantity(shares), new Price(price)).hundredMillionths())
          .isEqualTo(rounded.unscaledValue());
    }
    assertThat(halves).isGreaterThan(1_000);
    assertThat(Money.product(Quantity.parse("-10"), Price.parse("5"))).hasToString("-50");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "8120000000000, 81200",
    "-6, -0.00000006",
    "20, 0.0000002",
    "100000000, 1",
    "10000000000, 100",
    "-123456789, -1.23456789",
    "9223372036854775807, 92233720368.54775807",
    "-9223372036854775808, -92233720368.54775808"
  })
  void anAmountIsAPlainDecimalWithoutTrailingZeros(long units, String text) {
    assertThat(Money.ofHundredMillionths(units)).hasToString(text);
    assertThat(Money.parse(text)).isEqualTo(Money.ofHundredMillionths(units));
  }

  @Test
  void amountsBeyondALongAreWrittenInFull() {
    assertThat(MAX).hasToString("1701411834604692317316873037158.84105727");
    assertThat(MIN).hasToString("-1701411834604692317316873037158.84105728");
    assertThat(Money.parse(MIN.toString())).isEqualTo(MIN);
    assertThat(Money.parse("92233720368.54775808")).isEqualTo(new Money(0, Long.MIN_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1.",
        ".1",
        "-.1",
        "+1",
        "1e2",
        "1.123456789",
        "1,0",
        " 1",
        "1..1",
        "--1"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("not a plain decimal of at most 8 decimals: " + text);
  }

  @Test
  void passing128BitsIsAnErrorNotAWrap() {
    assertThatThrownBy(() -> MAX.plus(UNIT)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MIN.minus(UNIT)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(MIN::negated).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(MIN::abs).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.parse("1701411834604692317316873037158.84105728"))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(MAX::hundredMillionthsExact)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("beyond a long of 1e-8 dollars: 17014");
  }

  private static void checkSame(BigInteger expected, java.util.function.Supplier<Money> actual) {
    if (expected.bitLength() > 127) {
      assertThatThrownBy(actual::get).isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(exact(actual.get())).isEqualTo(expected);
    }
  }

  private static Money amount(SplittableRandom random) {
    long high = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(4)) {
      case 0 -> Money.ofHundredMillionths(high);
      case 1 -> new Money(high, random.nextInt(-1, 2));
      default -> new Money(high, random.nextLong());
    };
  }

  private static BigInteger exact(Money money) {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (money.high() >>> (56 - 8 * i));
      bytes[8 + i] = (byte) (money.low() >>> (56 - 8 * i));
    }
    return new BigInteger(bytes);
  }
}
