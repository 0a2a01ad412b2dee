package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.PageNumbers;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** What the trader's page shows and does. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class TraderPageIT {
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofAllTests();

  private final ChromeDriver browser = CHROMIUM.browser();

  @AutoClose private final StubDesk server = new StubDesk();
  private final Desk desk = new Desk(browser, server.address());
  private final UserId user = server.users.get(0);

  @BeforeEach
  void start() {
    server.books.fill(user, 120);
    desk.open();
  }

  @AfterEach
  void stop() {
    assertThat(Chromium.complaints(browser)).isEmpty();
    browser.get("about:blank");
  }

  @Test
  void theNumbersAreTheApisToTheLastDigit() {
    desk.signInAs(user.toString());
    PageNumbers.assertEqual(desk, server.portfolio(user));
    server.tick();
    awaitValue();
    PageNumbers.assertEqual(desk, server.portfolio(user));
    server.trade(user, "AAPL", Side.SELL, "7.5");
    desk.await("the trade", () -> desk.exact("#trade-count").equals("121"));
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void theProfitOfTheDayIsCountedFromTheLastClose() {
    desk.signInAs(user.toString());
    assertThat(desk.text("#day-profit")).isEqualTo("\u2013");
    assertThat(desk.text("#day-since")).isEqualTo("no close to count from yet");
    server.closeDay();
    server.tick();
    awaitValue();
    PageNumbers.assertEqual(desk, server.portfolio(user));
    assertThat(desk.text("#day-since")).isEqualTo("since close of 24 Nov, 16:00 New York");
    assertThat(desk.attribute("#day-since", "title")).contains("24 Nov 2026, 16:00:00");
    // A trade's event tells totals without it.
    server.trade(user, "AAPL", Side.SELL, "7.5");
    desk.await("the trade", () -> desk.exact("#trade-count").equals("121"));
    PageNumbers.assertEqual(desk, server.portfolio(user));
    server.tick();
    awaitValue();
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void cashArrivesLiveAndIsToldInWords() {
    desk.signInAs(user.toString());
    String before = desk.exact("#cash");
    server.tellInterest(user, "12.5");
    desk.await("the interest", () -> desk.exact("#income").equals("12.5"));
    String after = new BigDecimal(before).add(new BigDecimal("12.5")).toPlainString();
    assertThat(desk.exact("#cash")).isEqualTo(after);
    assertThat(desk.text("#notice"))
        .isEqualTo(
            "Interest: 12.5 dollars received. Cash goes from "
                + PageNumbers.whole(before)
                + " to "
                + PageNumbers.whole(after)
                + ".");
    assertThat(desk.exact("#trade-count")).isEqualTo("120");
  }

  @Test
  void theDonutAndTheLineAreDrawn() {
    desk.signInAs(user.toString());
    assertThat(desk.all("#sectors .slice")).hasSize(server.portfolio(user).get("sectors").size());
    assertThat(desk.shows("#chart .empty")).isTrue();
    browser.executeScript(
        "const real = Date.now, from = real(); Date.now = () => from + (real() - from) * 60;");
    for (int i = 0; i < 4; i++) {
      server.tick();
      awaitValue();
    }
    assertThat(desk.attribute("#chart .curve", "d")).startsWith("M").contains("L");
    String value = desk.attribute("#chart svg", "aria-label");
    assertThat(value).startsWith("Market value from ");
    desk.find("#chart svg").sendKeys(Keys.HOME);
    assertThat(desk.all("#chart .spot")).hasSize(1);
    desk.find("input[value=profit]").sendKeys(Keys.SPACE);
    assertThat(desk.attribute("#chart svg", "aria-label")).startsWith("Profit and loss from ");
  }

  @Test
  void headersSortByKeyboardAndAWordFilters() {
    desk.signInAs(user.toString());
    List<String> bySymbol = desk.symbols();
    assertThat(bySymbol).isSorted();
    desk.find("th[data-key=marketValue] button").sendKeys(Keys.ENTER);
    desk.await("the order", () -> !desk.symbols().equals(bySymbol));
    assertThat(desk.symbols()).isEqualTo(symbolsByFalling("marketValue"));
    assertThat(desk.attribute("th[data-key=marketValue]", "aria-sort")).isEqualTo("descending");

    desk.write("#filter", "technology");
    desk.await("the filter", () -> desk.symbols().size() < bySymbol.size());
    assertThat(desk.symbols()).containsExactlyInAnyOrder("AAPL", "MSFT");
    assertThat(desk.text("#positions-count")).isEqualTo("2 of " + bySymbol.size());
    desk.write("#filter", "no such thing");
    desk.await("the empty table", () -> desk.shows("#no-positions"));
    assertThat(desk.text("#no-positions")).contains("no such thing");
    desk.find("button[data-sector=Energy]").sendKeys(Keys.ENTER);
    desk.await("one sector", () -> desk.symbols().equals(List.of("XOM")));
  }

  private List<String> symbolsByFalling(String field) {
    Comparator<JsonNode> rising =
        Comparator.comparing(position -> new BigDecimal(position.get(field).asText()));
    return StreamSupport.stream(server.portfolio(user).get("positions").spliterator(), false)
        .sorted(rising.reversed())
        .map(position -> position.get("symbol").asText())
        .toList();
  }

  @Test
  void olderTradesComeOnDemand() {
    desk.signInAs(user.toString());
    assertThat(desk.all("#trades tbody tr")).hasSize(16);
    for (int shown : new int[] {66, 116, 120}) {
      desk.find("#older").sendKeys(Keys.ENTER);
      desk.await(shown + " trades", () -> desk.all("#trades tbody tr").size() == shown);
    }
    assertThat(desk.shows("#older")).isFalse();
    List<String> sequences =
        desk.all("#trades tbody tr").stream()
            .map(row -> row.getDomAttribute("data-sequence"))
            .toList();
    assertThat(sequences.get(0)).isEqualTo("120");
    assertThat(sequences.get(119)).isEqualTo("1");
    server.trade(user, "MSFT", Side.BUY, "1");
    desk.await("a newer one above", () -> desk.all("#trades tbody tr").size() == 121);
  }

  @Test
  void aPostedTradeGoesFromPendingToBooked() {
    server.booking = false;
    desk.signInAs(user.toString());
    order("MSFT", "3", "400");
    desk.await("accepted", () -> orderState().equals("accepted"));
    server.booking = true;
    order("MSFT", "5", "400.25");
    desk.await("booked", () -> orderState().equals("booked"));
    assertThat(desk.text("#orders li")).contains("Buy 5 MSFT at 400.2500").contains("booked in");
    assertThat(desk.text("#trades tbody tr")).contains("MSFT").contains("400.2500");
  }

  @Test
  void aRefusedTradeSaysWhy() {
    desk.signInAs(user.toString());
    order("NONESUCH", "1", "1");
    desk.await("rejected", () -> orderState().equals("rejected"));
    assertThat(desk.text("#orders li")).contains("no instrument has the symbol NONESUCH");
    order("MSFT", "1", "13");
    desk.await("refused", () -> orderState().equals("failed"));
    assertThat(desk.text("#ticket-problem")).isEqualTo("The price 13 is not taken here.");
    assertThat(desk.attribute("#ticket-price", "aria-invalid")).isEqualTo("true");
    order("MSFT", "1.0000000001", "13");
    desk.await("checked here", () -> desk.text("#ticket-problem").contains("nine decimals"));
    assertThat(desk.attribute("#ticket-quantity", "aria-invalid")).isEqualTo("true");
    assertThat(desk.all("#orders li")).hasSize(2);
  }

  @Test
  void itComesBackAfterTheServerDoes() throws Exception {
    desk.signInAs(user.toString());
    desk.await("live", () -> desk.text("#state").equals("Live"));
    server.goAway();
    desk.await("lost", () -> desk.text("#state").contains("reconnecting"));
    server.books.fill(user, 3);
    server.comeBack();
    desk.await("live again", () -> desk.text("#state").equals("Live"));
    desk.await("what was missed", () -> desk.exact("#trade-count").equals("123"));
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void theNextUserIsShownInTheSamePlace() {
    server.books.fill(server.users.get(1), 20);
    desk.signInAs(user.toString());
    desk.find("#next-user").sendKeys(Keys.ENTER);
    desk.awaitPortfolio(server.users.get(1).toString());
    PageNumbers.assertEqual(desk, server.portfolio(server.users.get(1)));
    desk.await("one stream", () -> server.openStreams() == 1);
  }

  @Test
  void aTokenSignsInWhereThereIsNoDemo() {
    server.demo = false;
    browser.navigate().refresh();
    desk.await("the ways in", () -> desk.shows("#token-form"));
    assertThat(desk.shows("#demo-entrance")).isFalse();
    desk.write("#token", "nonsense");
    desk.find("#token-form button").click();
    desk.await("the problem", () -> desk.text("#entrance-problem").contains("cannot be read"));
    desk.write("#token", user.toString());
    desk.find("#token-form button").click();
    desk.awaitPortfolio(user.toString());
    assertThat(desk.shows("#next-user")).isFalse();
    browser.navigate().refresh();
    desk.awaitPortfolio(user.toString());
    desk.find("#sign-out").click();
    desk.await("signed out", () -> desk.shows("#token-form"));
    browser.navigate().refresh();
    desk.await("still signed out", () -> desk.shows("#token-form"));
  }

  @Test
  void theThemeIsChosenAndKept() {
    desk.signInAs(user.toString());
    Chromium.colours(browser, "light");
    String light = background();
    desk.find("#theme").click();
    desk.find("#theme").click();
    assertThat(desk.find("#theme").getAccessibleName()).isEqualTo("Colours: dark");
    assertThat(background()).isNotEqualTo(light);
    browser.navigate().refresh();
    desk.awaitPortfolio(user.toString());
    assertThat(background()).isNotEqualTo(light);
    browser.executeScript("localStorage.clear()");
  }

  private String background() {
    return (String) browser.executeScript("return getComputedStyle(document.body).backgroundColor");
  }

  private void awaitValue() {
    String value = server.portfolio(user).at("/totals/marketValue").asText();
    desk.await("the value " + value, () -> value.equals(desk.exact("#market-value")));
  }

  private void order(String symbol, String quantity, String price) {
    desk.write("#ticket-symbol", symbol);
    desk.write("#ticket-quantity", quantity);
    desk.write("#ticket-price", price);
    desk.find("#ticket-price").sendKeys(Keys.ENTER);
  }

  private String orderState() {
    return desk.attribute("#orders li", "data-state");
  }
}
