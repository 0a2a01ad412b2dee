package com.stockafolio.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBufferTest {
  private static String json(Money money) {
    return new JsonBuffer(1).append(money).toByteString().utf8String();
  }

  private static String json(Quantity quantity) {
    return new JsonBuffer(1).append(quantity).toByteString().utf8String();
  }

  private static String json(Shares shares) {
    return new JsonBuffer(1).append(shares).toByteString().utf8String();
  }

  private static String json(Price price) {
    return new JsonBuffer(1).append(price).toByteString().utf8String();
  }

  private static String json(long number) {
    return new JsonBuffer(1).append(number).toByteString().utf8String();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "-1",
        "10",
        "0.1",
        "-0.00000006",
        "81200",
        "92233720368.54775807",
        "-92233720368.54775807",
        "-92233720368.54775808",
        "92233720368.54775808",
        "170141183460469231731687303715.84105727"
      })
  void moneyOfAnySize(String text) {
    assertThat(json(Money.parse(text))).isEqualTo('"' + text + '"');
  }

  @Test
  void theSameTextAsTheDomainsOwn() {
    Random random = new Random(42);
    for (int i = 0; i < 100_000; i++) {
      long units = random.nextLong() >> random.nextInt(64);
      Money money = Money.ofHundredMillionths(units);
      assertThat(json(money)).isEqualTo('"' + money.toString() + '"');
      Quantity quantity = new Quantity(units / 100);
      assertThat(json(quantity)).isEqualTo('"' + quantity.toString() + '"');
      Shares shares = new Shares(random.nextLong() >> random.nextInt(64), units);
      assertThat(json(shares)).isEqualTo('"' + shares.toString() + '"');
      assertThat(new JsonBuffer(1).appendFourDecimals(money).toByteString().utf8String())
          .isEqualTo('"' + money.toStringWithFourDecimals() + '"');
      Price price = new Price(Math.abs(units / 2));
      assertThat(json(price)).isEqualTo('"' + price.toString() + '"');
      assertThat(json(units)).isEqualTo(Long.toString(units));
    }
  }

  @Test
  void theLeastLong() {
    assertThat(json(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(json(0)).isEqualTo("0");
  }
}
