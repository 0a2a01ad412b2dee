package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.text.Murmur2;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeReaderTest {
  private static final String TRADE_ID = "0189abcd-0000-8000-8000-00000000beef";
  private static final String USER_ID = "f00dabcd-0000-8000-8000-00000000cafe";
  private static final String GOOD =
      """
      {"tradeId":"%s","userId":"%s","symbol":"AMZN","side":"SELL","quantity":"100.5",\
      "price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}\
      """
          .formatted(TRADE_ID, USER_ID);
  private static final byte[] KEY = Samples.bytes(USER_ID);
  private static final int PARTITION = Murmur2.partition(KEY, 4);

  private final TradeReader reader = new TradeReader(Samples.MARKET);

  @Test
  void readsATrade() {
    UUID id = UUID.fromString(TRADE_ID);
    UUID user = UUID.fromString(USER_ID);
    assertThat(read(GOOD))
        .isEqualTo(
            new Reading(
                Verdict.BOOKED,
                true,
                Reading.What.TRADE,
                id.getMostSignificantBits(),
                id.getLeastSignificantBits(),
                user.getMostSignificantBits(),
                user.getLeastSignificantBits(),
                2,
                -1,
                100_500_000_000L,
                178_490_000_000L,
                0,
                1_795_532_645_123L,
                Status.ACTIVE,
                null));
  }

  @Test
  void takesNumbersExtraFieldsAndAnyOrder() {
    String sameTrade =
        """
        {"venue":{"a":[1,{"price":"2"}]},"tradedAt":"2026-11-24T15:04:05.123Z","price":178.49,
         "quantity":1005e-1,"side":"SELL","symbol":"\\u0041MZN","userId":"%s","tradeId":"%s","x":null}
        """
            .formatted(USER_ID, TRADE_ID);
    assertThat(read(sameTrade)).isEqualTo(read(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{",
        "\"text\"",
        "12",
        "{\"tradeId\":}",
      })
  void refusesWhatIsNoTrade(String value) {
    assertThat(read(value).verdict()).isEqualTo(Verdict.MALFORMED);
    assertThat(read(value).identified()).isFalse();
  }

  @Test
  void refusesARecordWithoutValue() {
    assertThat(reader.read(KEY, null, PARTITION).verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void refusesWhatFollowsTheObject() {
    assertThat(read(GOOD + "{}").verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void refusesAFieldThatStandsTwice() {
    assertThat(read(GOOD.replace("\"price\"", "\"side\":\"SELL\",\"price\"")).verdict())
        .isEqualTo(Verdict.MALFORMED);
    assertThat(read(GOOD.replace("\"price\"", "\"x\":1,\"x\":2,\"price\""))).isEqualTo(read(GOOD));
  }

  @Test
  void refusesOtherEncodings() {
    byte[] wide = GOOD.getBytes(StandardCharsets.UTF_16LE);
    assertThat(reader.read(KEY, wide, PARTITION).verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void namesTheFirstOfSeveralFaults() {
    String[] good = {"SELL", "100.5", "178.4900", "2026-11-24T15:04:05.123Z", "AMZN"};
    String[] wrong = {"HOLD", "1e40", "0", "soon", "NONE"};
    Verdict[] verdicts = {
      Verdict.INVALID_SIDE,
      Verdict.OUT_OF_RANGE,
      Verdict.INVALID_PRICE,
      Verdict.INVALID_TIME,
      Verdict.UNKNOWN_SYMBOL
    };
    String value = GOOD;
    for (int i = good.length - 1; i >= 0; i--) {
      value = value.replace("\"" + good[i] + "\"", "\"" + wrong[i] + "\"");
      assertThat(read(value).verdict()).isEqualTo(verdicts[i]);
    }
    String longSymbol = value.replace("\"NONE\"", "\"" + "N".repeat(65) + "\"");
    assertThat(read(longSymbol).verdict()).isEqualTo(Verdict.UNKNOWN_SYMBOL);
    byte[] bytes = Samples.bytes(value);
    assertThat(reader.read(KEY, bytes, PARTITION ^ 1).verdict()).isEqualTo(Verdict.WRONG_PARTITION);
    assertThat(reader.read(null, bytes, PARTITION ^ 1).verdict()).isEqualTo(Verdict.KEY_MISMATCH);
  }

  @Test
  void refusesABigRecordOfNothing() {
    assertThat(read("z".repeat(900_000)).verdict()).isEqualTo(Verdict.MALFORMED);
    assertThat(read("[".repeat(900_000)).verdict()).isEqualTo(Verdict.MALFORMED);
    String padded = GOOD.replaceFirst("\\{", "{\"pad\":\"" + "y".repeat(900_000) + "\",");
    assertThat(read(padded)).isEqualTo(read(GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tradeId", "userId", "symbol", "side", "quantity", "price", "tradedAt"})
  void refusesAMissingOrWronglyTypedField(String name) {
    String renamed = GOOD.replace("\"" + name + "\":", "\"other\":");
    assertThat(read(renamed).verdict()).isEqualTo(Verdict.MALFORMED);
    for (String other : new String[] {"null", "true", "[]", "{}"}) {
      String retyped =
          GOOD.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":" + other);
      assertThat(retyped).isNotEqualTo(GOOD);
      assertThat(read(retyped).verdict()).isEqualTo(Verdict.MALFORMED);
    }
  }

  @Test
  void refusesIdsThatAreNoCanonicalUuids() {
    assertThat(read(GOOD.replace(USER_ID, USER_ID.toUpperCase(Locale.ROOT))).verdict())
        .isEqualTo(Verdict.MALFORMED);
    assertThat(read(GOOD.replace(TRADE_ID, "one")).verdict()).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void refusesAKeyThatIsNotTheUser() {
    for (byte[] key : new byte[][] {null, {}, Samples.bytes(TRADE_ID)}) {
      Reading reading = reader.read(key, Samples.bytes(GOOD), PARTITION);
      assertThat(reading.verdict()).isEqualTo(Verdict.KEY_MISMATCH);
      assertThat(reading.identified()).isTrue();
      assertThat(reading.idLow()).isEqualTo(UUID.fromString(TRADE_ID).getLeastSignificantBits());
    }
  }

  @Test
  void refusesARecordInAnotherPartition() {
    for (int partition = 0; partition < 4; partition++) {
      assertThat(reader.read(KEY, Samples.bytes(GOOD), partition).verdict())
          .isEqualTo(partition == PARTITION ? Verdict.BOOKED : Verdict.WRONG_PARTITION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SELL, sell, INVALID_SIDE",
    "SELL, '', INVALID_SIDE",
    "100.5, 0, INVALID_QUANTITY",
    "100.5, -1, INVALID_QUANTITY",
    "100.5, 1.0000000001, INVALID_QUANTITY",
    "100.5, many, INVALID_QUANTITY",
    "100.5, 1000000000.000000001, OUT_OF_RANGE",
    "100.5, 1e40, OUT_OF_RANGE",
    "100.5, 1000000000, BOOKED",
    "178.4900, 0.0000, INVALID_PRICE",
    "178.4900, -178, INVALID_PRICE",
    "178.4900, 178.4900000001, INVALID_PRICE",
    "178.4900, 178.490000001, BOOKED",
    "178.4900, 1000000.000000001, OUT_OF_RANGE",
    "178.4900, 1000000, BOOKED",
    "2026-11-24T15:04:05.123Z, yesterday, INVALID_TIME",
    "AMZN, NONE, UNKNOWN_SYMBOL",
    "AMZN, amzn, UNKNOWN_SYMBOL",
    "AMZN, '', UNKNOWN_SYMBOL"
  })
  void refusesWrongValues(String good, String other, Verdict verdict) {
    String value = GOOD.replace("\"" + good + "\"", "\"" + other + "\"");
    assertThat(value).isNotEqualTo(GOOD);
    assertThat(read(value).verdict()).isEqualTo(verdict);
  }

  @Test
  void tellsOtherTypesBeforeItLooksForTheFieldsOfATrade() {
    assertThat(read(GOOD.replaceFirst("\\{", "{\"type\":\"TRADE\","))).isEqualTo(read(GOOD));
    assertThat(read("{\"type\":\"BOGUS\"}").verdict()).isEqualTo(Verdict.UNKNOWN_TYPE);
    assertThat(read("{\"type\":\"BOGUS\",\"side\":1}").verdict()).isEqualTo(Verdict.UNKNOWN_TYPE);
    Reading bogus = read(GOOD.replaceFirst("\\{", "{\"type\":\"BOGUS\","));
    assertThat(bogus.verdict()).isEqualTo(Verdict.UNKNOWN_TYPE);
    assertThat(bogus.identified()).isTrue();
    for (String malformed :
        new String[] {
          "{\"type\":7}",
          "{\"type\":null}",
          "{\"type\":\"BOGUS\",\"type\":\"BOGUS\"}",
          "{\"type\":\"BOGUS\"}{}"
        }) {
      assertThat(read(malformed).verdict()).as(malformed).isEqualTo(Verdict.MALFORMED);
    }
  }

  private Reading read(String value) {
    return reader.read(KEY, Samples.bytes(value), PARTITION);
  }
}
