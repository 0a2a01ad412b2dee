package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.testing.ActionExample;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.CashText;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.TransferText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked examples of what is taken back and corrected. */
class RevisionExamplesTest {
  private static final Instruments FILE = Instruments.load();
  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  @TestFactory
  List<DynamicTest> examples() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.ofRevisions()) {
      tests.add(dynamicTest(example.name(), () -> check(example, true)));
      tests.add(dynamicTest(example.name() + ", met later", () -> check(example, false)));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(50);
    return tests;
  }

  private static void check(ActionExample example, boolean atOnce) throws Exception {
    SampleMarket market = new SampleMarket();
    RevisionLog log = new RevisionLog(Portfolio.empty(Samples.USER));
    for (ActionExample.Step step : example.steps()) {
      if (step.isMarkets()) {
        byte[] value = step.value(Samples.USER.toString());
        market.take(MarketJson.read(value, KEYS), step.place(), step.recordedAt());
      } else {
        Transaction said = transaction(step);
        TradeRecord record = new TradeRecord(step.place(), step.recordedAt(), said);
        Decision decision =
            said instanceof Revision
                ? log.revise(record, market.now())
                : log.book(record, market.now());
        assertThat(decision instanceof Decision.Rejected no ? no.reason().name() : null)
            .as("step %d: %s", step.place(), decision)
            .isEqualTo(step.rejected());
      }
      if (atOnce || !step.isMarkets() || step.place() == example.steps().size()) {
        log.meet(market.now());
        check(log.portfolio(), step);
      }
    }
  }

  private static void check(Portfolio portfolio, ActionExample.Step step) {
    String what = "step " + step.place();
    JsonNode after = step.after();
    Totals totals = portfolio.totals();
    assertThat(portfolio.sequence()).as(what).isEqualTo(after.get("sequence").asLong());
    assertThat(totals.tradeCount()).as(what).isEqualTo(after.get("tradeCount").asLong());
    assertThat(totals.tradedValue()).as(what).hasToString(after.get("tradedValue").asText());
    assertThat(totals.cash()).as(what).hasToString(after.get("cash").asText());
    assertThat(totals.income()).as(what).hasToString(after.get("income").asText());
    List<String> held = new ArrayList<>();
    for (Position position : portfolio.positions()) {
      if (!position.equals(Position.flat(position.instrumentId()))) {
        held.add(
            "%s %s %s %s"
                .formatted(
                    FILE.byId(position.instrumentId()).symbol(),
                    position.quantity(),
                    position.costBasis(),
                    position.realizedPnl()));
      }
    }
    List<String> expected = new ArrayList<>();
    step.positions()
        .forEach(
            (symbol, figures) ->
                expected.add(
                    "%s %s %s %s"
                        .formatted(
                            symbol,
                            figures.get("quantity").asText(),
                            figures.get("costBasis").asText(),
                            figures.get("realizedPnl").asText())));
    assertThat(held).as(what).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Transaction transaction(ActionExample.Step step) {
    TradeId id = TradeId.of(step.id());
    JsonNode fields = step.record();
    return switch (fields.path("type").asText()) {
      case "BUST" ->
          new Bust(
              id,
              Samples.USER,
              TradeId.of(step.of()),
              fields.path("reason").asText(),
              step.place());
      case "CORRECT" ->
          new Correct(id, Samples.USER, TradeId.of(step.of()), correction(fields), step.place());
      default -> plain(id, fields, step.place());
    };
  }

  private static Transaction plain(TradeId id, JsonNode fields, long at) {
    Correction said = correction(fields);
    if (said instanceof Correction.OfTrade trade) {
      return new Trade(
          id,
          Samples.USER,
          fields.get("symbol").asText(),
          trade.side(),
          trade.quantity(),
          trade.price(),
          trade.fee(),
          at);
    }
    if (said instanceof Correction.OfTransfer transfer) {
      return new Transfer(
          id,
          Samples.USER,
          transfer.direction(),
          fields.get("symbol").asText(),
          transfer.quantity(),
          transfer.costBasis(),
          at);
    }
    Correction.OfCash cash = (Correction.OfCash) said;
    return new CashMovement(id, Samples.USER, cash.amount(), cash.kind(), at);
  }

  /** What the fields of a record say, whatever it is. */
  private static Correction correction(JsonNode fields) {
    if (fields.has("side")) {
      Money fee = TradeText.fee(fields.path("fee").asText(null));
      return new Correction.OfTrade(
          TradeText.side(fields.get("side").asText()),
          TradeText.quantity(fields.get("quantity").asText()),
          TradeText.price(fields.get("price").asText()),
          fee);
    }
    if (fields.has("amount")) {
      return new Correction.OfCash(
          CashText.kind(fields.get("kind").asText()),
          CashText.amount(fields.get("amount").asText()));
    }
    Direction direction = TransferText.direction(fields.get("direction").asText());
    var quantity = TransferText.quantity(fields.get("quantity").asText());
    return new Correction.OfTransfer(
        direction,
        quantity,
        TransferText.costBasis(fields.path("costBasis").asText(null), direction, quantity));
  }
}
