package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.portfolio.UserId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /**
   * Visible texts whose colour and ground differ by less than WCAG's AA asks: 4.5, or 3 where the
   * text is large.
   */
  private static final String FAINT_TEXTS =
      """
      const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const light = (colour) => parts(colour).slice(0, 3)
        .map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const clear = (colour) => parts(colour).length === 4 && parts(colour)[3] === 0;
      const ground = (e) => {
        for (; e; e = e.parentElement) {
          const colour = getComputedStyle(e).backgroundColor;
          if (!clear(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
      };
      const faint = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let seen = 0;
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest(".sr, .skip")) continue;
        const style = getComputedStyle(e);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const colour = e.closest("svg") ? style.fill : style.color;
        const [a, b] = [light(colour), light(ground(e))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        seen++;
        if (ratio < (large ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim()}`);
      }
      return seen < 20 ? ["only " + seen + " texts"] : faint;
      """;

  private ChromeDriver browser;
  private StubDesk server;
  private Desk desk;

  @BeforeEach
  void start() throws Exception {
    browser = Chromium.start();
    server = new StubDesk();
    desk = new Desk(browser, server.address());
    server.books.fill(server.users.get(0), 120);
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextCanBeRead(String colours) {
    Chromium.colours(browser, colours);
    desk.open();
    desk.await("the ways in", () -> desk.shows("#demo-users button"));
    assertThat(faintTexts()).isEmpty();
    desk.signInAs(server.users.get(0).toString());
    desk.find("#filter").sendKeys("a");
    desk.write("#ticket-symbol", "NONESUCH");
    desk.write("#ticket-quantity", "1");
    desk.write("#ticket-price", "1");
    desk.find("#ticket-price").sendKeys(Keys.ENTER);
    desk.await("the order", () -> "rejected".equals(desk.attribute("#orders li", "data-state")));
    assertThat(faintTexts()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<String> faintTexts() {
    return (List<String>) browser.executeScript(FAINT_TEXTS);
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
