package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.PageNumbers;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Many tabs of one browser, with and without what browsers offer to share a stream. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class TabsIT {
  private static final int TABS = 3;

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();

  @ParameterizedTest
  @CsvSource({
    "a shared worker,1,''",
    "a lock,1,'delete window.SharedWorker'",
    "nothing,3,'delete window.SharedWorker; delete window.BroadcastChannel'"
  })
  void tabsShareAStreamBy(String means, int streams, String without) {
    Desk desk = new Desk(browser, server.address());
    UserId user = server.users.get(0);
    server.books.fill(user, 40);
    for (int tab = 0; tab < TABS; tab++) {
      if (tab > 0) {
        browser.switchTo().newWindow(WindowType.TAB);
      }
      browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", without));
      desk.open();
      if (tab == 0) {
        desk.signInAs(user.toString());
      } else {
        desk.awaitPortfolio(user.toString());
      }
    }
    List<String> tabs = List.copyOf(browser.getWindowHandles());
    assertThat(server.openStreams()).as("streams, shared by " + means).isEqualTo(streams);
    server.trade(user, "AAPL", Side.BUY, "1");
    awaitInEach(tabs, desk, "41");

    // The first tab is the one that holds the lock.
    browser.switchTo().window(tabs.get(0)).close();
    server.trade(user, "AAPL", Side.BUY, "1");
    List<String> rest = tabs.subList(1, TABS);
    awaitInEach(rest, desk, "42");
    desk.await(
        "the closed tab's stream to end", () -> server.openStreams() == Math.max(1, streams - 1));

    browser.switchTo().window(rest.get(0));
    desk.find("#sign-out").click();
    browser.switchTo().window(rest.get(1));
    desk.await("signed out everywhere", () -> desk.shows("#token-form"));
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  private void awaitInEach(List<String> tabs, Desk desk, String trades) {
    for (String tab : tabs) {
      browser.switchTo().window(tab);
      desk.await(
          "trade " + trades + " in each tab", () -> trades.equals(desk.exact("#trade-count")));
      PageNumbers.assertEqual(desk, server.portfolio(server.users.get(0)));
    }
  }
}
