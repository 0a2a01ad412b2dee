package com.stockafolio.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Side;
import com.stockafolio.loadtest.browser.page.ChromiumTest;
import com.stockafolio.loadtest.browser.stub.StubDesk;
import com.stockafolio.transaction.UserId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page's own fold of what the stream tells. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class ModelIT {
  @RegisterExtension static final ChromiumTest CHROMIUM = ChromiumTest.ofAllTests();

  private final ChromeDriver browser = CHROMIUM.browser();
  @AutoClose private final StubDesk server = new StubDesk();
  private final UserId user = server.users.get(0);

  @BeforeEach
  void start() {
    server.books.fill(user, 40);
    browser.get(server.address() + "/assets/shared/icon.svg");
  }

  @Test
  void aTradeIsTakenOnceAndNeverOverAHole() {
    Map<?, ?> seen =
        run(
            """
            const { instrumentId } = [...before.positions.values()].find((one) => one.symbol === "AAPL");
            const told = (sequence) => ({ sequence, totals: before.totals, trade: { sequence },
                                          position: { symbol: "AAPL", instrumentId, quantity: "0" } });
            const next = model.withEntry(before, told(before.sequence + 1));
            return {
              again: model.withEntry(before, told(before.sequence)) === before,
              hole: model.withEntry(before, told(before.sequence + 2)),
              next: next.sequence - before.sequence,
              closed: next.positions.has(instrumentId),
              unchanged: before.positions.has(instrumentId),
            };\
            """);
    assertThat(seen.get("again")).isEqualTo(true);
    assertThat(seen.get("hole")).isNull();
    assertThat(seen.get("next")).isEqualTo(1L);
    assertThat(seen.get("closed")).isEqualTo(false);
    assertThat(seen.get("unchanged")).isEqualTo(true);
  }

  @Test
  void aTradeWithoutPricesIsValuedAtTheLastOnes() {
    String after = server.portfolio(user).toString();
    server.trade(user, "MSFT", Side.BUY, "3.25");
    Map<?, ?> seen =
        run(
            """
            const after = JSON.parse(arguments[2]);
            const bare = ({ price, marketValue, unrealizedPnl, ...rest }) => rest;
            const position = after.positions.find((one) => one.symbol === "MSFT");
            const next = model.withEntry(before, { sequence: after.sequence,
              trade: after.recentTrades[0], position: bare(position), totals: bare(after.totals) });
            return {
              totals: JSON.stringify([next.totals.marketValue, next.totals.unrealizedPnl]),
              told: JSON.stringify([after.totals.marketValue, after.totals.unrealizedPnl]),
            };\
            """,
            after,
            server.portfolio(user).toString());
    assertThat(seen.get("totals")).isEqualTo(seen.get("told"));
  }

  @Test
  void onlyTheValuationOfThisMomentCounts() {
    Map<?, ?> seen =
        run(
            """
            const told = (sequence) => ({ sequence, pricedAt: "now", positions: [],
                                          totals: { marketValue: "1" } });
            return {
              older: model.withValuation(before, told(before.sequence - 1)) === before,
              value: model.withValuation(before, told(before.sequence)).totals.marketValue,
            };\
            """);
    assertThat(seen.get("older")).isEqualTo(true);
    assertThat(seen.get("value")).isEqualTo("1");
  }

  @Test
  void theProfitOfTheDayGoesOnFromTheSameClose() {
    Map<?, ?> seen =
        run(
            """
            const totals = (realizedPnl, unrealizedPnl, more) =>
              ({ realizedPnl, unrealizedPnl, marketValue: "1", ...more });
            const sinceClose = { date: "2026-11-24", at: "2026-11-24T21:00:00.123Z" };
            // In all 15 now and 10 at the close.
            const known = { ...before, totals: totals("5", "10", { dayPnl: "5", sinceClose }) };
            const valued = (from, told) => model.withValuation(from,
              { sequence: before.sequence, pricedAt: "now", positions: [], totals: told }).totals;
            const without = valued(known, totals("5", "12.5"));
            const newer = { date: "2026-11-25", at: "2026-11-25T21:00:00.123Z" };
            const next = valued(known, totals("5", "12.5", { dayPnl: "1", sinceClose: newer }));
            return {
              without: without.dayPnl + " " + without.sinceClose.date,
              newer: next.dayPnl + " " + next.sinceClose.date,
              never: "dayPnl" in valued({ ...before, totals: totals("5", "10") }, totals("5", "12")),
            };\
            """);
    assertThat(seen.get("without")).isEqualTo("7.5 2026-11-24");
    assertThat(seen.get("newer")).isEqualTo("1 2026-11-25");
    assertThat(seen.get("never")).isEqualTo(false);
  }

  @Test
  void olderTradesJoinOnlyWithoutAHole() {
    Map<?, ?> seen =
        run(
            """
            const oldest = before.trades.at(-1).sequence;
            const joined = (...sequences) =>
              model.withOlderTrades(before, sequences.map((sequence) => ({ sequence })),
                sequences[0], sequences.at(-1)).trades.length - before.trades.length;
            return {
              next: joined(oldest - 1, oldest - 2),
              overlapping: joined(oldest + 1, oldest, oldest - 1),
              hole: joined(oldest - 2),
            };\
            """);
    assertThat(seen.get("next")).isEqualTo(2L);
    assertThat(seen.get("overlapping")).isEqualTo(1L);
    assertThat(seen.get("hole")).isEqualTo(0L);
  }

  @Test
  void cashAndTransfersAreTakenAndToldInWords() {
    Map<?, ?> seen =
        run(
            """
            const cash = model.withEntry(before, { sequence: before.sequence + 1, positions: [],
              totals: { ...before.totals, cash: "100", income: "7" }, entry: { type: "CASH" } });
            const told = { before: { symbol: "ZTS", quantity: "0", costBasis: "0" },
                           after: { symbol: "ZTS", quantity: "10", costBasis: "99" } };
            const moved = model.withEntry(cash, { sequence: cash.sequence + 1, positions: [told],
              totals: cash.totals, entry: { type: "TRANSFER" } });
            const { inWords } = await import("/assets/trader/entries.js");
            return {
              cash: cash.totals.cash + " " + cash.trades.length + " " + (cash.sequence - before.sequence),
              moved: moved.positions.get("ZTS").quantity + " " + (moved.trades.length - before.trades.length),
              words: inWords({ entry: { type: "CASH", kind: "FEE", amount: "-2.5" }, positions: [],
                               totals: { cash: "1097.5" } }, { trades: [], totals: { cash: "1100" } }),
              more: inWords({ entry: { type: "TRANSFER", direction: "IN", symbol: "ZTS",
                                       quantity: "10", costBasis: "99" }, positions: [told],
                              totals: cash.totals }, cash),
            };\
            """);
    assertThat(seen.get("cash")).isEqualTo("100 16 1");
    assertThat(seen.get("moved")).isEqualTo("10 0");
    assertThat(seen.get("words"))
        .isEqualTo("Fee: 2.5 dollars paid. Cash goes from 1,100 to 1,097.5.");
    assertThat(seen.get("more"))
        .isEqualTo(
            "Transfer: 10 ZTS came in at a cost of 99 dollars."
                + " ZTS goes from 0 to 10 shares, its cost from 0 to 99.");
  }

  @Test
  void withoutPricesSectorsGoByCost() {
    Map<?, ?> seen =
        run(
            """
            const position = (symbol, sector, costBasis) => [symbol, { symbol, sector, costBasis }];
            const positions = new Map([position("A", "Energy", "30"), position("B", "Utilities", "-10")]);
            const { byCost, listed } = model.sectors({ ...before, positions });
            return { byCost, first: listed[0].sector, shares: listed.map((s) => s.share).join(" ") };\
            """);
    assertThat(seen.get("byCost")).isEqualTo(true);
    assertThat(seen.get("first")).isEqualTo("Energy");
    assertThat(seen.get("shares")).isEqualTo("0.7500 0.2500");
  }

  private Map<?, ?> run(String script) {
    return run(script, server.portfolio(user).toString(), "");
  }

  /** Runs a script on the model and the portfolio {@code before}. */
  private Map<?, ?> run(String script, String before, String after) {
    return (Map<?, ?>)
        browser.executeAsyncScript(
            """
            const done = arguments[2];
            import("/assets/trader/model.js").then((model) => {
              const before = model.fromSnapshot(JSON.parse(arguments[0]));
              return (async function () { %s }).call(null, arguments[0], arguments[0], arguments[1]).then(done);
            }).catch((problem) => done({ problem: String(problem) }));
            """
                .formatted(script),
            before,
            after);
  }
}
