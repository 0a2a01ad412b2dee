package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.market.Copy;
import com.stockafolio.batch.market.CopyRuling;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.testing.ActionExample;
import com.stockafolio.testing.ActionExample.Step;
import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Each case of action-examples.json, step by step. */
@Timeout(60)
class ActionExamplesTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final byte[] KEY = USER.getBytes(StandardCharsets.US_ASCII);
  private static final Signatures TRUSTED =
      new Signatures(List.of(SignedRecord.TEST_VERIFYING_KEY));

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionExample example : ActionExample.all()) {
      tests.add(dynamicTest(example.name(), () -> follow(example)));
    }
    assertThat(tests).hasSize(40);
    return tests;
  }

  private static void follow(ActionExample example) {
    List<Copy> copies = new ArrayList<>();
    for (Step step : example.steps()) {
      if (step.isMarkets()) {
        copies.add(new Copy(0, step.place(), 0, 0, step.value(USER)));
      }
    }
    CopyRuling ruling = new CopyRuling(List.of(), copies, 1);
    assertThat(ruling.refused()).isEmpty();
    assertThat(ruling.contradictions()).isEmpty();
    MarketView market = ruling.day().view();
    RawTrade raw = new RawTrade(market, TRUSTED, 1, 1);
    UserBook book = new UserBook(market.last().highest());
    int met = 0;
    for (Step step : example.steps()) {
      assertThat(raw.read(key(step), step.value(USER), 0, step.place())).isNull();
      boolean beyond = false;
      if (step.isMarkets()) {
        assertThat(market.offset(0, met)).isEqualTo(step.place());
        Effect effect = market.effect(met);
        UserBook.MetAction action = effect == null ? null : book.meet(met, effect);
        beyond = action != null && action.outcome().outOfRange();
        met++;
      } else {
        Booking booking = booking(raw);
        assertThat(book.decide(booking)).isNull();
        book.book(booking);
      }
      assertThat(beyond).isEqualTo(step.after().has("outOfRange"));
      compare(book, step.after());
    }
  }

  private static byte[] key(Step step) {
    return step.isMarkets() ? SignedRecord.KEY.getBytes(StandardCharsets.US_ASCII) : KEY;
  }

  private static Booking booking(RawTrade raw) {
    ByteBuffer row = ByteBuffer.allocate(TradeRows.BYTES);
    TradeRows.write(row, raw, new ArchivedRecord(), 0);
    return Booking.of(new TradeRows(row.flip()), 0);
  }

  private static void compare(UserBook book, JsonNode after) {
    assertThat(book.sequence()).isEqualTo(after.get("sequence").asLong());
    assertThat(book.tradeCount()).isEqualTo(after.get("tradeCount").asLong());
    assertThat(book.cash().dollars()).isEqualByComparingTo(after.get("cash").asText());
    assertThat(book.income().dollars()).isEqualByComparingTo(after.get("income").asText());
    assertThat(book.instruments()).hasSize(after.get("positions").size());
    after
        .get("positions")
        .properties()
        .forEach(
            each -> {
              int id = Stocks.ofFile().holder(each.getKey()).id();
              JsonNode position = each.getValue();
              assertThat(BigDecimal.valueOf(book.quantity(id), 9))
                  .isEqualByComparingTo(position.get("quantity").asText());
              assertThat(BigDecimal.valueOf(book.cost(id), 8))
                  .isEqualByComparingTo(position.get("costBasis").asText());
              assertThat(book.realized(id).dollars())
                  .isEqualByComparingTo(position.get("realizedPnl").asText());
            });
  }
}
