package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.testing.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Each case of accounting-examples.json, step by step. */
@Timeout(120)
class AccountingExamplesTest {
  private static final int CASES = 17;

  @TestFactory
  List<DynamicTest> examples() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : Table.read("accounting-examples.json").get("cases")) {
      tests.add(dynamicTest(example.get("name").asText(), () -> check(example.get("trades"))));
    }
    assertThat(tests).hasSize(CASES);
    return tests;
  }

  private static void check(JsonNode steps) {
    Portfolio portfolio = Portfolio.empty(Samples.USER);
    assertThat(steps).isNotEmpty();
    for (JsonNode step : steps) {
      portfolio = Samples.book(portfolio, Samples.record(portfolio.sequence() + 1, step));
      JsonNode after = step.get("after");
      Position position = Samples.apple(portfolio);
      assertThat(position.quantity()).hasToString(after.get("quantity").asText());
      assertThat(position.costBasis()).hasToString(after.get("costBasis").asText());
      assertThat(position.realizedPnl()).hasToString(after.get("realizedPnl").asText());
      assertThat(realized(portfolio.latestEntry()))
          .hasToString(after.get("tradeRealizedPnl").asText());
      assertThat(portfolio.totals().cash()).hasToString(after.get("cash").asText());
      assertThat(portfolio.totals().income()).hasToString(after.path("income").asText("0"));
      if (after.get("averageCost").isNull()) {
        assertThat(position.averageCost()).isNull();
      } else {
        assertThat(position.averageCost().toStringWithFourDecimals())
            .isEqualTo(after.get("averageCost").asText());
      }
    }
  }

  private static Money realized(RecentEntry entry) {
    if (entry instanceof RecentTrade trade) {
      return trade.realizedPnl();
    }
    return entry instanceof RecentTransfer transfer ? transfer.realizedPnl() : Money.ZERO;
  }
}
