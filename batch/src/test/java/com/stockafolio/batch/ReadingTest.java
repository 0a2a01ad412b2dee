package com.stockafolio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.portfolio.FixedPoint;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.RejectionReason;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ReadingTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final int PARTITIONS = 4;
  private static final int PARTITION =
      Partitioning.partition(USER.getBytes(StandardCharsets.UTF_8), PARTITIONS);
  private static final String PLAIN =
      "{\"tradeId\":\"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11\",\"userId\":\""
          + USER
          + "\",\"symbol\":\"AAPL\",\"side\":\"SELL\",\"quantity\":\"100.5\",\"price\":\"178.4900\",\"tradedAt\":\"2026-11-24T15:04:05.123Z\"}";

  private final RawTrade raw = new RawTrade(Instruments.load(), PARTITIONS, 16);

  @Test
  void plainTradeIsRead() {
    assertThat(read(PLAIN)).isNull();
    assertRead();
  }

  @Test
  void otherLayoutsOfTheSameTradeAreReadAlike() {
    assertThat(read(PLAIN.replace(",\"", ", \"").replace("\"100.5\"", "1.005e2"))).isNull();
    assertRead();
    assertThat(read(PLAIN.replace("{", "{\"extra\":{\"side\":1},").replace("AAPL", "\\u0041APL")))
        .isNull();
    assertRead();
    assertThat(read(PLAIN.replace("15:04:05.123Z", "10:04:05.1239-05:00"))).isNull();
    assertRead();
  }

  private void assertRead() {
    UUID user = UUID.fromString(USER);
    assertThat(raw.userHigh).isEqualTo(user.getMostSignificantBits());
    assertThat(raw.userLow).isEqualTo(user.getLeastSignificantBits());
    assertThat(UuidBytes.text(raw.tradeHigh, raw.tradeLow))
        .isEqualTo("0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11");
    assertThat(raw.instrument).isEqualTo(Instruments.load().bySymbol("AAPL").id());
    assertThat(raw.sell).isTrue();
    assertThat(raw.quantity).isEqualTo(1_005_000);
    assertThat(raw.price).isEqualTo(1_784_900);
    assertThat(raw.tradedAtMillis)
        .isEqualTo(Instant.parse("2026-11-24T15:04:05.123Z").toEpochMilli());
    assertThat(raw.ledger)
        .isEqualTo(Partitioning.ledger(USER.getBytes(StandardCharsets.UTF_8), 16));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "\"side\":\"SELL\"|\"side\":\"sell\"|INVALID_SIDE",
        "\"100.5\"|\"0\"|INVALID_QUANTITY",
        "\"100.5\"|\"-5\"|INVALID_QUANTITY",
        "\"100.5\"|\"0.00001\"|INVALID_QUANTITY",
        "\"100.5\"|\"01\"|INVALID_QUANTITY",
        "\"100.5\"|\"\"|INVALID_QUANTITY",
        "\"100.5\"|\"1000000000.0001\"|OUT_OF_RANGE",
        "\"100.5\"|1e99999999999|OUT_OF_RANGE",
        "\"178.4900\"|\"1000000.0001\"|OUT_OF_RANGE",
        "\"178.4900\"|\"abc\"|INVALID_PRICE",
        "2026-11-24T|2026-02-30T|INVALID_TIME",
        "2026-11-24T|1969-12-31T|INVALID_TIME",
        "15:04:05.123Z|15:04:60.123Z|INVALID_TIME",
        "\"AAPL\"|\"NOSUCH\"|UNKNOWN_SYMBOL",
        "\"AAPL\"|7|MALFORMED",
        "\"symbol\"|\"side\"|MALFORMED",
        "0b0f4ab0-6a3c|0B0F4AB0-6A3C|MALFORMED",
        "6f2c1a7e|6f2c1a7f|KEY_MISMATCH",
        "\"}|\"}}|MALFORMED",
        "{|[|MALFORMED",
      },
      delimiter = '|')
  void eachReasonIsFound(String part, String instead, RejectionReason reason) {
    assertThat(PLAIN).contains(part);
    assertThat(read(PLAIN.replace(part, instead))).isEqualTo(reason);
  }

  @Test
  void recordInAnotherPartitionIsWrongThere() {
    byte[] key = USER.getBytes(StandardCharsets.UTF_8);
    byte[] value = PLAIN.getBytes(StandardCharsets.UTF_8);
    assertThat(raw.read(key, value, (PARTITION + 1) % PARTITIONS))
        .isEqualTo(RejectionReason.WRONG_PARTITION);
    assertThat(raw.read(null, value, PARTITION)).isEqualTo(RejectionReason.KEY_MISMATCH);
    assertThat(raw.read(key, null, PARTITION)).isEqualTo(RejectionReason.MALFORMED);
  }

  private RejectionReason read(String value) {
    return raw.read(
        USER.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8), PARTITION);
  }

  @Test
  void anyNumberIsReadAsTheContractSays() {
    Random random = new Random(7);
    String alphabet = "0123456789..-eE+0019";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length >= 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(DecimalText.of(text.toString()))
          .as(text.toString())
          .isEqualTo(byEngine(text.toString()));
    }
  }

  private static DecimalText byEngine(String text) {
    try {
      return new DecimalText(DecimalText.Kind.EXACT, FixedPoint.parse4(text));
    } catch (NumberFormatException e) {
      return new DecimalText(DecimalText.Kind.NOT_EXACT, 0);
    } catch (ArithmeticException e) {
      return new DecimalText(
          text.startsWith("-") ? DecimalText.Kind.TOO_SMALL : DecimalText.Kind.TOO_LARGE, 0);
    }
  }

  @Test
  void hashIsKafkas() {
    Random random = new Random(3);
    for (int length = 0; length < 50; length++) {
      byte[] key = new byte[length];
      random.nextBytes(key);
      assertThat(Murmur2.positive(key, 0, length))
          .isEqualTo(Partitioning.murmur2(key) & Integer.MAX_VALUE);
    }
  }

  @Test
  void wideSumsAreExact() {
    Random random = new Random(5);
    Wide wide = new Wide();
    BigInteger exact = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(63);
      long b = random.nextLong() >> random.nextInt(63);
      wide.addProduct(a, b >> 8).add(a).subtract(b >> 63, b);
      exact =
          exact
              .add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b >> 8)))
              .add(BigInteger.valueOf(a))
              .subtract(BigInteger.valueOf(b));
      assertThat(wide.dollars().unscaledValue()).isEqualTo(wrapped(exact));
      Wide again = Wide.ofBytes(ByteBuffer.wrap(wide.dollars().unscaledValue().toByteArray()));
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
