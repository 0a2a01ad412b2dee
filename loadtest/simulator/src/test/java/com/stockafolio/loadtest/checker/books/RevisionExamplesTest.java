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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each case of revision-examples.json, step by step, in a book that has all that was booked. */
class RevisionExamplesTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  private final MarketReader reader =
      new MarketReader(new VerifyingKeys(List.of(SignedRecord.TEST_VERIFYING_KEY)));
  private final NumberText text = new NumberText();
  private final int partition = Murmur2.partition(Samples.bytes(USER), 4);

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.ofRevisions()) {
      tests.add(DynamicTest.dynamicTest(example.name(), () -> follow(example)));
    }
    assertThat(tests).hasSize(27);
    return tests;
  }

  private void follow(ActionExample example) throws Exception {
    Stocks stocks = Stocks.load();
    StockLists lists = new StockLists(stocks, 4);
    TradeReader records = new TradeReader(lists);
    WholeBook whole = new WholeBook(0, 0, true, List.of());
    for (Step step : example.steps()) {
      byte[] value = step.value(USER);
      if (step.isMarkets()) {
        lists.take(reader.read(value).action(), partition, step.recordedAt());
      } else {
        Reading said = records.read(Samples.bytes(USER), value, partition);
        Verdict expected =
            step.rejected() == null ? Verdict.BOOKED : Verdict.valueOf(step.rejected());
        assertThat(whole.book(said, step.recordedAt(), lists.of(partition)))
            .as("step %d", step.place())
            .isEqualTo(expected);
        compare(whole.book(), step, stocks);
      }
    }
    whole.book().meet(lists.of(partition));
    compare(whole.book(), example.steps().get(example.steps().size() - 1), stocks);
  }

  private void compare(UserBook book, Step step, Stocks stocks) {
    String what = "step " + step.place();
    JsonNode after = step.after();
    assertThat(book.sequence()).as(what).isEqualTo(after.get("sequence").asLong());
    assertThat(book.tradeCount()).as(what).isEqualTo(after.get("tradeCount").asLong());
    assertThat(text.money(book.tradedHigh(), book.tradedLow()).toString())
        .as(what)
        .isEqualTo(after.get("tradedValue").asText());
    assertThat(text.money(book.cash().high(), book.cash().low()).toString())
        .as(what)
        .isEqualTo(after.get("cash").asText());
    assertThat(text.money(book.income().high(), book.income().low()).toString())
        .as(what)
        .isEqualTo(after.get("income").asText());
    Map<String, String> expected = new HashMap<>();
    step.positions()
        .forEach(
            (symbol, each) ->
                expected.put(
                    symbol,
                    each.get("quantity").asText()
                        + " for "
                        + each.get("costBasis").asText()
                        + ", realised "
                        + each.get("realizedPnl").asText()));
    Map<String, String> told = new HashMap<>();
    for (int position = 0; position < book.positionCount(); position++) {
      String is =
          text.shares(book.shares(position))
              + " for "
              + text.plain(book.cost(position), 8)
              + ", realised "
              + text.money(book.realizedHigh(position), book.realizedLow(position));
      if (!is.equals("0 for 0, realised 0")) {
        told.put(stocks.get(book.stock(position)).symbol(), is);
      }
    }
    assertThat(told).as(what).isEqualTo(expected);
  }
}
