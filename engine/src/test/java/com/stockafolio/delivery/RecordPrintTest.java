package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.portfolio.BookedTrade;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordPrintTest {
  private static final byte[] KEY = {1, 2};
  private static final byte[] VALUE = {3};

  @Test
  void aBookedTradeHasTheFingerprintOfItsRecord() {
    BookedTrade booked =
        new BookedTrade(
            7,
            1_000,
            900,
            new TradeId(1, 2),
            new UserId(3, 4),
            5,
            Side.SELL,
            new Quantity(6),
            new Price(8));
    assertThat(RecordPrint.of(booked)).isEqualTo(RecordPrint.of(read(1_000, 2)));
  }

  @Test
  void anotherTimeOrTradeIsAnotherRecord() {
    Set<Integer> prints = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      prints.add(RecordPrint.of(read(1_000 + i, 2)));
      prints.add(RecordPrint.of(read(999, 2 + i)));
    }
    assertThat(prints).hasSize(200).doesNotContain(RecordPrint.UNKNOWN);
  }

  @Test
  void bytesAreToldApartByWhereTheyStand() {
    Set<Integer> prints = new HashSet<>();
    prints.add(RecordPrint.of(1, KEY, VALUE));
    prints.add(RecordPrint.of(2, KEY, VALUE));
    prints.add(RecordPrint.of(1, VALUE, KEY));
    prints.add(RecordPrint.of(1, null, new byte[] {1, 2, 3}));
    prints.add(RecordPrint.of(1, new byte[] {1, 2, 3}, null));
    prints.add(RecordPrint.of(1, new byte[] {1, 2, 3}, new byte[0]));
    assertThat(prints).hasSize(6);
    assertThat(RecordPrint.of(1, KEY.clone(), VALUE.clone()))
        .isEqualTo(RecordPrint.of(1, KEY, VALUE));
  }

  @Test
  void whatIsUnknownIsTheSameAsAnything() {
    assertThat(RecordPrint.same(RecordPrint.UNKNOWN, 5)).isTrue();
    assertThat(RecordPrint.same(5, RecordPrint.UNKNOWN)).isTrue();
    assertThat(RecordPrint.same(5, 5)).isTrue();
    assertThat(RecordPrint.same(5, 6)).isFalse();
  }

  private static TradeRecord read(long recordedAtMillis, long id) {
    return new TradeRecord(
        7,
        recordedAtMillis,
        new Trade(
            new TradeId(1, id),
            new UserId(3, 4),
            "AAPL",
            Side.SELL,
            new Quantity(6),
            new Price(8),
            900));
  }
}
