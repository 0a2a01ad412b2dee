package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.page.Desk;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The files that the page makes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class CsvIT {
  private static final int TRADES = 1_234;

  @TempDir Path downloads;

  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofEachTest();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();

  @BeforeEach
  void start() {
    browser.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
  }

  @Test
  void theyHoldTheExactNumbersOfEveryPositionAndTrade() throws Exception {
    UserId user = server.users.get(0);
    server.books.fill(user, TRADES);
    Desk desk = new Desk(browser, server.address());
    desk.open();
    desk.signInAs(user.toString());

    desk.find("#positions-csv").click();
    List<String> positions = saved(desk, "positions");
    JsonNode portfolio = server.portfolio(user);
    assertThat(positions).hasSize(1 + portfolio.get("positions").size());
    assertThat(positions.get(0)).startsWith("symbol,name,sector,quantity,averageCost,price,");
    assertThat(positions.get(1)).isEqualTo(line(positions.get(0), portfolio.at("/positions/0")));

    desk.find("#trades-csv").click();
    List<String> trades = saved(desk, "trades");
    assertThat(trades).hasSize(1 + TRADES);
    assertThat(trades.get(1)).isEqualTo(line(trades.get(0), portfolio.at("/recentTrades/0")));
    assertThat(trades.get(TRADES)).startsWith("1,");
    desk.await("the word of it", () -> desk.text("#notice").contains("All 1234 trades"));
  }

  @Test
  void noTextIsAFormulaAndNumbersStayNumbers() throws Exception {
    browser.get(server.address() + "/assets/shared/icon.svg");
    Object line =
        browser.executeAsyncScript(
            """
            const [values, done] = arguments;
            import("/assets/trader/csv.js").then(({ line }) => done(JSON.stringify(line(values))), (problem) =>
              done(String(problem)));\
            """,
            List.of(
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "-x",
                "-1e5",
                "=\"a\",b",
                "-12.5",
                "-0.00000001",
                "3",
                "a=b",
                ""));
    assertThat(StubDesk.JSON.readTree((String) line).asText())
        .isEqualTo(
            "'=1+1,'+1,'-1+1,'@SUM(A1),'\tx,\"'\rx\",'-x,'-1e5,\"'=\"\"a\"\",b\",-12.5,"
                + "-0.00000001,3,a=b,\r\n");
  }

  private static String line(String head, JsonNode record) {
    List<String> values = new ArrayList<>();
    for (String field : head.split(",")) {
      values.add(record.path(field).asText());
    }
    return String.join(",", values);
  }

  private List<String> saved(Desk desk, String what) throws IOException {
    String name = "stockafolio-" + what + "-6f2c1a7e-at-" + TRADES + ".csv";
    Path file = downloads.resolve(name);
    desk.await(name, () -> Files.exists(file));
    return Files.readAllLines(file);
  }
}
