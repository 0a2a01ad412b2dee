package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page's exact decimals against {@link BigDecimal}, on thousands of numbers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class DecimalIT {
  private static final int CASES = 3_000;
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofAllTests();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();

  private final Random random = new Random(11);

  @BeforeEach
  void start() {
    browser.get(server.address() + "/assets/shared/icon.svg");
  }

  @Test
  void productsAreRoundedOnceAndSumsAndDifferencesAreExact() {
    List<List<String>> pairs = pairs(9);
    pairs.add(List.of("0.000000005", "1"));
    pairs.add(List.of("0.000000015", "-1"));
    List<String> products = each(pairs, "product(a, b)");
    List<String> sums = each(pairs, "sum([a, b])");
    List<String> differences = each(pairs, "minus(a, b)");
    for (int i = 0; i < pairs.size(); i++) {
      BigDecimal a = new BigDecimal(pairs.get(i).get(0));
      BigDecimal b = new BigDecimal(pairs.get(i).get(1));
      BigDecimal product = a.multiply(b).setScale(8, RoundingMode.HALF_EVEN);
      assertThat(products.get(i)).as("%s x %s", a, b).isEqualTo(plain(product));
      assertThat(sums.get(i)).as("%s + %s", a, b).isEqualTo(plain(a.add(b)));
      assertThat(differences.get(i)).as("%s - %s", a, b).isEqualTo(plain(a.subtract(b)));
    }
  }

  @Test
  void orderAndSignAreThoseOfTheNumbers() {
    List<List<String>> pairs = pairs(9);
    pairs.add(List.of("0", "-0.00000001"));
    pairs.add(List.of("10", "9"));
    pairs.add(List.of("2.50", "2.5"));
    List<String> orders = each(pairs, "String(compare(a, b))");
    List<String> signs = each(pairs, "String(sign(a))");
    for (int i = 0; i < pairs.size(); i++) {
      BigDecimal a = new BigDecimal(pairs.get(i).get(0));
      BigDecimal b = new BigDecimal(pairs.get(i).get(1));
      assertThat(orders.get(i)).as("%s and %s", a, b).isEqualTo("" + a.compareTo(b));
      assertThat(signs.get(i)).as("%s", a).isEqualTo("" + a.signum());
    }
  }

  @Test
  void ratiosAreRoundedHalfEven() {
    List<List<String>> pairs = pairs(9);
    pairs.add(List.of("1", "20000"));
    pairs.add(List.of("3", "20000"));
    pairs.add(List.of("-1", "3"));
    pairs.add(List.of("5", "0"));
    List<String> ratios = each(pairs, "String(ratio(a, b, 4))");
    for (int i = 0; i < pairs.size(); i++) {
      BigDecimal a = new BigDecimal(pairs.get(i).get(0));
      BigDecimal b = new BigDecimal(pairs.get(i).get(1));
      String expected =
          b.signum() == 0 ? "null" : a.divide(b, 4, RoundingMode.HALF_EVEN).toPlainString();
      assertThat(ratios.get(i)).as("%s / %s", a, b).isEqualTo(expected);
    }
  }

  @Test
  void whatPeopleReadIsRoundedToTheNearest() {
    List<List<String>> pairs = pairs(9);
    pairs.add(List.of("-0.004", "0"));
    pairs.add(List.of("0.005", "0"));
    pairs.add(List.of("999999.995", "0"));
    List<String> shown = each(pairs, "shown(a, 2)");
    List<String> signed = each(pairs, "signed(a, 2)");
    for (int i = 0; i < pairs.size(); i++) {
      BigDecimal rounded = new BigDecimal(pairs.get(i).get(0)).setScale(2, RoundingMode.HALF_UP);
      String expected = String.format("%,.2f", rounded).replace('-', '\u2212');
      String as = pairs.get(i).get(0);
      assertThat(shown.get(i)).as(as).isEqualTo(expected);
      assertThat(signed.get(i)).as(as).isEqualTo((rounded.signum() > 0 ? "+" : "") + expected);
    }
  }

  @Test
  void whatStandsInTablesIsBriefAndNeverLooksLikeNothing() {
    List<List<String>> pairs =
        List.of(
            List.of("12345.5", "12,345.5"),
            List.of("1234.1234", "1,234.1234"),
            List.of("12345.123456789", "12,345.1234\u2026"),
            List.of("-12345.99999", "\u221212,345.9999\u2026"),
            List.of("1.000000001", "1.0000\u2026"),
            List.of("0.957680115", "0.9576\u2026"),
            List.of("-0.001234567", "\u22120.001234\u2026"),
            List.of("0.000000005", "0.000000005"),
            List.of("-0.00012345", "\u22120.0001234\u2026"),
            List.of("0.0012", "0.0012"),
            List.of("178.4900", "178.4900"),
            List.of("0", "0"));
    assertThat(each(pairs, "brief(a)")).isEqualTo(pairs.stream().map(pair -> pair.get(1)).toList());
  }

  /** Numbers of all sizes that the API has, most with few decimals. */
  private List<List<String>> pairs(int places) {
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      pairs.add(List.of(number(places), number(places)));
    }
    return pairs;
  }

  private String number(int places) {
    long unscaled = random.nextLong() >> random.nextInt(63);
    return plain(BigDecimal.valueOf(unscaled, random.nextInt(places + 1)));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @SuppressWarnings("unchecked")
  private List<String> each(List<List<String>> pairs, String expression) {
    String script =
        """
        const done = arguments[1];
        import("/assets/shared/decimal.js").then(
          ({ product, sum, minus, compare, sign, ratio, shown, signed, brief }) =>
            done(arguments[0].map(([a, b]) => %s)),
          (problem) => done([String(problem)]));
        """
            .formatted(expression);
    return (List<String>) browser.executeAsyncScript(script, pairs);
  }
}
