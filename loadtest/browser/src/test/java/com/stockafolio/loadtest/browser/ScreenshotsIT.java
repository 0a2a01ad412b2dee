package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/** How the page looks, on a desk and a phone, in both themes; pictures for people to look at. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ScreenshotsIT {
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();

  @ParameterizedTest
  @CsvSource({"desk,light", "desk,dark", "phone,light", "phone,dark"})
  void thePageFitsTheScreen(String screen, String colours) {
    Dimension size = screen.equals("phone") ? Chromium.PHONE : Chromium.DESK;
    Chromium.screen(browser, size);
    Chromium.colours(browser, colours);
    UserId user = server.users.get(0);
    server.books.fill(user, 120);
    server.closeDay();
    Desk desk = new Desk(browser, server.address());
    desk.open();
    desk.await("the ways in", () -> desk.shows("#demo-users button"));
    desk.picture("entrance-" + screen + "-" + colours);
    desk.signInAs(user.toString());
    watchAMinute(user, desk);
    desk.picture("trader-" + screen + "-" + colours);
    desk.picture("trader-" + screen + "-" + colours);
    assertThat(sidewaysScroll()).as("pixels to scroll sideways").isZero();
    browser.executeScript("document.documentElement.scrollTop = 780");
    desk.picture("trader-lower-" + screen + "-" + colours);
    browser.executeScript("document.documentElement.scrollTop = 100000");
    desk.picture("trader-end-" + screen + "-" + colours);
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  /** The page's clock goes sixty times as fast as ours. */
  private void watchAMinute(UserId user, Desk desk) {
    browser.executeScript(
        "const real = Date.now, from = real(); Date.now = () => from + (real() - from) * 60;");
    for (int i = 1; i <= 90; i++) {
      server.tick();
      if (i % 40 == 0) {
        server.trade(user, "AAPL", Side.BUY, "12.5");
      }
      String priced = server.portfolio(user).at("/totals/marketValue").asText();
      desk.await("prices " + i, () -> priced.equals(desk.exact("#market-value")));
    }
  }

  private long sidewaysScroll() {
    return (Long)
        browser.executeScript(
            "const e = document.documentElement; return Math.max(0, e.scrollWidth -"
                + " e.clientWidth)");
  }

  @Test
  void anEmptyPortfolioSaysWhatToDo() {
    Desk desk = new Desk(browser, server.address());
    desk.open();
    desk.signInAs(server.users.get(3).toString());
    assertThat(desk.text("#no-positions")).isEqualTo("No open positions.");
    assertThat(desk.text("#no-trades")).contains("order ticket");
    desk.picture("empty");
  }
}
