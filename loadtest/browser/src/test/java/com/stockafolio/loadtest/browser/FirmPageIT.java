package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Faint;
import com.stockafolio.loadtest.browser.page.FirmDesk;
import com.stockafolio.loadtest.browser.stub.StubDays;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.loadtest.browser.stub.StubFirm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The firm's page over days of the test's making. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class FirmPageIT {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @TempDir Path downloads;

  private final ObjectNode monday = StubDays.certified(MONDAY, null, 1);
  private final ObjectNode tuesday = StubDays.different(TUESDAY, MONDAY, 2, USER, 3);
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();
  private final FirmDesk firm = new FirmDesk(browser, server.address());

  @BeforeEach
  void start() {
    server.firm.publish(monday);
  }

  @Test
  void aDifferenceTurnsTheCertificateRedAndIsNamed() {
    server.firm.publish(tuesday);
    firm.open();
    firm.signIn();
    firm.await(tuesday);

    assertThat(firm.page.text("#day-title")).isEqualTo("Tuesday 24 November 2026");
    assertThat(firm.page.text("#as-of")).startsWith("As of 24 Nov 2026, 16:00:00 in New York");
    assertThat(firm.page.text("#verdict"))
        .contains("Not certified. 3 differences found; 1 user of 5,000 differs.");
    assertThat(verdictColour()).isEqualTo(colour("--loss"));
    List<WebElement> rows = firm.page.all("#differences tbody tr");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).getText()).contains(USER, "AAPL quantity", "100.5", "101.25");
    assertThat(rows.get(2).getText()).contains("no single user", "178.4900", "not there");
    firm.assertShows(tuesday);
    firm.assertRanks(tuesday.at("/topTraders/byMarketValue"));
    choose("ranking", "byTradedValue");
    firm.assertRanks(tuesday.at("/topTraders/byTradedValue"));
    choose("ranking", "byPnl");
    firm.assertRanks(tuesday.at("/topTraders/byPnl"));
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void aTradeIdThatWasBookedAgainIsShownOnACertifiedDay() {
    ObjectNode repeating = StubDays.repeating(StubDays.certified(TUESDAY, MONDAY, 3), USER, 1_002);
    server.firm.publish(repeating);
    firm.open();
    firm.signIn();
    firm.await(repeating);
    assertThat(firm.page.text("#verdict"))
        .contains("Certified.", "1,002 trade ids came again in later records");
    assertThat(firm.page.text("#repeats-count")).isEqualTo("1,002: these and 1,000 more");
    List<WebElement> rows = firm.page.all("#repeats tbody tr");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).getText()).contains(USER, "0b0f4ab0-6a3c-4d6e-9d3b-000000000002", "3");
    assertThat(firm.page.shows("#differences-part")).isFalse();
    assertThat(Chromium.complaints(browser)).isEmpty();

    firm.choose(MONDAY.toString());
    firm.await(monday);
    assertThat(firm.page.shows("#repeats-part")).isFalse();
  }

  private void choose(String group, String value) {
    browser.executeScript(
        "document.querySelector(`input[name=${arguments[0]}][value=${arguments[1]}]`).click()",
        group,
        value);
  }

  private String verdictColour() {
    return firm.page.find("#verdict-word").getCssValue("color");
  }

  /** A variable's colour as the browser tells that of an element. */
  private String colour(String variable) {
    return (String)
        browser.executeScript(
            """
            const made = document.body.appendChild(document.createElement("i"));
            made.style.color = `var(${arguments[0]})`;
            const told = getComputedStyle(made).color;
            made.remove();
            return told.replace("rgb(", "rgba(").replace(")", ", 1)");""",
            variable);
  }

  @Test
  void daysAreChosenAndComparedWithTheDayBefore() {
    ObjectNode better = StubDays.certified(TUESDAY, MONDAY, 3);
    server.firm.publish(better);
    firm.open();
    firm.signIn();
    firm.await(better);
    assertThat(firm.page.text("#verdict")).contains("Certified. Every record of the day is booked");
    assertThat(verdictColour()).isEqualTo(colour("--gain"));
    assertThat(firm.page.shows("#differences-part")).isFalse();
    assertThat(firm.page.text("#compared-with")).contains("since 23 Nov 2026");
    long change = better.at("/totals/trades").asLong() - monday.at("/totals/trades").asLong();
    WebElement trades = firm.page.find("[data-total=trades] + .sub");
    assertThat(trades.getDomAttribute("title")).isEqualTo(Long.toString(change));
    assertThat(trades.getText().replace('\u00a0', ' '))
        .startsWith(change > 0 ? "\u25b2 +" : "\u25bc \u2212");

    firm.choose(MONDAY.toString());
    firm.await(monday);
    firm.assertShows(monday);
    assertThat(firm.page.text("#compared-with")).contains("first day");
    assertThat(browser.getCurrentUrl()).endsWith("?date=2026-11-23");
    firm.page.find("#later").click();
    firm.await(better);
    assertThat(firm.page.find("#later").isEnabled()).isFalse();
    firm.page.find("#earlier").sendKeys(Keys.ENTER);
    firm.await(monday);

    browser.get(server.address() + "/firm?date=2026-11-24");
    firm.await(better);
  }

  @Test
  void stocksAreSortedAndFiltered() {
    firm.open();
    firm.signIn();
    firm.await(monday);
    firm.page.write("#filter", "apple");
    assertThat(firm.values("#stocks tbody td[data-key=share] data")).hasSize(1);
    assertThat(firm.page.text("#stocks tbody th")).startsWith("AAPL");
    firm.page.find("#filter").clear();
    firm.page.find("#filter").sendKeys(Keys.SPACE, Keys.BACK_SPACE);
    firm.page.find("#stocks th[data-key=trades] button").click();
    assertThat(firm.values("#stocks tbody td[data-key=trades] data").stream().map(Long::valueOf))
        .hasSize(monday.get("stocks").size())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    String sector = monday.at("/sectors/0/sector").asText();
    firm.page.find("button[data-sector='" + sector + "']").click();
    long stocks =
        monday.get("stocks").findValuesAsText("sector").stream().filter(sector::equals).count();
    assertThat(firm.page.all("#stocks tbody tr")).hasSize((int) stocks);
  }

  @Test
  void aCloseOnCommandShowsItsResult() {
    firm.open();
    firm.signIn();
    firm.await(monday);
    firm.page.find("#close-day").click();
    firm.page.find("#confirm-close button[value=cancel]").click();
    assertThat(server.firm.closes()).isZero();

    server.firm.nextCloseId = tuesday.get("closeId").asText();
    firm.page.find("#close-day").click();
    firm.page.find("#confirm-yes").click();
    firm.page.await("the word of it", () -> firm.page.text("#close-state").contains("is closing"));
    assertThat(server.firm.closes()).isEqualTo(1);
    server.firm.publish(tuesday);
    firm.await(tuesday);
    assertThat(firm.page.shows("#close-state")).isFalse();
    assertThat(firm.page.text("#notice")).contains("Tuesday 24 November 2026");
  }

  @Test
  void theRunningDayIsShownBesideTheFinishedOne() {
    ObjectNode running = StubDays.certified(TUESDAY, MONDAY, 7);
    server.firm.live = StubFirm.liveLike(running);
    firm.open();
    firm.signIn();
    firm.await(monday);
    firm.page.await("the sums", () -> !firm.page.text("#live-trades").isEmpty());
    assertThat(firm.page.text(".live .tag")).isEqualTo("provisional");
    assertThat(firm.page.text("#live-note")).contains("Not checked");
    assertThat(firm.page.exact("#live-traded"))
        .isEqualTo(running.at("/totals/tradedValue").asText());
    firm.page.find("#live-more").click();
    assertThat(firm.values("#live-sectors td:nth-child(2) data"))
        .isEqualTo(running.get("sectors").findValuesAsText("tradedValue"));
    String first = running.at("/sectors/0/sector").asText();
    for (var each : monday.get("sectors")) {
      if (each.get("sector").asText().equals(first)) {
        assertThat(firm.values("#live-sectors td:nth-child(4) data").get(0))
            .isEqualTo(each.get("tradedValue").asText());
      }
    }
    server.firm.live.put("ledgersAnswering", 14);
    firm.page.await("the gap", () -> firm.page.text("#live-note").contains("2 ledgers of 16"));
  }

  @Test
  void tablesAreSavedAsFiles() throws Exception {
    browser.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    firm.open();
    firm.signIn();
    firm.await(monday);
    for (String table : List.of("stocks", "sectors", "traders", "minutes")) {
      assertThat(firm.page.attribute("#" + table + "-csv", "href"))
          .isEqualTo("/api/v1/firm/days/2026-11-23.csv?table=" + table);
    }
    browser.executeScript("document.querySelector('#minutes-csv').click()");
    firm.page.await("the file", () -> saved().contains("2026-11-23,minutes"));
  }

  private String saved() throws Exception {
    try (var files = Files.list(downloads)) {
      return Files.readString(files.findFirst().orElseThrow());
    }
  }

  @Test
  void noDayAndNoFirmAreSaidSo() {
    server.firm.withdraw();
    firm.open();
    firm.page.write("#token", USER);
    firm.page.find("#token-form button").click();
    firm.page.await(
        "the refusal", () -> firm.page.text("#entrance-problem").contains("a trader's"));
    firm.signIn();
    firm.page.await("the word of it", () -> firm.page.shows("#no-days"));
    assertThat(firm.page.text("#day-title")).isEqualTo("No day is finished yet");
    firm.page.find("#sign-out").click();
    firm.page.await("the ways in", () -> firm.page.shows("#demo-firm"));
  }

  @ParameterizedTest
  @CsvSource({"desk,light", "desk,dark", "phone,light", "phone,dark"})
  void thePageFitsTheScreen(String screen, String colours) {
    Chromium.screen(browser, screen.equals("phone") ? Chromium.PHONE : Chromium.DESK);
    Chromium.colours(browser, colours);
    server.firm.live = StubFirm.liveLike(StubDays.certified(TUESDAY, MONDAY, 7));
    server.firm.publish(colours.equals("dark") ? tuesday : StubDays.certified(TUESDAY, MONDAY, 3));
    firm.open();
    firm.page.picture("firm-entrance-" + screen + "-" + colours);
    assertThat(Faint.texts(browser)).isEmpty();
    firm.signIn();
    firm.page.await("the day", () -> firm.page.shows("#stocks tbody tr"));
    firm.page.await("the running day", () -> firm.page.text("#live-note").contains("Booked since"));
    firm.page.picture("firm-" + screen + "-" + colours);
    firm.page.picture("firm-" + screen + "-" + colours);
    assertThat(Faint.texts(browser)).isEmpty();
    assertThat(tooWide()).isEmpty();
    firm.page.find("#live-more").click();
    assertThat(tooWide()).isEmpty();
    Long height = (Long) browser.executeScript("return document.documentElement.scrollHeight");
    int step = screen.equals("phone") ? 800 : 850;
    for (int i = 1; i * step < height + step && i < 8; i++) {
      browser.executeScript("document.documentElement.scrollTop = arguments[0]", i * step);
      firm.page.picture("firm-" + screen + "-" + colours + "-" + i);
    }
    for (WebElement control :
        firm.page.all("button, input, select, a, [role=region], svg[role=img]")) {
      if (control.isDisplayed()) {
        assertThat(control.getAccessibleName())
            .as(control.getDomProperty("outerHTML"))
            .isNotBlank();
      }
    }
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  /** What reaches beyond the screen's right edge, but for what scrolls within its own part. */
  @SuppressWarnings("unchecked")
  private List<String> tooWide() {
    return (List<String>)
        browser.executeScript(
            """
            const edge = document.documentElement.clientWidth;
            return [...document.querySelectorAll("body *")]
              .filter((e) => !e.closest(".scroll, .sr, .skip, dialog"))
              .filter((e) => e.getBoundingClientRect().right > edge + 0.5)
              .map((e) => `${e.tagName} ${e.id} ${e.className} ${e.textContent.slice(0, 40)}`);""");
  }
}
