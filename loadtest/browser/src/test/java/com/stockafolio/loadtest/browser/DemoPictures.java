package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.FirmDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Pictures for the documents, of a demo that has traded for some time: {@code mvn verify -pl
 * loadtest/browser -am -Dit.test=DemoPictures -Dpictures.of=http://127.0.0.1:8080} closes its day,
 * and keeps the pages under {@code target/screenshots}.
 */
@EnabledIfSystemProperty(named = "pictures.of", matches = "http://.+")
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
final class DemoPictures {
  private static final String DEMO = System.getProperty("pictures.of");

  /** How long a trader watches before the picture is taken. */
  private static final Duration WATCHING =
      Duration.ofSeconds(Long.getLong("pictures.seconds", 300));

  private static final Duration BATCH_LIMIT = Duration.ofMinutes(15);

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Order(1)
  void theFirmsCertifiedDay() throws Exception {
    String token = ask("GET", "/demo/token?role=firm", "").strip();
    ask("POST", "/api/v1/firm/close", token);
    FirmDesk firm = new FirmDesk(browser, DEMO);
    firm.open();
    firm.signIn();
    // An empty day before it may be certified too.
    Awaitility.await("the certificate of a day with trades")
        .atMost(BATCH_LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                firm.page.text("#verdict").contains("Certified.")
                    && firm.page.shows("#traders tbody tr"));
    browser.executeScript("document.querySelector('#verdict').scrollIntoView()");
    inBothColours(firm.page, "firm");
  }

  @Test
  @Order(2)
  void aTraderWhoHasWatched() {
    Desk desk = new Desk(browser, DEMO);
    desk.open();
    desk.await("the demo's users", () -> desk.shows("#demo-users button"));
    desk.signInAs(desk.attribute("#demo-users button", "data-user"));
    long since = System.nanoTime();
    Awaitility.await("time to watch")
        .atMost(WATCHING.plusMinutes(1))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> System.nanoTime() - since >= WATCHING.toNanos());
    inBothColours(desk, "trader");
  }

  private void inBothColours(Desk page, String name) {
    for (String colours : List.of("light", "dark")) {
      Chromium.colours(browser, colours);
      page.picture(name + "-" + colours);
      // The first one may still show the change of colours.
      page.picture(name + "-" + colours);
    }
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  private String ask(String method, String path, String token) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(DEMO + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return answer.body();
  }
}
