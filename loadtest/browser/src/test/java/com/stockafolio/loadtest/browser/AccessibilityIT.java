package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.Faint;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The page for people who use no mouse, hear it, or see little. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class AccessibilityIT {
  private static final int MOST_TABS = 60;

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();
  private final Desk desk = new Desk(browser, server.address());

  @BeforeEach
  void start() {
    server.books.fill(server.users.get(0), 120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextCanBeRead(String colours) {
    Chromium.colours(browser, colours);
    desk.open();
    desk.await("the ways in", () -> desk.shows("#demo-users button"));
    assertThat(Faint.texts(browser)).isEmpty();
    desk.signInAs(server.users.get(0).toString());
    desk.find("#filter").sendKeys("a");
    desk.write("#ticket-symbol", "NONESUCH");
    desk.write("#ticket-quantity", "1");
    desk.write("#ticket-price", "1");
    desk.find("#ticket-price").sendKeys(Keys.ENTER);
    desk.await("the order", () -> "rejected".equals(desk.attribute("#orders li", "data-state")));
    assertThat(Faint.texts(browser)).isEmpty();
  }

  @Test
  void everyControlHasAName() {
    desk.open();
    desk.signInAs(server.users.get(0).toString());
    for (WebElement control : desk.all("button, input, textarea, [role=region], svg[role=img]")) {
      if (control.isDisplayed()) {
        assertThat(control.getAccessibleName())
            .as(control.getDomProperty("outerHTML"))
            .isNotBlank();
      }
    }
    assertThat(desk.find("#state").getAriaRole()).isEqualTo("status");
    assertThat(desk.find("#positions th[data-key=price]").getAriaRole()).isEqualTo("columnheader");
    assertThat(desk.find("#positions tbody th").getAriaRole()).isEqualTo("rowheader");
  }

  @Test
  void theKeyboardAloneSignsInAndTrades() {
    UserId user = server.users.get(0);
    desk.open();
    desk.await("the ways in", () -> desk.shows("#demo-users button"));
    tabTo("button[data-user]");
    assertThat(outline()).isNotEqualTo("none");
    press(Keys.ENTER);
    desk.awaitPortfolio(user.toString());
    tabTo("#ticket-symbol");
    press("MSFT", Keys.TAB, "3", Keys.TAB);
    tabTo("#ticket-send");
    press(Keys.SPACE);
    desk.await("the trade", () -> desk.exact("#trade-count").equals("121"));
    assertThat(desk.text("#orders li")).contains("Buy 3 MSFT");
  }

  private void tabTo(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (browser.switchTo().activeElement().equals(desk.find(selector))) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("not reached by " + MOST_TABS + " tabs: " + selector);
  }

  private void press(CharSequence... keys) {
    Actions actions = new Actions(browser);
    for (CharSequence key : keys) {
      actions.sendKeys(key);
    }
    actions.perform();
  }

  private String outline() {
    return browser.switchTo().activeElement().getCssValue("outline-style");
  }
}
