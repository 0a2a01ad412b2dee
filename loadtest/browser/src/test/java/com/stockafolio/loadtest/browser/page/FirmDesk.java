package com.stockafolio.loadtest.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** The firm's page in a browser, in the words of its user. */
public final class FirmDesk {
  public final Desk page;
  private final ChromeDriver browser;
  private final String address;

  public FirmDesk(ChromeDriver browser, String address) {
    this.browser = browser;
    this.address = address;
    this.page = new Desk(browser, address);
  }

  /** Opens the page and waits for the ways in. */
  public void open() {
    browser.get(address + "/firm");
    page.await("the ways in", () -> page.shows("#demo-firm"));
  }

  public void signIn() {
    page.find("#demo-firm").click();
    page.await("the desk", () -> page.shows("#desk"));
  }

  /** Opens the page as the firm, whoever was signed in before. */
  public void signInAnew() {
    browser.get(address + "/firm");
    browser.manage().deleteAllCookies();
    browser.executeScript("localStorage.clear(); sessionStorage.clear();");
    open();
    signIn();
  }

  /** Waits until the page shows so many records of the market, all taken, with this one on top. */
  public void awaitMarket(String newest, int records) {
    page.await(
        newest,
        () ->
            page.all("#market-list li").size() == records
                && page.text("#market-list li").startsWith(newest)
                && page.text("#market-note").equals("Every ledger has taken them."));
  }

  public void choose(String date) {
    page.find("#date option[value='" + date + "']").click();
  }

  /** Waits until the page shows this day. */
  public void await(JsonNode day) {
    String closeId = day.get("closeId").asText();
    page.await("the day " + closeId, () -> page.text("#as-of").contains("close " + closeId));
  }

  /** Every number that the page shows is the document's, to the last digit. */
  public void assertShows(JsonNode day) {
    for (String total :
        List.of("users", "trades", "shares", "tradedValue", "marketValue", "dayPnl", "pnl")) {
      assertThat(page.exact("[data-total=" + total + "]"))
          .as(total)
          .isEqualTo(day.at("/totals/" + total).asText());
    }
    assertThat(page.exact("#bought")).isEqualTo(day.at("/totals/buyValue").asText());
    assertThat(page.exact("#sold")).isEqualTo(day.at("/totals/sellValue").asText());
    assertThat(page.exact("#imbalance")).isEqualTo(day.at("/totals/imbalance").asText());
    for (Map.Entry<String, String> figure :
        Map.of(
                "records", "records",
                "booked", "booked",
                "users-compared", "usersCompared",
                "numbers-compared", "numbersCompared",
                "positions-summed", "positionsSummed")
            .entrySet()) {
      assertThat(page.exact("#" + figure.getKey()))
          .isEqualTo(day.at("/certificate/" + figure.getValue()).asText());
    }
    assertThat(values("#stocks tbody td[data-key=tradedValue] data"))
        .isEqualTo(day.get("stocks").findValuesAsText("tradedValue"));
    assertThat(values("#sectors .legend-value"))
        .isEqualTo(day.get("sectors").findValuesAsText("tradedValue"));
    assertThat(values("#sectors .legend-share"))
        .isEqualTo(day.get("sectors").findValuesAsText("share"));
    assertThat(values("#concentration td data"))
        .isEqualTo(
            List.of(
                day.at("/concentration/stocks/topTenShare").asText(),
                day.at("/concentration/stocks/herfindahl").asText(),
                day.at("/concentration/sectors/topTenShare").asText(),
                day.at("/concentration/sectors/herfindahl").asText(),
                day.at("/concentration/users/topTenShare").asText(),
                day.at("/concentration/users/herfindahl").asText()));
    assertThat(page.all("#ledgers tbody tr")).hasSize(day.at("/certificate/ledgers").size());
  }

  /** The traders in the ranking that is shown, with their numbers. */
  public void assertRanks(JsonNode traders) {
    assertThat(attributes("#traders tbody tr", "data-user"))
        .isEqualTo(traders.findValuesAsText("userId"));
    for (int column = 0; column < 5; column++) {
      String field = List.of("trades", "marketValue", "tradedValue", "dayPnl", "pnl").get(column);
      assertThat(values("#traders tbody td:nth-child(%d) data".formatted(column + 2)))
          .as(field)
          .isEqualTo(traders.findValuesAsText(field));
    }
  }

  /** The exact values of all figures, also of those out of view. */
  public List<String> values(String selector) {
    return attributes(selector, "value");
  }

  @SuppressWarnings("unchecked")
  private List<String> attributes(String selector, String name) {
    return (List<String>)
        browser.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(e =>"
                + " e.getAttribute(arguments[1]))",
            selector,
            name);
  }
}
