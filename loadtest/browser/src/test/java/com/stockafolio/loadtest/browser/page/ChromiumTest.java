package com.stockafolio.loadtest.browser.page;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What a test class in a browser begins with, as a static field that is registered as an extension.
 * The browser runs before the class's own servers do, so that nothing is started where there is
 * none; each test finds it without cookies.
 */
public final class ChromiumTest
    implements BeforeAllCallback, TestInstancePreConstructCallback, AfterAllCallback {
  private final boolean anew;
  private ChromeDriver browser;
  private boolean used;

  private ChromiumTest(boolean anew) {
    this.anew = anew;
  }

  /** One browser for all tests of the class, which leave nothing behind but cookies and pages. */
  public static ChromiumTest ofAllTests() {
    return new ChromiumTest(false);
  }

  /** A new browser for each test. */
  public static ChromiumTest ofEachTest() {
    return new ChromiumTest(true);
  }

  /** The running browser. */
  public ChromeDriver browser() {
    return browser;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    browser = Chromium.start();
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    if (used && anew) {
      browser.quit();
      browser = Chromium.start();
    } else if (used) {
      browser.get("about:blank");
      // A cookie is its host's, whatever the port: the last test's would be taken for this one's.
      browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }
    used = true;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.quit();
    }
  }
}
