package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.browser.page.Chromium;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.page.FirmDesk;
import com.stockafolio.loadtest.browser.page.PageNumbers;
import com.stockafolio.loadtest.browser.stub.StubDays;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.testing.CuttingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The pages in front of the whole system. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class RealDeskIT {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final String CUT_USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6e";
  private static final String HOLDER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b70";
  private static final String REVISED = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b71";
  private static final String FIRM_USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6f";
  private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "AMZN", "JPM", "XOM", "PG");
  private static final int TRADES = 40;
  private static final int CUTS = 100;
  private static final int MOST_RESETS = 5;
  private static final int MOST_MORE_MILLIS = 100;

  /** The cut user's trades come at 50 a second. */
  private static final int TRADE_MILLIS = 20;

  @TempDir static Path data;

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofAllTests();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private static RealSystem system;
  private final Random random = new Random(5);
  private final Random cuts = new Random(6);

  @BeforeAll
  static void start() throws InterruptedException {
    system = new RealSystem(data);
    system.setPrices(1);
  }

  @Test
  void aTraderSeesThePortfolioLiveAndTrades() throws Exception {
    for (int i = 0; i < TRADES; i++) {
      trade(USER);
    }
    // The page asks once whom it may offer.
    Awaitility.await("a user of the demo")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> system.offers(USER));
    Desk desk = new Desk(browser, system.address());
    desk.open();
    // Whoever another test signed in is out.
    browser.executeScript("localStorage.clear(); sessionStorage.clear();");
    desk.open();
    desk.signInAs(USER);
    awaitEqual(desk);
    assertThat(desk.all("#sectors .slice")).hasSizeGreaterThan(3);

    system.setPrices(1.01);
    awaitEqual(desk);
    system.setPrices(0.9875);
    awaitEqual(desk);
    desk.await("the line", () -> desk.attribute("#chart .curve", "d").contains("L"));

    assertThat(desk.text("#day-since")).isEqualTo("no close to count from yet");
    system.closeDay();
    desk.await("the close", () -> desk.text("#day-since").startsWith("since close of "));
    system.setPrices(0.99);
    awaitEqual(desk);
    fill(desk, "AAPL", "1", "250");
    desk.await("the preview", () -> !desk.text("#ticket-preview").isEmpty());
    String preview = desk.text("#ticket-preview").replace(",", "").replace('\u2212', '-');
    order(desk, "AAPL", "1", "250");
    desk.await("the first order", () -> booked(desk, 1));
    assertThat(preview).startsWith("Then you hold " + system.held(USER, "AAPL") + " AAPL at ");
    order(desk, "MSFT", "2.5", "410.1234");
    desk.await("the second order", () -> booked(desk, 2));
    String told = desk.text("#orders li .order-state").replaceAll("\\D", "");
    assertThat(Integer.parseInt(told))
        .as("ms from the click to the booked trade")
        .isLessThan(1_000);
    assertThat(desk.text("#trades tbody tr")).contains("MSFT").contains("410.1234");
    awaitEqual(desk);
    order(desk, "NONESUCH", "1", "1");
    desk.await("the refusal", () -> refused(desk));
    desk.picture("real-desk");

    while (desk.shows("#older")) {
      desk.find("#older").sendKeys(Keys.ENTER);
      desk.await("older trades", () -> !desk.text("#trades-scroll").contains("Loading"));
    }
    assertThat(desk.all("#trades tbody tr")).hasSize(TRADES + 2);

    system.killNode();
    desk.await("the loss", () -> !desk.text("#state").equals("Live"));
    system.startNode();
    desk.await("the return", () -> desk.text("#state").equals("Live"));
    trade(USER);
    desk.await("the next trade", () -> desk.exact("#trade-count").equals("" + (TRADES + 3)));
    system.setPrices(1.02);
    awaitEqual(desk);
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void theFirmSeesTheRunningDayAndAFinishedOne() throws Exception {
    FirmDesk firm = new FirmDesk(browser, system.address());
    firm.signInAnew();
    firm.page.await("that there is no day", () -> firm.page.shows("#no-days"));
    for (int i = 0; i < TRADES; i++) {
      trade(FIRM_USER);
    }
    firm.page.await(
        "the running day's sums",
        () -> {
          JsonNode live = StubDesk.JSON.readTree(system.firm("/api/v1/firm/live"));
          return live.at("/totals/trades").asInt() >= TRADES
              && live.get("ledgersAnswering").asInt() == 16
              && firm.page.exact("#live-traded").equals(live.at("/totals/tradedValue").asText());
        });

    JsonNode day =
        StubDays.different(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 23), 9, USER, 4);
    system.publish(day);
    firm.await(day);
    String answer = system.firm("/api/v1/firm/days/2026-11-24");
    assertThat(answer).isEqualTo(day.toString());
    JsonNode told = StubDesk.JSON.readTree(answer);
    firm.assertShows(told);
    firm.assertRanks(told.at("/topTraders/byMarketValue"));
    assertThat(firm.page.text("#verdict")).contains("4 differences found; 1 user of 5,000 differs");
    assertThat(firm.page.text("#differences tbody tr")).contains(USER, "100.5", "101.25");
    assertThat(system.firm("/api/v1/firm/days/2026-11-24.csv?table=differences").lines())
        .hasSize(5)
        .contains(USER + ",AAPL quantity,100.5,101.25");
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void whatTheMarketDoesArrivesOnBothPages() throws Exception {
    system.trade(HOLDER, "KO", "BUY", "30", "70");
    Desk desk = new Desk(browser, system.address());
    desk.signInAnewAs(HOLDER);
    desk.await("the shares", () -> desk.exact("#shares-held").equals("30"));
    system.act("{\"type\":\"SPLIT\",\"symbol\":\"KO\",\"from\":1,\"to\":4}");
    system.act("{\"type\":\"DIVIDEND\",\"symbol\":\"KO\",\"perShare\":\"0.5\"}");
    desk.await("the income", () -> desk.exact("#income").equals("60"));
    assertThat(desk.text("#notice").lines())
        .containsExactly(
            "Split of KO: each share becomes 4."
                + " KO goes from 30 to 120 shares, at the same cost of 2,100.",
            "Dividend of KO: 0.5 dollars a share. Cash goes from \u22122,100 to \u22122,040.");
    system.setPrices(1.03);
    awaitEqual(desk, HOLDER);
    explain(desk);

    FirmDesk firm = new FirmDesk(browser, system.address());
    firm.signInAnew();
    firm.awaitMarket("Dividend of KO: 0.5 dollars a share.", 2);
    assertThat(firm.page.text("#market-list")).contains("Split of KO: each share becomes 4.");
    system.act("{\"type\":\"SPLIT\",\"symbol\":\"KO\",\"from\":8,\"to\":1}");
    firm.awaitMarket("Split of KO: 8 shares become 1.", 3);
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  /** From a position to the entries and lots that it is made of, and back. */
  private static void explain(Desk desk) {
    desk.find("button.why[data-symbol=KO]").sendKeys(Keys.ENTER);
    desk.await("the entries", () -> desk.all("#reasons-table tbody tr").size() == 3);
    assertThat(desk.text("#reasons-title")).isEqualTo("Why KO");
    assertThat(desk.text("#reasons-sum")).startsWith("120 shares at a cost of 2,100.00");
    assertThat(desk.text("#reasons-table tbody"))
        .contains("Dividend of KO: 0.5 dollars a share.")
        .contains("Split of KO: each share becomes 4.")
        .contains("Buy 30 KO at 70.");
    desk.picture("reasons-entries");
    desk.find("input[value=lots]").sendKeys(Keys.SPACE);
    desk.await("the lot", () -> desk.all("#reasons-table tbody tr").size() == 1);
    assertThat(desk.text("#reasons-table tbody")).contains("held").contains("120", "2,100.00");
    desk.picture("reasons-lots");
    desk.find("#reasons form button").sendKeys(Keys.ENTER);
    desk.await("the way back", () -> !desk.shows("#reasons"));
  }

  @Test
  void bustsAndCorrectionsArriveOnTheTradersPage() throws Exception {
    system.trade(REVISED, "KO", "BUY", "100", "50");
    system.trade(REVISED, "KO", "SELL", "40", "60");
    Desk desk = new Desk(browser, system.address());
    desk.signInAnewAs(REVISED);
    desk.await("the shares", () -> desk.exact("#shares-held").equals("60"));
    String first = system.tradeId(REVISED, 1);
    system.revise(
        REVISED,
        "{\"type\":\"CORRECT\",\"of\":\"%s\",\"side\":\"BUY\",\"quantity\":\"100\",\"price\":\"49.95\"}",
        first);
    desk.await("the correction", () -> desk.exact("#realised").equals("402"));
    system.revise(
        REVISED,
        "{\"type\":\"BUST\",\"of\":\"%s\",\"reason\":\"wrong account\"}",
        system.tradeId(REVISED, 2));
    desk.await("the bust", () -> desk.exact("#shares-held").equals("100"));
    assertThat(desk.text("#notice").lines())
        .containsExactly(
            "Corrected: from buy 100 KO at 50.0000 (trade 1) to buy 100 KO at 49.9500. KO keeps 60"
                + " shares, its cost goes from 3,000 to 2,997. Realised profit goes from 400 to"
                + " 402. Cash goes from \u22122,600 to \u22122,595.",
            "Taken back: sell 40 KO at 60.0000 (trade 2). Reason: wrong account. KO goes from 60 to"
                + " 100 shares, its cost from 2,997 to 4,995. Realised profit goes from 402 to 0."
                + " Cash goes from \u22122,595 to \u22124,995.");
    assertThat(desk.text("#trades tr[data-sequence='1']")).contains("corrected");
    assertThat(desk.text("#trades tr[data-sequence='2']")).contains("taken back");
    assertThat(desk.text("#trades-count")).isEqualTo("1 of 1, and 1 taken back");
    system.setPrices(1.04);
    awaitEqual(desk, REVISED);

    JsonNode entries =
        StubDesk.JSON.readTree(system.firm("/api/v1/portfolios/" + REVISED + "/entries"));
    Instant then = Instant.parse(entries.at("/entries/2/recordedAt").asText());
    JsonNode should =
        StubDesk.JSON.readTree(
            system.firm("/api/v1/portfolios/" + REVISED + "?asOf=" + then + "&knownAt=4"));
    assertThat(should.get("sequence").asInt()).isEqualTo(2);
    assertThat(should.at("/positions/0/costBasis").asText()).isEqualTo("4995");
    assertThat(should.at("/recentTrades/0/bustedBy").asText())
        .isEqualTo(entries.at("/entries/0/tradeId").asText());
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  private static boolean booked(Desk desk, int orders) {
    return desk.all("#orders li").size() == orders
        && desk.attribute("#orders li", "data-state").equals("booked");
  }

  /** By the API at once, or by the stream after it was taken. */
  private static boolean refused(Desk desk) {
    return List.of("rejected", "failed").contains(desk.attribute("#orders li", "data-state"));
  }

  private void awaitEqual(Desk desk) {
    awaitEqual(desk, USER);
  }

  private void awaitEqual(Desk desk, String user) {
    Awaitility.await("the API's numbers")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode told = system.portfolio(user);
              assertThat(told.at("/totals/marketValue").asText()).isNotEmpty();
              PageNumbers.assertEqual(desk, told);
            });
  }

  private static void order(Desk desk, String symbol, String quantity, String price) {
    fill(desk, symbol, quantity, price);
    desk.find("#ticket-price").sendKeys(Keys.ENTER);
  }

  private static void fill(Desk desk, String symbol, String quantity, String price) {
    desk.write("#ticket-symbol", symbol);
    desk.write("#ticket-quantity", quantity);
    desk.write("#ticket-price", price);
  }

  /** A browser's own EventSource, cut a hundred times under load, misses nothing. */
  @Test
  void anEventSourceThatIsCutSeesEverySequenceOnce() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(URI.create(system.address()))) {
      browser.get(proxy.uri() + "/");
      browser.executeAsyncScript(
          """
          const [user, done] = arguments;
          window.seen = { sequences: [], resets: 0, opened: 0 };
          (async () => {
            const { signInToDemo } = await import("/assets/shared/session.js");
            await signInToDemo(user);
            const events = new EventSource(`/api/v1/portfolios/${user}/events`);
            events.addEventListener("open", () => seen.opened++);
            events.addEventListener("reset", () => seen.resets++);
            events.addEventListener("trade", (e) => seen.sequences.push(Number(e.lastEventId)));
            events.addEventListener("snapshot", () => done());
          })();\
          """,
          CUT_USER);
      AtomicLong sent = new AtomicLong();
      ScheduledExecutorService trading = Executors.newSingleThreadScheduledExecutor();
      Runnable trade =
          () -> {
            trade(CUT_USER);
            sent.incrementAndGet();
          };
      trading.scheduleAtFixedRate(trade, 0, TRADE_MILLIS, TimeUnit.MILLISECONDS);
      try {
        for (int cut = 1; cut <= CUTS; cut++) {
          long cutAt = System.nanoTime() + cuts.nextInt(MOST_MORE_MILLIS) * 1_000_000L;
          Awaitility.await("the time of cut " + cut)
              .pollInterval(Duration.ofMillis(1))
              .until(() -> System.nanoTime() >= cutAt);
          proxy.cut();
          long opened = cut + 1;
          new Desk(browser, "").await("connection " + opened, () -> number("opened") >= opened);
        }
      } finally {
        trading.shutdown();
      }
      assertThat(trading.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      long all = sent.get();
      new Desk(browser, "").await("trade " + all, () -> sequences().contains(all));
      System.out.printf(
          "An EventSource that is cut: %d connections after %d cuts, %d resets, %d trades told of"
              + " %d%n",
          number("opened"), CUTS, number("resets"), sequences().size(), all);
      assertThat(number("resets")).isLessThanOrEqualTo(MOST_RESETS);
      if (number("resets") == 0) {
        assertThat(sequences()).isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
      } else {
        // A snapshot after a reset stands for the trades before it.
        assertThat(sequences()).isSorted().doesNotHaveDuplicates();
      }
    }
  }

  private void trade(String user) {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    String side = random.nextInt(3) == 0 ? "SELL" : "BUY";
    String price = (100 + random.nextInt(100)) + "." + (1_000 + random.nextInt(9_000));
    system.trade(user, symbol, side, "" + (1 + random.nextInt(50)), price);
  }

  private long number(String name) {
    return ((Map<?, ?>) browser.executeScript("return window.seen")).get(name) instanceof Long value
        ? value
        : -1;
  }

  @SuppressWarnings("unchecked")
  private List<Long> sequences() {
    return (List<Long>) browser.executeScript("return window.seen.sequences");
  }
}
