package com.stockafolio.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read exactly; a wrong one is refused by its key, its value and what is legal. */
class SettingsReaderTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static SettingsReader reader(String settings) {
    return new SettingsReader(ConfigFactory.parseString(settings).resolve(), "a.b");
  }

  private static void assertRefused(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(StartRefused.class).hasMessage(message);
  }

  @Test
  void legalValuesAreRead() {
    assertThat(reader("a.b.c = 1").number("c", 1, 9)).isEqualTo(1);
    assertThat(reader("a.b.c = \"9\"").number("c", 1, 9)).isEqualTo(9);
    assertThat(reader("a.b.c = off").numberOrOff("c", 1, 9)).isZero();
    assertThat(reader("a.b.c = 7").numberOrOff("c", 1, 9)).isEqualTo(7);
    assertThat(reader("a.b.c = 1 KiB").bytes("c", 1, 1024)).isEqualTo(1024);
    assertThat(reader("a.b.c = 1 minute").time("c", SECOND, HOUR)).isEqualTo(Duration.ofMinutes(1));
    assertThat(reader("a.b.c = 60s").time("c", SECOND, HOUR)).isEqualTo(Duration.ofMinutes(1));
    assertThat(reader("a.b.c = on").flag("c")).isTrue();
    assertThat(reader("a.b.c = \" x \"").text("c")).isEqualTo("x");
    assertThat(reader("a.b.c = \" \"").optionalText("c")).isEmpty();
    assertThat(reader("a.b.c = ONE").oneOf("c", "ONE", "ALL")).isEqualTo("ONE");
    assertThat(reader("a.b.c.d = 5").section("c").number("d", 0, 9)).isEqualTo(5);
  }

  @Test
  void soAreListsAndSections() {
    assertThat(reader("a.b.c = [x, y]").texts("c")).containsExactly("x", "y");
    assertThat(reader("a.b.c = \"x, y,\"").texts("c")).containsExactly("x", "y");
    assertThat(reader("a.b.c { \"x.y\" = 1, x.z = 2 }").properties("c"))
        .isEqualTo(Map.of("x.y", "1", "x.z", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "2.5", "many", "\"\"", "[1]", "99999999999"})
  void aNumberThatIsNoneOrOutOfRangeIsRefused(String value) {
    String shown = value.replace("\"", "");
    assertRefused(
        () -> reader("a.b.c = " + value).number("c", 1, 9),
        "a.b.c = " + shown + " must be a whole number between 1 and 9");
    assertRefused(
        () -> reader("a.b.c = " + value).numberOrOff("c", 1, 9),
        "a.b.c = " + shown + " must be a whole number between 1 and 9, or off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999 ms", "2 h", "-1 s", "5 parsecs", "soon", "99999999999 d"})
  void aTimeThatIsNoneOrOutOfRangeIsRefused(String value) {
    assertRefused(
        () -> reader("a.b.c = \"" + value + "\"").time("c", SECOND, HOUR),
        "a.b.c = " + value + " must be a time with its unit between 1 s and 1 h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5000", "\"5000\"", "5e3", "0"})
  void aTimeWithoutItsUnitIsRefused(String value) {
    assertThatThrownBy(() -> reader("a.b.c = " + value).time("c", Duration.ZERO, HOUR))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("a.b.c = ")
        .hasMessageEndingWith(" must be a time with its unit between 0 ms and 1 h");
  }

  @ParameterizedTest
  @CsvSource({"0 B", "3 KiB", "large", "-1"})
  void aSizeThatIsNoneOrOutOfRangeIsRefused(String value) {
    assertRefused(
        () -> reader("a.b.c = \"" + value + "\"").bytes("c", 1, 2048),
        "a.b.c = " + value + " must be a size between 1 B and 2 KiB");
  }

  @Test
  void whatIsOfAnotherKindIsRefused() {
    assertRefused(() -> reader("a.b.c = perhaps").flag("c"), "a.b.c = perhaps must be on or off");
    assertRefused(() -> reader("a.b.c = \" \"").text("c"), "a.b.c =   must not be blank");
    assertRefused(() -> reader("a.b.c = [x]").text("c"), "a.b.c = [x] must be a text");
    assertRefused(
        () -> reader("a.b.c = SOME").oneOf("c", "ONE", "ALL"),
        "a.b.c = SOME must be one of ONE, ALL");
    assertRefused(
        () -> reader("a.b.c = { x = 1 }").texts("c"), "a.b.c = {x=1} must be a list of texts");
    assertRefused(() -> reader("a.b.c = x").properties("c"), "a.b.c = x must be a section");
  }

  @Test
  void whatIsMissingIsRefused() {
    assertRefused(
        () -> reader("").number("c", 1, 9),
        "a.b.c is not set; it must be a whole number between 1 and 9");
    assertRefused(
        () -> reader("a.b.c = null").time("c", SECOND, HOUR),
        "a.b.c is not set; it must be a time with its unit between 1 s and 1 h");
  }
}
