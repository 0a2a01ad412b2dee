package com.stockafolio.loadtest.browser.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, headless, with a profile of its own for each start. */
public final class Chromium {
  private static final boolean REQUIRED = Boolean.getBoolean("browser.required");

  // It warns of protocol versions that nothing here uses. Held: loggers are collected otherwise.
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    DEVTOOLS.setLevel(Level.SEVERE);
  }

  private Chromium() {}

  /** A phone's screen. */
  public static final Dimension PHONE = new Dimension(390, 844);

  /** A desk's screen. */
  public static final Dimension DESK = new Dimension(1440, 900);

  /** A running browser; the test is skipped where there is none and none is required. */
  public static ChromeDriver start() {
    Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = find("chromedriver");
    boolean present = browser.isPresent() && driver.isPresent();
    if (!present && REQUIRED) {
      throw new AssertionError("Chromium and its driver are required here: neither may be missing");
    }
    Assumptions.assumeTrue(present, "Skipped: no chromium and chromedriver on the PATH.");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=en-GB",
        "--window-size=1440,900");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.get().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver started = new ChromeDriver(service, options);
    started.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    return started;
  }

  private static Optional<Path> find(String... names) {
    List<Path> directories =
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    return Stream.of(names)
        .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Has the page see a screen of this size in CSS pixels. */
  public static void screen(ChromeDriver browser, Dimension size) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            size.width,
            "height",
            size.height,
            "deviceScaleFactor",
            size.equals(PHONE) ? 2 : 1,
            "mobile",
            size.equals(PHONE)));
  }

  /**
   * Has the page see the system's choice of colours.
   *
   * @param scheme light or dark
   */
  public static void colours(ChromeDriver browser, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What the browser itself complained of since the last call, refused requests left out. */
  public static List<String> complaints(ChromeDriver browser) {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("Failed to load resource"))
        .filter(message -> !message.contains("net::ERR_"))
        .toList();
  }
}
