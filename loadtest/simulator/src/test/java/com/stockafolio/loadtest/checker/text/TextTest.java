package com.stockafolio.loadtest.checker.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Samples;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.books.WideSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, ids, times and hashes, against the JDK's and Kafka's own. */
class TextTest {
  private static final int ROUNDS = 20_000;

  private final Random random = new Random(7);
  private final NumberText text = new NumberText();

  @ParameterizedTest
  @CsvSource({
    "1, 1000000000",
    "0.000000001, 1",
    "178.4900, 178490000000",
    "180.12345678900, 180123456789",
    "100.00000000000000000000000000, 100000000000",
    "1e2, 100000000000",
    "1E+2, 100000000000",
    "15e-9, 15",
    "0.0000000015E1, 15",
    "1000000000, 1000000000000000000",
    "1e9, 1000000000000000000",
    "999999999.999999999, 999999999999999999",
    "9223372036.854775807, 9223372036854775807"
  })
  void readsPositiveDecimals(String decimal, long units) {
    assertThat(Samples.units(decimal)).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0.0000",
        "0e5",
        "-1",
        "+1",
        ".5",
        "5.",
        "01",
        "00.1",
        "1,5",
        "1 ",
        " 1",
        "1e",
        "1e+",
        "e5",
        "0x1",
        "NaN",
        "Infinity",
        "1.0000000001",
        "1e-10",
        "1e-999999999999999999999",
        "１",
        "1d",
        "12345678901234567890.0000000001"
      })
  void refusesWhatIsNoPositiveDecimalOfNineDecimals(String decimal) {
    assertThat(Samples.units(decimal)).isEqualTo(DecimalText.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e30",
        "1e999999999999999999999",
        "123456789012345678901234567890.5",
        "9223372036.854775808",
        "9999999999.999999999",
        "10000000000"
      })
  void tellsNumbersThatAreFarTooLargeApart(String decimal) {
    assertThat(Samples.units(decimal)).isEqualTo(DecimalText.TOO_LARGE);
  }

  @Test
  void writesNumbersAsBigDecimalDoes() {
    for (int i = 0; i < ROUNDS; i++) {
      long units = random.nextLong() >> random.nextInt(64);
      if (random.nextInt(3) == 0) {
        units *= 100_000;
      }
      assertThat(text.plain(units, 8)).hasToString(plain(BigInteger.valueOf(units), 8));
      assertThat(text.shares(units)).hasToString(plain(BigInteger.valueOf(units), 9));
      BigDecimal shortest = BigDecimal.valueOf(units, 9).stripTrailingZeros();
      assertThat(text.price(units))
          .hasToString(shortest.setScale(Math.max(4, shortest.scale())).toPlainString());
      assertThat(text.whole(units)).hasToString(Long.toString(units));
    }
    assertThat(text.plain(Long.MIN_VALUE, 8)).hasToString("-92233720368.54775808");
  }

  @Test
  void addsAndWritesNumbersOf128Bits() {
    for (int i = 0; i < 200; i++) {
      WideSum sum = new WideSum();
      BigInteger expected = BigInteger.ZERO;
      long bias = random.nextInt(3) - 1L;
      for (int added = 0; added < 100; added++) {
        long amount = random.nextLong() / 2 + bias * (Long.MAX_VALUE / 2);
        sum.add(amount);
        expected = expected.add(BigInteger.valueOf(amount));
        assertThat(text.money(sum.high(), sum.low())).hasToString(plain(expected, 8));
        assertThat(text.shares(sum.high(), sum.low())).hasToString(plain(expected, 9));
        assertThat(NumberText.toBigInteger(sum.high(), sum.low())).isEqualTo(expected);
      }
    }
  }

  private static String plain(BigInteger units, int scale) {
    return units.signum() == 0
        ? "0"
        : new BigDecimal(units, scale).stripTrailingZeros().toPlainString();
  }

  @Test
  void dividesHalfEven() {
    for (int i = 0; i < ROUNDS; i++) {
      long unit = random.nextBoolean() ? 1 : 100_000;
      long most = random.nextBoolean() ? 20 : UserBook.MAX_SHARES / unit;
      long whole = (1 + random.nextLong(most)) * unit;
      long part = random.nextLong(whole / unit + 1) * unit;
      long amount = random.nextLong(UserBook.MAX_MONEY) >> random.nextInt(62);
      amount = random.nextBoolean() ? -amount : amount;
      BigDecimal expected =
          BigDecimal.valueOf(amount)
              .multiply(BigDecimal.valueOf(part))
              .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN);
      assertThat(Proportion.halfEven(amount, part, whole)).isEqualTo(expected.longValueExact());
    }
  }

  @Test
  void averagesAndValuesAreRoundedHalfEven() {
    for (int i = 0; i < ROUNDS; i++) {
      long unit = random.nextBoolean() ? 1 : 100_000;
      long shares =
          (1 + (random.nextLong(UserBook.MAX_SHARES / unit) >> random.nextInt(60))) * unit;
      long price =
          (1 + (random.nextLong(TradeReader.MAX_PRICE / unit) >> random.nextInt(40))) * unit;
      BigDecimal value =
          BigDecimal.valueOf(shares, 9)
              .multiply(BigDecimal.valueOf(price, 9))
              .setScale(8, RoundingMode.HALF_EVEN);
      boolean fits = value.unscaledValue().bitLength() < 64;
      long expected = fits ? value.unscaledValue().longValue() : Long.MAX_VALUE;
      assertThat(TradeValue.of(shares, price)).isEqualTo(expected);
      if (fits) {
        BigDecimal average = value.divide(BigDecimal.valueOf(shares, 9), 4, RoundingMode.HALF_EVEN);
        assertThat(text.average(expected, shares)).hasToString(average.toPlainString());
        assertThat(text.average(-expected, -shares)).hasToString(average.toPlainString());
      }
    }
    assertThat(TradeValue.of(5, 1_000_000_000)).isZero();
    assertThat(TradeValue.of(15, 1_000_000_000)).isEqualTo(2);
  }

  @Test
  void readsAndWritesUuids() {
    for (int i = 0; i < ROUNDS; i++) {
      UUID uuid = Samples.uuid(random);
      char[] written = uuid.toString().toCharArray();
      assertThat(UuidText.isCanonical(written, 0, written.length)).isTrue();
      assertThat(UuidText.high(written, 0)).isEqualTo(uuid.getMostSignificantBits());
      assertThat(UuidText.low(written, 0)).isEqualTo(uuid.getLeastSignificantBits());
      assertThat(UuidText.format(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()))
          .isEqualTo(uuid.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0189ABCD-0000-8000-8000-000000000000",
        "0189abcd00008000-8000-000000000000--",
        "0189abcd-0000-8000-8000-00000000000g",
        "0189abcd-0000-8000-8000-0000000000000"
      })
  void refusesUuidsThatAreNotCanonical(String uuid) {
    assertThat(UuidText.isCanonical(uuid.toCharArray(), 0, uuid.length())).isFalse();
  }

  @Test
  void readsInstants() {
    for (int i = 0; i < ROUNDS; i++) {
      long millis = random.nextLong(253_402_300_800_000L);
      assertThat(millis(Instant.ofEpochMilli(millis).toString())).isEqualTo(millis);
    }
    assertThat(millis("1970-01-01T00:00:00.000Z")).isZero();
    assertThat(millis("2026-11-24T10:04:05.123-05:00")).isEqualTo(1_795_532_645_123L);
    assertThat(millis("2024-02-29T23:59:59.999Z")).isEqualTo(1_709_251_199_999L);
    assertThat(millis("2026-11-24T15:04:05Z")).isEqualTo(1_795_532_645_000L);
    assertThat(millis("2026-11-24T15:04:05.1239Z")).isEqualTo(1_795_532_645_123L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-24",
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-11-24T25:00:00.000Z",
        "2026-11-24T24:00:00.000Z",
        "1969-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "0001-01-01T00:00:00.000Z",
        "2026-11-24T15:04:05.123",
        "1795532645123"
      })
  void refusesWhatIsNoInstant(String time) {
    assertThat(millis(time)).isEqualTo(TimeText.INVALID);
  }

  private static long millis(String time) {
    return TimeText.parseMillis(time.toCharArray(), 0, time.length());
  }

  @Test
  void hashesAsKafkaDoes() {
    for (int length = 0; length < 64; length++) {
      for (int i = 0; i < 100; i++) {
        byte[] key = new byte[length];
        random.nextBytes(key);
        assertThat(Murmur2.hash(key)).isEqualTo(Utils.murmur2(key));
        assertThat(Murmur2.partition(key, 4)).isEqualTo(Utils.toPositive(Utils.murmur2(key)) % 4);
      }
    }
    byte[] user = "0189abcd-0000-8000-8000-000000000000".getBytes(StandardCharsets.US_ASCII);
    assertThat(Murmur2.hash(user)).isEqualTo(Utils.murmur2(user));
  }
}
