package com.stockafolio.http.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.market.Instruments;
import com.stockafolio.prices.PriceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PriceBoardTest {
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final int AAPL = INSTRUMENTS.bySymbol("AAPL").id();
  private static final int MSFT = INSTRUMENTS.bySymbol("MSFT").id();

  private final PriceBoard board = PriceRecords.board();

  @Test
  void aNewBoardKnowsNothing() {
    assertThat(board.latest().of(AAPL)).isEmpty();
    assertThat(board.latest().billionths(100_000)).isZero();
    assertThat(board.latest().pricedAtMillis()).isZero();
  }

  @Test
  void theLastRecordOfASymbolIsItsPrice() {
    board.take(PriceRecords.of("AAPL", "178.49", "MSFT", "410.0001", "AAPL", "178.5"));
    assertThat(board.latest().of(AAPL)).contains(Price.parse("178.5000"));
    assertThat(board.latest().of(MSFT)).contains(Price.parse("410.0001"));
    board.take(PriceRecords.of("AAPL", "0.0001"));
    assertThat(board.latest().billionths(AAPL)).isEqualTo(100_000);
    assertThat(board.latest().of(MSFT)).contains(Price.parse("410.0001"));
    assertThat(board.taken().sum()).isEqualTo(4);
  }

  @Test
  void whatWasReadStaysAsItWas() {
    board.take(PriceRecords.of("AAPL", "178.49"));
    Prices before = board.latest();
    board.take(PriceRecords.of("AAPL", "179"));
    assertThat(before.of(AAPL)).contains(Price.parse("178.49"));
    assertThat(board.latest().revision()).isGreaterThan(before.revision());
  }

  @Test
  void theSamePricesAgainAreNoChange() {
    board.take(PriceRecords.of("AAPL", "178.49"));
    Prices before = board.latest();
    board.take(PriceRecords.of("AAPL", "178.4900"));
    assertThat(board.latest()).isSameAs(before);
  }

  @Test
  void theBoardIsAsOfItsNewestPrice() {
    board.take(
        List.of(
            PriceRecords.of("AAPL", "1", "2026-11-24T15:00:01Z"),
            PriceRecords.of("MSFT", "1", "2026-11-24T15:00:00.999Z")));
    assertThat(Instant.ofEpochMilli(board.latest().pricedAtMillis()))
        .isEqualTo("2026-11-24T15:00:01Z");
  }

  @Test
  void anOlderPriceThatArrivesLateChangesNothing() {
    board.take(List.of(PriceRecords.of("AAPL", "2", "2026-11-24T15:00:01Z")));
    Prices before = board.latest();
    board.take(List.of(PriceRecords.of("AAPL", "1", "2026-11-24T15:00:00Z")));
    assertThat(board.latest()).isSameAs(before);
  }

  @Test
  void aPriceOfTheFutureIsNone() {
    board.take(List.of(PriceRecords.of("AAPL", "2", "2026-11-24T23:01:00Z")));
    assertThat(board.latest().of(AAPL)).contains(Price.parse("2"));
    board.take(List.of(PriceRecords.of("AAPL", "3", "2026-11-24T23:01:00.001Z")));
    assertThat(board.latest().of(AAPL)).contains(Price.parse("2"));
    assertThat(board.skipped().sum()).isEqualTo(1);
  }

  @Test
  void aPriceFarFromTheLastIsNotShownUntilASecondConfirmsIt() {
    PriceBoard careful = PriceRecords.board(new PriceRules(5, Duration.ofMinutes(1)));
    careful.take(List.of(PriceRecords.of("AAPL", "178", "2026-11-24T15:00:01Z")));
    careful.take(List.of(PriceRecords.of("AAPL", "17800", "2026-11-24T15:00:02Z")));
    assertThat(careful.latest().of(AAPL)).contains(Price.parse("178"));
    careful.take(List.of(PriceRecords.of("AAPL", "17801", "2026-11-24T15:00:03Z")));
    assertThat(careful.latest().of(AAPL)).contains(Price.parse("17801"));
  }

  @Test
  void aRecordWithoutValueTakesThePriceAway() {
    board.take(PriceRecords.of("AAPL", "178.49"));
    board.take(List.of(PriceRecords.raw("AAPL", null)));
    assertThat(board.latest().of(AAPL)).isEmpty();
    assertThat(board.skipped().sum()).isZero();
  }

  @Test
  void whatIsNoPriceIsSkippedAndCountedAndTheRestTaken() {
    String at = "2026-11-24T15:00:00Z";
    board.take(
        List.of(
            PriceRecords.of("AAPL", "178.49", at),
            PriceRecords.of("NONESUCH", "1", at),
            PriceRecords.of("AAPL", "0", at),
            PriceRecords.of("AAPL", "-1", at),
            PriceRecords.of("AAPL", "1.0000000001", at),
            PriceRecords.of("AAPL", "1000000.0001", at),
            PriceRecords.of("AAPL", "99999999999999999999", at),
            PriceRecords.of("AAPL", "NaN", at),
            PriceRecords.of("AAPL", "1", "yesterday"),
            PriceRecords.raw(null, "{}"),
            PriceRecords.raw("AAPL", ""),
            PriceRecords.raw("AAPL", "{\"symbol\":"),
            PriceRecords.raw("AAPL", "[1]"),
            PriceRecords.raw(
                "AAPL", "{\"symbol\":\"AAPL\",\"price\":{\"a\":1},\"at\":\"" + at + "\"}"),
            PriceRecords.raw("AAPL", "{\"symbol\":\"MSFT\",\"price\":\"1\",\"at\":\"" + at + "\"}"),
            PriceRecords.raw("AAPL", "{\"symbol\":\"AAPL\",\"at\":\"" + at + "\"}"),
            PriceRecords.raw(
                "MSFT",
                "{\"more\":[{}],\"symbol\":\"MSFT\",\"price\":410.5,\"at\":\"" + at + "\"}")));
    assertThat(board.latest().of(AAPL)).contains(Price.parse("178.49"));
    assertThat(board.latest().of(MSFT)).contains(Price.parse("410.5"));
    assertThat(board.taken().sum()).isEqualTo(2);
    assertThat(board.skipped().sum()).isEqualTo(15);
  }
}
