package com.stockafolio.amount;

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
    "1, 1000000000",
    "100, 100000000000",
    "178.49, 178490000000",
    "178.4900, 178490000000",
    "178.4900000000, 178490000000",
    "178.490000000000000000000000000000, 178490000000",
    "0.38962051, 389620510",
    "0.000000001, 1",
    "-0.000000001, -1",
    "-12.5, -12500000000",
    "1e2, 100000000000",
    "1E+2, 100000000000",
    "15E-9, 15",
    "10e-10, 1",
    "1000000e-15, 1",
    "0.0000000001e1, 1",
    "0.00000000000001e14, 1000000000",
    "1.5e0, 1500000000",
    "100e-02, 1000000000",
    "9223372036.854775807, 9223372036854775807",
    "-9223372036.854775808, -9223372036854775808",
    "9223372036854775807e-9, 9223372036854775807"
  })
  void exactNumbersAreTaken(String text, long expected) {
    assertThat(FixedPoint.parse(text)).isEqualTo(expected);
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
    assertThatThrownBy(() -> FixedPoint.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("not a plain decimal number: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0000000001",
        "0.0000000009",
        "-0.1234567891",
        "1e-10",
        "15e-10",
        "178.49000000001",
        "1e-99999999999999999999"
      })
  void morePreciseNumbersAreRefusedNotRounded(String text) {
    assertThatThrownBy(() -> FixedPoint.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("more than 9 decimals: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036.854775808",
        "-9223372036.854775809",
        "10000000000",
        "1e10",
        "1e999999999",
        "-1e99999999999999999999",
        "99999999999999999999999999999999999999999999"
      })
  void numbersBeyondALongAreAnOverflow(String text) {
    assertThatThrownBy(() -> FixedPoint.parse(text)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aLongTextIsReadInOneGoAndShownInPart() {
    String zeros = "0".repeat(900_000);
    assertThat(FixedPoint.parse("1." + zeros)).isEqualTo(1_000_000_000);
    assertThatThrownBy(() -> FixedPoint.parse("1." + zeros + "1"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("more than 9 decimals: 1." + "0".repeat(38) + "...");
    assertThatThrownBy(() -> FixedPoint.parse("9".repeat(900_000)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000, 0",
    "1, 0.000000001, 0.000000001",
    "-1, -0.000000001, -0.000000001",
    "1000000, 0.0010, 0.001",
    "500000000, 0.5000, 0.5",
    "462000000000, 462.0000, 462",
    "-462050000000, -462.0500, -462.05",
    "180123456789, 180.123456789, 180.123456789",
    "9223372036854775807, 9223372036.854775807, 9223372036.854775807",
    "-9223372036854775808, -9223372036.854775808, -9223372036.854775808"
  })
  void numbersAreWrittenWithAtLeastSoManyDecimals(long units, String four, String plain) {
    assertThat(FixedPoint.withDecimals(units, 4)).isEqualTo(four);
    assertThat(FixedPoint.plain(units)).isEqualTo(plain);
  }

  @Test
  void randomNumbersReadAsBigDecimalDoes() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      long units = random.nextLong() >> random.nextInt(64);
      BigDecimal exact = BigDecimal.valueOf(units, 9);
      assertThat(FixedPoint.withDecimals(units, 9)).isEqualTo(exact.toPlainString());
      assertThat(FixedPoint.parse(exact.toPlainString())).isEqualTo(units);
      assertThat(FixedPoint.parse(FixedPoint.plain(units))).isEqualTo(units);
      String scientific = exact.unscaledValue() + "e-" + exact.scale();
      assertThat(FixedPoint.parse(scientific)).isEqualTo(units);
    }
  }
}
