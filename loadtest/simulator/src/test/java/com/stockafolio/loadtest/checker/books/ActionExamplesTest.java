package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.market.VerifyingKeys;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.NumberText;
import com.stockafolio.testing.ActionExample;
import com.stockafolio.testing.ActionExample.Step;
import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case of action-examples.json, step by step; and with the actions met together at the end.
 */
class ActionExamplesTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  private final MarketReader reader =
      new MarketReader(new VerifyingKeys(List.of(SignedRecord.TEST_VERIFYING_KEY)));
  private final NumberText text = new NumberText();
  private final int partition = Murmur2.partition(Samples.bytes(USER), 4);

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.all()) {
      tests.add(DynamicTest.dynamicTest(example.name(), () -> follow(example, true)));
      tests.add(DynamicTest.dynamicTest(example.name() + ", late", () -> follow(example, false)));
    }
    assertThat(tests).hasSize(80);
    return tests;
  }

  private void follow(ActionExample example, boolean atOnce) throws Exception {
    Stocks stocks = Stocks.load();
    StockLists lists = new StockLists(stocks, 4);
    Books books = new Books(new Preload(0, 0, stocks), Samples.EVERYBODY);
    TradeReader trades = new TradeReader(lists);
    UserBook book = null;
    for (Step step : example.steps()) {
      byte[] value = step.value(USER);
      if (step.isMarkets()) {
        assertThat(lists.take(reader.read(value).action(), partition, 0)).isTrue();
      } else {
        Reading trade = trades.read(Samples.bytes(USER), value, partition);
        Verdict verdict = books.book(trade, 0, lists.of(partition));
        assertThat(verdict).isEqualTo(Verdict.BOOKED);
        book = books.find(trade.userHigh(), trade.userLow());
      }
      if (atOnce) {
        book.meet(lists.of(partition));
        compare(book, step.after(), stocks);
      }
    }
    book.meet(lists.of(partition));
    compare(book, example.steps().get(example.steps().size() - 1).after(), stocks);
  }

  private void compare(UserBook book, JsonNode after, Stocks stocks) {
    assertThat(book.sequence()).isEqualTo(after.get("sequence").asLong());
    assertThat(book.tradeCount()).isEqualTo(after.get("tradeCount").asLong());
    assertThat(text.money(book.cash().high(), book.cash().low()))
        .hasToString(after.get("cash").asText());
    assertThat(text.money(book.income().high(), book.income().low()))
        .hasToString(after.get("income").asText());
    assertThat(book.positionCount()).isEqualTo(after.get("positions").size());
    after
        .get("positions")
        .properties()
        .forEach(
            entry -> {
              int position = book.positionOf(stocks.numberOf(entry.getKey()));
              JsonNode expected = entry.getValue();
              assertThat(text.shares(book.shares(position)))
                  .hasToString(expected.get("quantity").asText());
              assertThat(text.plain(book.cost(position), 8))
                  .hasToString(expected.get("costBasis").asText());
              assertThat(text.money(book.realizedHigh(position), book.realizedLow(position)))
                  .hasToString(expected.get("realizedPnl").asText());
            });
  }
}
