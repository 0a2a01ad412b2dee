package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.testing.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Each case of accounting-examples.json, step by step. */
@Timeout(120)
class AccountingExamplesTest {

  @TestFactory
  List<DynamicTest> examples() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : Table.read("accounting-examples.json").get("cases")) {
      tests.add(dynamicTest(example.get("name").asText(), () -> check(example.get("trades"))));
    }
    assertThat(tests).hasSize(11);
    return tests;
  }

  private static void check(JsonNode trades) {
    Portfolio portfolio = Portfolio.empty(Samples.USER);
    Money cash = Money.ZERO;
    assertThat(trades).isNotEmpty();
    for (JsonNode trade : trades) {
      Side side = Side.valueOf(trade.get("side").asText());
      String quantity = trade.get("quantity").asText();
      String price = trade.get("price").asText();
      portfolio =
          Samples.book(
              portfolio, Samples.record(portfolio.sequence() + 1, side, "AAPL", quantity, price));
      cash = cash.plus(Money.product(Quantity.parse(quantity).signed(side), Price.parse(price)));

      JsonNode after = trade.get("after");
      Position position = Samples.apple(portfolio);
      assertThat(position.quantity()).hasToString(after.get("quantity").asText());
      assertThat(position.costBasis()).hasToString(after.get("costBasis").asText());
      assertThat(position.realizedPnl()).hasToString(after.get("realizedPnl").asText());
      assertThat(portfolio.latestTrade().realizedPnl())
          .hasToString(after.get("tradeRealizedPnl").asText());
      if (after.get("averageCost").isNull()) {
        assertThat(position.averageCost()).isNull();
      } else {
        assertThat(position.averageCost().toStringWithFourDecimals())
            .isEqualTo(after.get("averageCost").asText());
      }
      assertThat(position.costBasis().minus(position.realizedPnl())).isEqualTo(cash);
    }
  }
}
