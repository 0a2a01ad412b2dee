package com.stockafolio.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.portfolio.Samples;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class IdTextTest {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Test
  void idsReadAndWriteAsUuidsDo() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 10_000; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      UserId user = UserId.parse(uuid.toString());
      assertThat(user).isEqualTo(UserId.of(uuid)).hasToString(uuid.toString());
      assertThat(user.uuid()).isEqualTo(uuid);
      TradeId trade = TradeId.parse(uuid.toString());
      assertThat(trade).isEqualTo(TradeId.of(uuid)).hasToString(uuid.toString());
      assertThat(trade.uuid()).isEqualTo(uuid);
    }
  }

  @Test
  void asciiIsReadWhereAsked() {
    byte[] text = ("x" + Samples.USER + "x").getBytes(StandardCharsets.US_ASCII);
    assertThat(UserId.parse(text, 1)).isEqualTo(Samples.USER);
    assertThatThrownBy(() -> UserId.parse(text, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UserId.parse(text, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void everyByteInEveryPlaceIsReadOrRefused() {
    for (int place = 0; place < UserId.TEXT_LENGTH; place++) {
      for (int value = 0; value < 256; value++) {
        byte[] ascii = Samples.USER.toString().getBytes(StandardCharsets.US_ASCII);
        ascii[place] = (byte) value;
        String text = new String(ascii, StandardCharsets.ISO_8859_1);
        String which = "byte %d in place %d".formatted(value, place);
        if (CANONICAL.matcher(text).matches()) {
          assertThat(UserId.parse(ascii, 0)).as(which).isEqualTo(UserId.of(UUID.fromString(text)));
        } else {
          assertThatThrownBy(() -> UserId.parse(ascii, 0))
              .as(which)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(text);
        }
      }
    }
  }

  @Test
  void asciiIsWrittenWhereAskedAndNowhereElse() {
    byte[] target = new byte[UserId.TEXT_LENGTH + 2];
    Samples.USER.writeAscii(target, 1);
    assertThat(new String(target, StandardCharsets.US_ASCII))
        .isEqualTo("\0" + "00112233-4455-8677-8899-aabbccddeeff" + "\0");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00112233-4455-8677-8899-AABBCCDDEEFF",
        "00112233445586778899aabbccddeeff",
        "00112233-4455-8677-8899-aabbccddeef",
        "00112233-4455-8677-8899-aabbccddeeff0",
        "00112233_4455-8677-8899-aabbccddeeff",
        "00112233-4455-8677-8899-aabbccddeefg",
        "0011223--4455-8677-8899-aabbccddeeff",
        "00112233-4455-8677-8899-aabbccddee\ud83d\ude00",
        "0-0-0-0-0"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> UserId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a UUID of 36 characters in lower case: " + text);
    assertThatThrownBy(() -> TradeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHugeTextIsShownInPart() {
    assertThatThrownBy(() -> UserId.parse("x".repeat(900_000)))
        .hasMessage("not a UUID of 36 characters in lower case: " + "x".repeat(40) + "...");
  }
}
