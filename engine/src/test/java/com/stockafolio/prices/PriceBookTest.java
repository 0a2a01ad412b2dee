package com.stockafolio.prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.market.MarketList;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class PriceBookTest {
  private static final MarketList LIST = MarketList.empty();
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private final PriceBook book = book(5);

  private static PriceBook book(int factor) {
    return new PriceBook(LIST, new PriceRules(factor, Duration.ZERO));
  }

  private static void tick(PriceBook book, String price, int second) {
    book.take(bytes("AAPL"), value("AAPL", price, NOON.plusSeconds(second)), Long.MAX_VALUE);
  }

  private static byte[] value(String symbol, String price, Instant at) {
    return bytes("{\"symbol\":\"%s\",\"price\":\"%s\",\"at\":\"%s\"}".formatted(symbol, price, at));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void assertPrice(PriceBook book, String price) {
    assertThat(book.prices()).isEqualTo(Map.of("AAPL", Price.parse(price)));
  }

  @Test
  void anOlderPriceThatArrivesLateChangesNothing() {
    tick(book, "178.49", 10);
    tick(book, "178.50", 9);
    assertPrice(book, "178.49");
    assertThat(book.pricedAtMillis()).isEqualTo(NOON.plusSeconds(10).toEpochMilli());
    tick(book, "178.51", 10);
    assertPrice(book, "178.51");
  }

  @Test
  void aTickFarFromTheLastWaitsForASecondOne() {
    tick(book, "178.49", 1);
    tick(book, "17849", 2);
    assertPrice(book, "178.49");
    assertThat(book.heldBack())
        .containsExactly(
            new PriceBook.HeldBack(
                "AAPL",
                Price.parse("17849"),
                NOON.plusSeconds(2).toEpochMilli(),
                Price.parse("178.49")));
    assertThat(book.pricedAtMillis()).isEqualTo(NOON.plusSeconds(1).toEpochMilli());
    tick(book, "17849", 2);
    assertPrice(book, "178.49");
    tick(book, "17000", 3);
    assertPrice(book, "17000");
    assertThat(book.heldBack()).isEmpty();
  }

  @Test
  void aTickThatIsNotConfirmedIsForgotten() {
    tick(book, "178.49", 1);
    tick(book, "17849", 2);
    tick(book, "178.51", 3);
    assertPrice(book, "178.51");
    assertThat(book.heldBack()).isEmpty();
    tick(book, "17849", 4);
    assertPrice(book, "178.51");
  }

  @Test
  void twoFarTicksThatAreFarFromEachOtherConfirmNothing() {
    tick(book, "178.49", 1);
    tick(book, "17849", 2);
    tick(book, "1.7849", 3);
    assertPrice(book, "178.49");
    tick(book, "17849", 4);
    assertPrice(book, "178.49");
    tick(book, "17850", 5);
    assertPrice(book, "17850");
  }

  @Test
  void theFactorItselfIsNear() {
    tick(book, "100", 1);
    tick(book, "500", 2);
    assertPrice(book, "500");
    tick(book, "100", 3);
    assertPrice(book, "100");
    tick(book, "19.9999", 4);
    assertPrice(book, "100");
    tick(book, "1000000", 5);
    assertPrice(book, "100");
  }

  @Test
  void withoutAFactorEveryTickIsBelieved() {
    PriceBook credulous = book(0);
    tick(credulous, "178.49", 1);
    tick(credulous, "17849", 2);
    assertPrice(credulous, "17849");
  }

  @Test
  void aRecordWithoutValueTakesThePriceAwayAndNoOlderOneBringsItBack() {
    tick(book, "178.49", 10);
    tick(book, "1784.9", 11);
    book.take(bytes("AAPL"), null, Long.MAX_VALUE);
    assertThat(book.prices()).isEmpty();
    assertThat(book.heldBack()).isEmpty();
    assertThat(book.pricedAtMillis()).isZero();
    tick(book, "178.49", 9);
    assertThat(book.prices()).isEmpty();
    tick(book, "1784.9", 12);
    assertPrice(book, "1784.9");
  }

  @Test
  void whatIsNoPriceByTheMomentIsRefused() {
    tick(book, "178.49", 1);
    byte[] good = value("AAPL", "1.5", NOON);
    long now = NOON.toEpochMilli();
    book.take(bytes("AAPL"), good, now);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.take(bytes("AAPL"), good, now - 1))
        .withMessage("at is in the future");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.take(bytes("MSFT"), good, now))
        .withMessage("key and symbol differ");
    for (byte[] key : new byte[][] {null, bytes("NONESUCH"), bytes("")}) {
      assertThatIllegalArgumentException().isThrownBy(() -> book.take(key, good, now));
    }
    for (String value :
        List.of(
            "",
            "no JSON",
            "[]",
            "{\"symbol\":\"AAPL\",\"price\":\"1.5\"}",
            "{\"symbol\":\"AAPL\",\"price\":\"1.5\",\"at\":\"x\"}",
            "{\"symbol\":\"AAPL\",\"at\":\"2026-11-24T17:00:00Z\"}",
            "{\"symbol\":\"AAPL\",\"price\":\"0\",\"at\":\"2026-11-24T17:00:00Z\"}",
            "{\"symbol\":\"AAPL\",\"price\":\"-1\",\"at\":\"2026-11-24T17:00:00Z\"}",
            "{\"symbol\":\"AAPL\",\"price\":\"1000000.0001\",\"at\":\"2026-11-24T17:00:00Z\"}",
            "{\"symbol\":\"AAPL\",\"price\":\"1.0000000001\",\"at\":\"2026-11-24T17:00:00Z\"}")) {
      assertThatIllegalArgumentException()
          .as(value)
          .isThrownBy(() -> book.take(bytes("AAPL"), bytes(value), now));
    }
    assertPrice(book, "178.49");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-5", "1001", "many", "[]"})
  void anIllegalFactorIsRefused(String factor) {
    assertThatThrownBy(() -> rules("stockafolio.prices.confirm-beyond-factor = " + factor))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.prices.confirm-beyond-factor");
  }

  @Test
  void theRulesAreReadAndTheFactorMayBeOff() {
    assertThat(rules("")).isEqualTo(new PriceRules(5, Duration.ofMinutes(1)));
    for (String off : new String[] {"off", "false"}) {
      assertThat(rules("stockafolio.prices.confirm-beyond-factor = " + off).factor()).isZero();
    }
    assertThatThrownBy(() -> rules("stockafolio.prices.most-ahead = 2 h"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.prices.most-ahead");
  }

  private static PriceRules rules(String overrides) {
    return PriceRules.read(
        ConfigFactory.parseString(overrides)
            .withFallback(ConfigFactory.parseResources("reference.conf")));
  }
}
