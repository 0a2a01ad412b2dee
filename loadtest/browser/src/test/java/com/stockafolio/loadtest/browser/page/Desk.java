package com.stockafolio.loadtest.browser.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The trader's page in a browser, in the words of its user. */
public final class Desk {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final ChromeDriver browser;
  private final String address;

  public Desk(ChromeDriver browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /** Opens the page and waits for the demo's users to choose from. */
  public void open() {
    browser.get(address + "/");
  }

  /** Signs in as one of the demo's users, and waits for the portfolio. */
  public void signInAs(String user) {
    By button = By.cssSelector("button[data-user='" + user + "']");
    await("the demo's users", () -> !browser.findElements(button).isEmpty());
    browser.findElement(button).click();
    awaitPortfolio(user);
  }

  /** Opens the page as a user, whoever was signed in before. */
  public void signInAnewAs(String user) {
    open();
    browser.executeScript("localStorage.clear(); sessionStorage.clear();");
    browser.get(address + "/?user=" + user);
    awaitPortfolio(user);
  }

  public void awaitPortfolio(String user) {
    await(
        "the portfolio of " + user,
        () -> user.equals(attribute("#who", "title")) && shows("#desk"));
  }

  /** The exact value that a figure of the page carries. */
  public String exact(String selector) {
    return attribute(selector, "value");
  }

  public String attribute(String selector, String name) {
    return find(selector).getDomAttribute(name);
  }

  public String text(String selector) {
    return find(selector).getText();
  }

  public boolean shows(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .anyMatch(WebElement::isDisplayed);
  }

  public WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  public List<WebElement> all(String selector) {
    return browser.findElements(By.cssSelector(selector));
  }

  /** The symbols of the table of positions, from the top. */
  @SuppressWarnings("unchecked")
  public List<String> symbols() {
    return (List<String>)
        browser.executeScript(
            "return [...document.querySelectorAll('#positions tbody tr')].map(r =>"
                + " r.dataset.symbol)");
  }

  public void write(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  public void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(30))
        .ignoreExceptions()
        .until(condition);
  }

  /** Keeps what the page looks like under {@code target/screenshots}. */
  public void picture(String name) {
    try {
      Path directory = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(directory.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
