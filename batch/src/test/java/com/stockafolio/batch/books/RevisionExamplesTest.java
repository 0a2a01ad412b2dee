package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.market.Copy;
import com.stockafolio.batch.market.CopyRuling;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.testing.ActionExample;
import com.stockafolio.testing.ActionExample.Step;
import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each case of revision-examples.json, step by step. */
@Timeout(60)
class RevisionExamplesTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final byte[] KEY = USER.getBytes(StandardCharsets.US_ASCII);
  private static final Signatures TRUSTED =
      new Signatures(List.of(SignedRecord.TEST_VERIFYING_KEY));

  @TempDir Path work;

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.ofRevisions()) {
      int number = tests.size();
      tests.add(dynamicTest(example.name(), () -> follow(example, number)));
    }
    assertThat(tests).hasSize(27);
    return tests;
  }

  private void follow(ActionExample example, int number) {
    List<Copy> copies = new ArrayList<>();
    for (Step step : example.steps()) {
      if (step.isMarkets()) {
        copies.add(new Copy(0, step.place(), step.recordedAt(), 0, step.value(USER)));
      }
    }
    MarketView market = new CopyRuling(List.of(), copies, 1).day().view();
    PartFiles files = new PartFiles(work.resolve("example-" + number).toUri().toString());
    RawTrade raw = new RawTrade(market, TRUSTED, 1, 1);
    ByteBuffer rows = ByteBuffer.allocate(example.steps().size() * TradeRows.BYTES);
    try (PartFiles.Writer writer = files.writer(1, number)) {
      for (Step step : example.steps()) {
        if (!step.isMarkets()) {
          assertThat(raw.read(KEY, step.value(USER), 0, step.place())).isNull();
          ArchivedRecord record = new ArchivedRecord();
          record.offset = step.place();
          record.recordedAtMillis = step.recordedAt();
          TradeRows.write(rows, raw, record, 0);
          if (raw.revision) {
            RevisionRows.write(writer, 0, raw, step.place());
          }
        }
      }
    }
    follow(example, market, new TradeRows(rows.flip()), new RevisionRows(files.read(0)));
  }

  private static void follow(
      ActionExample example, MarketView market, TradeRows rows, RevisionRows revisions) {
    UserBook book = new UserBook(market.last().highest());
    Revising revising = new Revising(book, 0, revisions, new Revising.Of(true, null));
    revising.begin(rows.userHigh(0), rows.userLow(0));
    revising.start(null);
    int met = 0;
    int row = 0;
    for (Step step : example.steps()) {
      if (step.isMarkets()) {
        Effect effect = market.effect(met);
        revising.meet(met, effect, market.recordedAt(0, met++));
      } else {
        Booking booking = Booking.of(rows, row);
        History.Ruling ruling = revising.rule(booking, rows.isRevision(row++));
        String told = ruling.reason() == null ? null : ruling.reason().name();
        assertThat(told).as("step %d", step.place()).isEqualTo(step.rejected());
        if (ruling.target() != null) {
          revising.revise(booking, ruling);
        } else if (ruling.reason() == null) {
          revising.book(booking);
        }
      }
      compare(book, step);
    }
  }

  private static void compare(UserBook book, Step step) {
    String what = "step " + step.place();
    JsonNode after = step.after();
    assertThat(book.sequence()).as(what).isEqualTo(after.get("sequence").asLong());
    assertThat(book.tradeCount()).as(what).isEqualTo(after.get("tradeCount").asLong());
    assertThat(book.cash().dollars()).as(what).isEqualByComparingTo(after.get("cash").asText());
    assertThat(book.income().dollars()).as(what).isEqualByComparingTo(after.get("income").asText());
    assertThat(book.tradedValue().dollars())
        .as(what)
        .isEqualByComparingTo(after.get("tradedValue").asText());
    Map<String, String> told = new HashMap<>();
    for (int instrument : book.instruments()) {
      String is =
          DecimalJson.shares(book.quantity(instrument))
              + " for "
              + DecimalJson.text(BigDecimal.valueOf(book.cost(instrument), 8))
              + ", realised "
              + DecimalJson.text(book.realized(instrument).dollars());
      if (!is.equals("0 for 0, realised 0")) {
        told.put(Stocks.ofFile().byId(instrument).symbol(), is);
      }
    }
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
    assertThat(told).as(what).isEqualTo(expected);
  }
}
