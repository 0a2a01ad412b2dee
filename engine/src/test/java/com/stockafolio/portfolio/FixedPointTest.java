package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FixedPointTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.0000, 0",
    "0e99999999999999999999, 0",
    "0.000000e-5, 0",
    "1, 10000",
    "100, 1000000",
    "178.49, 1784900",
    "178.4900, 1784900",
    "178.49000, 1784900",
    "178.490000000000000000000000000000, 1784900",
    "0.0001, 1",
    "-0.0001, -1",
    "-12.5, -125000",
    "1e2, 1000000",
    "1E+2, 1000000",
    "15E-4, 15",
    "10e-5, 1",
    "1000000e-10, 1",
    "0.00001e1, 1",
    "0.00000000000001e14, 10000",
    "1.5e0, 15000",
    "100e-02, 10000",
    "922337203685477.5807, 9223372036854775807",
    "-922337203685477.5808, -9223372036854775808",
    "9223372036854775807e-4, 9223372036854775807"
  })
  void exactNumbersAreTaken(String text, long expected) {
    assertThat(FixedPoint.parse4(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+1",
        "--1",
        ".5",
        "5.",
        "-.5",
        "01",
        "00",
        "-01",
        "1 ",
        " 1",
        "1,5",
        "1_000",
        "1e",
        "1e+",
        "1e-",
        "e5",
        "1e1.5",
        "1e 2",
        "0x10",
        "NaN",
        "Infinity",
        "1.2.3",
        "1f",
        "1d",
        "1L",
        "\u0661",
        "1/2",
        "abc",
        "null"
      })
  void whatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> FixedPoint.parse4(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("not a plain decimal number: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.00001",
        "0.00009",
        "-0.12345",
        "1e-5",
        "15e-5",
        "178.490001",
        "1e-99999999999999999999"
      })
  void morePreciseNumbersAreRefusedNotRounded(String text) {
    assertThatThrownBy(() -> FixedPoint.parse4(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("more than 4 decimals: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "922337203685477.5808",
        "-922337203685477.5809",
        "1000000000000000",
        "1e15",
        "1e999999999",
        "-1e99999999999999999999",
        "99999999999999999999999999999999999999999999"
      })
  void numbersBeyondALongAreAnOverflow(String text) {
    assertThatThrownBy(() -> FixedPoint.parse4(text)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aLongTextIsReadInOneGoAndShownInPart() {
    String zeros = "0".repeat(900_000);
    assertThat(FixedPoint.parse4("1." + zeros)).isEqualTo(10_000);
    assertThatThrownBy(() -> FixedPoint.parse4("1." + zeros + "1"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("more than 4 decimals: 1." + "0".repeat(38) + "...");
    assertThatThrownBy(() -> FixedPoint.parse4("9".repeat(900_000)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000, 0",
    "1, 0.0001, 0.0001",
    "-1, -0.0001, -0.0001",
    "10, 0.0010, 0.001",
    "5000, 0.5000, 0.5",
    "4620000, 462.0000, 462",
    "-4620500, -462.0500, -462.05",
    "9223372036854775807, 922337203685477.5807, 922337203685477.5807",
    "-9223372036854775808, -922337203685477.5808, -922337203685477.5808"
  })
  void numbersAreWrittenWithFourDecimalsOrAsFewAsNeeded(long units, String four, String plain) {
    assertThat(FixedPoint.format4(units)).isEqualTo(four);
    assertThat(FixedPoint.plain4(units)).isEqualTo(plain);
  }

  @Test
  void randomNumbersReadAsBigDecimalDoes() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      long units = random.nextLong() >> random.nextInt(64);
      BigDecimal exact = BigDecimal.valueOf(units, 4);
      assertThat(FixedPoint.format4(units)).isEqualTo(exact.toPlainString());
      assertThat(FixedPoint.parse4(exact.toPlainString())).isEqualTo(units);
      assertThat(FixedPoint.parse4(FixedPoint.plain4(units))).isEqualTo(units);
      String scientific = exact.unscaledValue() + "e-" + exact.scale();
      assertThat(FixedPoint.parse4(scientific)).isEqualTo(units);
    }
  }
}
