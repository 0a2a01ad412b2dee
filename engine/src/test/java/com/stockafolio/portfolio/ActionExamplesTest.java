package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.testing.ActionExample;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.TradeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Each case of action-examples.json, step by step: met as it comes, and met when the next trade
 * asks for it.
 */
@Timeout(120)
class ActionExamplesTest {
  private static final Instruments FILE = Instruments.load();
  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  @TestFactory
  List<DynamicTest> examples() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.all()) {
      tests.add(dynamicTest(example.name(), () -> check(example, true)));
      tests.add(dynamicTest(example.name() + ", met later", () -> check(example, false)));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(80);
    return tests;
  }

  private static void check(ActionExample example, boolean atOnce) {
    SampleMarket market = new SampleMarket();
    Portfolio portfolio = Portfolio.empty(Samples.USER);
    for (ActionExample.Step step : example.steps()) {
      if (step.isMarkets()) {
        byte[] value = step.value(Samples.USER.toString());
        market.take(MarketJson.read(value, KEYS), step.place(), step.place());
      }
      boolean last = step.place() == example.steps().size();
      if (atOnce || last || !step.isMarkets()) {
        portfolio = portfolio.meet(market.now(), pageEnd -> {});
      }
      if (!step.isMarkets()) {
        TradeRecord record = record(step);
        Decision decision = portfolio.decide(record, market.now());
        portfolio = portfolio.apply(((Decision.Accepted) decision).entry());
      }
      if (atOnce || last || !step.isMarkets()) {
        check(portfolio, step);
      }
    }
  }

  private static void check(Portfolio portfolio, ActionExample.Step step) {
    JsonNode after = step.after();
    assertThat(portfolio.sequence()).isEqualTo(after.get("sequence").asLong());
    Totals totals = portfolio.totals();
    assertThat(totals.tradeCount()).isEqualTo(after.get("tradeCount").asLong());
    assertThat(totals.cash()).hasToString(after.get("cash").asText());
    assertThat(totals.income()).hasToString(after.get("income").asText());
    Map<String, JsonNode> expected = step.positions();
    assertThat(portfolio.positions())
        .extracting(position -> FILE.byId(position.instrumentId()).symbol())
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (symbol, figures) -> {
          Position position = portfolio.position(FILE.bySymbol(symbol).id());
          assertThat(position.quantity()).hasToString(figures.get("quantity").asText());
          assertThat(position.costBasis()).hasToString(figures.get("costBasis").asText());
          assertThat(position.realizedPnl()).hasToString(figures.get("realizedPnl").asText());
        });
    assertThat(
            portfolio.latestEntry() instanceof RecentAction action && action.outcome().outOfRange())
        .isEqualTo(after.path("outOfRange").asBoolean());
  }

  private static TradeRecord record(ActionExample.Step step) {
    JsonNode fields = step.record();
    return new TradeRecord(
        step.place(),
        step.place(),
        new Trade(
            TradeId.of(new UUID(1, step.place())),
            Samples.USER,
            fields.get("symbol").asText(),
            TradeText.side(fields.get("side").asText()),
            TradeText.quantity(fields.get("quantity").asText()),
            TradeText.price(fields.get("price").asText()),
            TradeText.fee(fields.has("fee") ? fields.get("fee").asText() : null),
            step.place()));
  }
}
