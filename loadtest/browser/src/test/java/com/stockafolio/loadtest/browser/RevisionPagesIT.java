package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.Faint;
import com.stockafolio.loadtest.browser.page.PageNumbers;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What was taken back and corrected, as the trader's page tells it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class RevisionPagesIT {
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();
  private final Desk desk = new Desk(browser, server.address());
  private final UserId user = server.users.get(0);

  @BeforeEach
  void hold() {
    trade(Side.BUY, "1000", "50");
    trade(Side.SELL, "400", "60");
    trade(Side.BUY, "50", "61.123456789");
    desk.open();
    desk.signInAs(user.toString());
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  private void trade(Side side, String quantity, String price) {
    server.books.setPrice("AAPL", price);
    server.trade(user, "AAPL", side, quantity);
  }

  private TradeId tradeId(int sequence) {
    for (JsonNode trade : server.portfolio(user).get("recentTrades")) {
      if (trade.get("sequence").asInt() == sequence) {
        return TradeId.parse(trade.get("tradeId").asText());
      }
    }
    throw new AssertionError("no recent trade " + sequence);
  }

  private void bust(int sequence, String reason) {
    TradeId id = TradeId.of(UUID.randomUUID());
    taken(server.revise(new Bust(id, user, tradeId(sequence), reason, 0)));
  }

  private void correct(int sequence, Side side, String quantity, String price, String fee) {
    Correction to =
        new Correction.OfTrade(
            side, Quantity.parse(quantity), Price.parse(price), Money.parse(fee));
    TradeId id = TradeId.of(UUID.randomUUID());
    taken(server.revise(new Correct(id, user, tradeId(sequence), to, 0)));
  }

  private static void taken(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  private String row(int sequence) {
    return desk.text("#trades tr[data-sequence='" + sequence + "'] td").replace('\n', ' ');
  }

  private boolean struck(int sequence) {
    return desk.all("#trades tr[data-sequence='" + sequence + "'] data").stream()
        .allMatch(figure -> figure.getCssValue("text-decoration-line").equals("line-through"));
  }

  @Test
  void aBustArrivesLiveIsToldInWordsAndItsTradeIsMarked() {
    assertThat(struck(3)).isFalse();
    bust(3, "fat finger");
    desk.await("the bust", () -> desk.exact("#shares-held").equals("600"));
    assertThat(desk.text("#notice"))
        .isEqualTo(
            "Taken back: buy 50 AAPL at 61.123456789 (trade 3). Reason: fat finger."
                + " AAPL goes from 650 to 600 shares, its cost from 33,056.17283945 to 30,000."
                + " Cash goes from \u221229,056.17283945 to \u221226,000.");
    assertThat(row(3)).contains("Buy AAPL").endsWith("taken back");
    assertThat(struck(3)).isTrue();
    assertThat(row(2)).doesNotContain("taken back");
    assertThat(struck(2)).isFalse();
    assertThat(desk.text("#trades-count")).isEqualTo("2 of 2, and 1 taken back");
    assertThat(Faint.texts(browser)).isEmpty();
    PageNumbers.assertEqual(desk, server.portfolio(user));
    trade(Side.BUY, "1", "62");
    desk.await("the next", () -> desk.exact("#shares-held").equals("601"));
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void aCorrectionSaysFromWhatToWhatAndTheNextOneFromThere() {
    correct(1, Side.BUY, "1000", "49.95", "0");
    desk.await("the correction", () -> desk.exact("#realised").equals("4020"));
    assertThat(desk.text("#notice"))
        .isEqualTo(
            "Corrected: from buy 1,000 AAPL at 50.0000 (trade 1) to buy 1,000 AAPL at 49.9500."
                + " AAPL keeps 650 shares, its cost goes from 33,056.17283945 to 33,026.17283945."
                + " Realised profit goes from 4,000 to 4,020."
                + " Cash goes from \u221229,056.17283945 to \u221229,006.17283945.");
    assertThat(row(1)).endsWith("corrected");
    assertThat(struck(1)).isFalse();
    assertThat(desk.text("#trades-count")).isEqualTo("3 of 3");
    correct(1, Side.BUY, "900", "49.95", "1");
    desk.await("the next", () -> desk.exact("#shares-held").equals("550"));
    assertThat(desk.text("#notice"))
        .contains(
            "Corrected: from buy 1,000 AAPL at 49.9500 (trade 1) to buy 900 AAPL at 49.9500, fee"
                + " 1. AAPL goes from 650 to 550 shares");
    bust(1, "");
    desk.await("the bust", () -> desk.exact("#shares-held").equals("350"));
    assertThat(desk.text("#notice"))
        .contains("Taken back: buy 900 AAPL at 49.9500, fee 1 (trade 1). AAPL goes from 550 to");
    assertThat(row(1)).endsWith("taken back");
    PageNumbers.assertEqual(desk, server.portfolio(user));
  }

  @Test
  void whoComesLaterSeesTheMarksTooAlsoOnOlderTrades() {
    correct(2, Side.SELL, "300", "60", "0");
    bust(1, "");
    for (int i = 0; i < 20; i++) {
      trade(Side.BUY, "1", "60");
    }
    browser.navigate().refresh();
    desk.awaitPortfolio(user.toString());
    assertThat(desk.all("#trades tr[data-sequence='1']")).isEmpty();
    desk.find("#older").sendKeys(Keys.ENTER);
    desk.await("the first", () -> desk.shows("#trades tr[data-sequence='1']"));
    assertThat(row(1)).endsWith("taken back");
    assertThat(row(2)).endsWith("corrected");
    assertThat(desk.text("#trades-count")).isEqualTo("22 of 22, and 1 taken back");
    // A trade that is older than what is listed is told by its number.
    browser.navigate().refresh();
    desk.awaitPortfolio(user.toString());
    taken(
        server.revise(
            new Bust(
                TradeId.of(UUID.randomUUID()),
                user,
                server.books.history(user).get(1).tradeId(),
                "late",
                0)));
    desk.await("the bust", () -> desk.text("#notice").startsWith("Taken back: trade 2 of AAPL."));
  }

  @Test
  void theMarksFitAPhone() {
    Chromium.screen(browser, Chromium.PHONE);
    correct(2, Side.SELL, "300", "60", "0");
    bust(1, "A reason of eighty characters, as long as any can be, is told whole, to the end.");
    desk.await("the bust", () -> desk.text("#trades-count").contains("taken back"));
    List<WebElement> lines = desk.all("#notice span");
    assertThat(lines.get(1).getText()).contains("to the end. AAPL goes");
    browser.executeScript("document.querySelector('#trades').scrollIntoView()");
    desk.picture("taken-back-phone");
    assertThat(
            browser.executeScript(
                """
                return [...document.querySelectorAll("html, #trades-scroll")]
                  .map((e) => e.scrollWidth - e.clientWidth).join();\
                """))
        .isEqualTo("0,0");
  }
}
