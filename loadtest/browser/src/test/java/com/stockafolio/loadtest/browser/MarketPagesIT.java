package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.FirmDesk;
import com.stockafolio.loadtest.browser.page.PageNumbers;
import com.stockafolio.loadtest.browser.stub.StubDays;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import com.stockafolio.transaction.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** What the market did, as the pages tell it, and the odd numbers that it leaves. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class MarketPagesIT {
  private static final BySymbol APPLE = new BySymbol("AAPL");

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();
  private final Desk desk = new Desk(browser, server.address());
  private final UserId user = server.users.get(0);

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  private void hold(Side side, String quantity, String price) {
    server.books.setPrice("AAPL", price);
    server.trade(user, "AAPL", side, quantity);
    desk.open();
    desk.signInAs(user.toString());
  }

  @Test
  void aSplitArrivesLiveAndIsToldInWords() {
    hold(Side.BUY, "1000", "100");
    server.act(new MarketAction.Split(APPLE, new Ratio(1, 4), null), "{\"from\":1,\"to\":4}");
    awaitShares("4000");
    assertThat(desk.text("#notice"))
        .isEqualTo(
            "Split of AAPL: each share becomes 4."
                + " AAPL goes from 1,000 to 4,000 shares, at the same cost of 100,000.");
    assertThat(desk.text("#trades-count")).isEqualTo("1 of 1");
    server.books.setPrice("AAPL", "25.5");
    server.tick();
    desk.await("a price", () -> desk.exact("#market-value").startsWith("10"));
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void aFractionThatIsPaidOutIsToldWithWhatItBrought() {
    hold(Side.BUY, "30", "9");
    server.act(
        new MarketAction.Split(APPLE, new Ratio(9, 8), Price.parse("10")),
        "{\"from\":9,\"to\":8,\"cashPrice\":\"10\"}");
    awaitShares("26");
    assertThat(desk.text("#notice"))
        .isEqualTo(
            "Split of AAPL: 9 shares become 8. Fractions are paid at 10 dollars."
                + " AAPL goes from 30 to 26 shares, its cost from 270 to 263.25."
                + " Realised profit goes from 0 to \u22120.08333333."
                + " Cash goes from \u2212270 to \u2212263.33333333.");
  }

  @Test
  void aDividendArrivesLiveAndAShortPaysIt() {
    hold(Side.SELL, "100", "20");
    server.act(new MarketAction.Dividend(APPLE, Price.parse("0.24")), "{\"perShare\":\"0.24\"}");
    desk.await("the income", () -> desk.exact("#income").equals("-24"));
    assertThat(desk.exact("#cash")).isEqualTo("1976");
    assertThat(desk.text("#notice"))
        .isEqualTo("Dividend of AAPL: 0.24 dollars a share. Cash goes from 2,000 to 1,976.");
  }

  @Test
  void whatComesAtOnceIsToldBelowEachOther() {
    hold(Side.BUY, "10", "100");
    server.act(new MarketAction.Split(APPLE, new Ratio(1, 2), null), "{\"from\":1,\"to\":2}");
    server.act(new MarketAction.Dividend(APPLE, Price.parse("1")), "{\"perShare\":\"1\"}");
    desk.await("the income", () -> desk.exact("#income").equals("20"));
    assertThat(desk.text("#notice").lines())
        .containsExactly(
            "Split of AAPL: each share becomes 2."
                + " AAPL goes from 10 to 20 shares, at the same cost of 1,000.",
            "Dividend of AAPL: 1 dollar a share. Cash goes from \u22121,000 to \u2212980.");
    for (int i = 0; i < 4; i++) {
      server.act(new MarketAction.Dividend(APPLE, Price.parse("1")), "{\"perShare\":\"1\"}");
    }
    desk.await("the income", () -> desk.exact("#income").equals("100"));
    assertThat(desk.text("#notice").lines()).hasSize(4);
    desk.await("that it is over", () -> !desk.shows("#notice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk", "phone"})
  void sharesAndPricesOfNineDecimalsFitTheScreen(String screen) {
    Chromium.screen(browser, screen.equals("phone") ? Chromium.PHONE : Chromium.DESK);
    server.books.setPrice("MSFT", "412.123456789");
    server.trade(user, "MSFT", Side.BUY, "123456.123456789");
    server.trade(user, "MSFT", Side.SELL, "12345.987654321");
    hold(Side.BUY, "0.000000005", "1017.123456789");
    server.act(new MarketAction.Split(APPLE, new Ratio(7, 13), null), "{\"from\":7,\"to\":13}");
    awaitShares("0.000000009");
    server.tick();
    desk.picture("nine-decimals-" + screen);
    assertThat(desk.text("#shares-held")).isEqualTo("111,110.1358\u2026");
    assertThat(desk.exact("#shares-held")).isEqualTo("111110.135802477");
    assertThat(desk.attribute("#shares-held", "title")).isEqualTo("111110.135802477");
    assertThat(wrapped()).isEmpty();
    assertThat(hidden("#trades-scroll")).as("pixels that are to be scrolled to").isZero();
    assertThat(hidden("html")).as("pixels that are to be scrolled to").isZero();
  }

  /** Numbers that take more than one line. */
  @SuppressWarnings("unchecked")
  private List<String> wrapped() {
    return (List<String>)
        browser.executeScript(
            """
            return [...document.querySelectorAll("data")].filter((e) => e.checkVisibility())
              .filter((e) => e.getClientRects().length > 1)
              .map((e) => `${e.id} ${e.textContent}`);\
            """);
  }

  private long hidden(String selector) {
    return (Long)
        browser.executeScript(
            "const e = document.querySelector(arguments[0]); return e.scrollWidth - e.clientWidth;",
            selector);
  }

  @Test
  void theFirmSeesWhatTheMarketDidAndWhoLacksIt() {
    server.firm.publish(StubDays.certified(LocalDate.of(2026, 11, 24), null, 1));
    server.firm.tellMarket(0, true, standing("[]", "[]"));
    FirmDesk firm = new FirmDesk(browser, server.address());
    firm.open();
    firm.signIn();
    firm.page.await("the day", () -> firm.page.shows("#certificate"));
    assertThat(firm.page.shows("#market")).isFalse();

    String split =
        """
        {"number":1,"type":"SPLIT","postedAt":"2026-11-24T15:04:05Z","symbol":"NVDA","from":1,\
        "to":10}\
        """;
    server.firm.tellMarket(
        1, false, standing("[{\"ledger\":3,\"number\":0,\"lacksFrom\":1}]", "[" + split + "]"));
    firm.page.await("the split", () -> firm.page.shows("#market"));
    assertThat(firm.page.text("#market-list li"))
        .startsWith("Split of NVDA: each share becomes 10.")
        .contains("24 Nov 2026, 10:04:05");
    assertThat(firm.page.text("#market-note")).isEqualTo("On their way: ledger 3 lacks number 1.");

    String dividend =
        """
        {"number":2,"type":"DIVIDEND","postedAt":"2026-11-24T15:04:06Z","instrumentId":7,\
        "perShare":"0.24"}\
        """;
    server.firm.tellMarket(2, true, standing("[]", "[" + dividend + "," + split + "]"));
    firm.page.await(
        "the dividend",
        () -> firm.page.text("#market-note").equals("Every ledger has taken them."));
    assertThat(firm.page.all("#market-list li")).hasSize(2);
    assertThat(firm.page.text("#market-list li"))
        .startsWith("Dividend of instrument 7: 0.24 dollars a share.");

    // The ledgers are ahead of what this node has heard of.
    server.firm.tellMarket(2, false, standing("[]", "[" + dividend + "," + split + "]"));
    firm.page.await("the word of it", () -> firm.page.text("#market-note").equals("On their way."));
  }

  private static ObjectNode standing(String ledgers, String recent) {
    return StubDesk.object(
        "{\"ledgers\":%s,\"silent\":[],\"recent\":%s}".formatted(ledgers, recent));
  }

  private void awaitShares(String quantity) {
    desk.await(
        quantity + " shares",
        () -> desk.exact("#positions tr[data-symbol=AAPL] td data").equals(quantity));
  }
}
