package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final SourceId SOURCE = new SourceId(new UUID(1, 2), 0);

  @Test
  void holdsItsOwnCopyOfTheRecords() {
    List<TradeRecord> records = new ArrayList<>(List.of(record(3)));
    Batch batch = new Batch(SOURCE, 2, 5, -1, records);
    records.clear();
    assertThat(batch.records()).hasSize(1);
  }

  @Test
  void aRecordOutsideTheRangeOrOutOfOrderIsRefused() {
    assertThatThrownBy(() -> batch(3, 5, 3)).hasMessageContaining("offset 3 after 3 in (3, 5]");
    assertThatThrownBy(() -> batch(3, 5, 6)).hasMessageContaining("offset 6 after 3");
    assertThatThrownBy(() -> batch(3, 9, 5, 5)).hasMessageContaining("offset 5 after 5");
  }

  @Test
  void aRangeThatCannotBeIsRefused() {
    assertThatThrownBy(() -> batch(3, 3)).hasMessageContaining("no range of offsets: (3, 3]");
    assertThatThrownBy(() -> batch(-2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Batch(SOURCE, -1, 3, -2, List.of()))
        .hasMessageContaining("settled -2");
    assertThatThrownBy(() -> new SourceId(new UUID(1, 2), -1)).hasMessageContaining("partition -1");
  }

  @Test
  void itJoinsWhatIsOfTheSameLog() {
    int print = RecordPrint.of(record(5));
    Batch batch = new Batch(SOURCE, 4, 44, 9, -1, List.of(record(5), record(9)));
    assertThat(batch.joins(new LastRecord(4, 44))).isTrue();
    assertThat(batch.joins(new LastRecord(5, print))).isTrue();
    assertThat(batch.joins(new LastRecord(9, print))).isTrue();
    assertThat(batch.lastRecord()).isEqualTo(new LastRecord(9, print));

    assertThat(batch.joins(new LastRecord(4, 45))).isFalse();
    assertThat(batch.joins(new LastRecord(5, print + 1))).isFalse();
    assertThat(batch.joins(new LastRecord(7, print))).as("no record there").isFalse();
    assertThat(batch.joins(new LastRecord(9, print + 1))).isFalse();
  }

  @Test
  void whatNobodyHasSeenJoinsAnything() {
    Batch first = batch(4, 9, 5, 9);
    assertThat(first.joins(new LastRecord(4, 45))).isTrue();
    assertThat(first.joins(new LastRecord(7, RecordPrint.UNKNOWN))).isTrue();
    assertThat(first.joins(new LastRecord(20, 1))).as("further on").isTrue();
  }

  private static Batch batch(long previous, long last, long... offsets) {
    List<TradeRecord> records = new ArrayList<>();
    for (long offset : offsets) {
      records.add(record(offset));
    }
    return new Batch(SOURCE, previous, last, -1, records);
  }

  private static TradeRecord record(long offset) {
    return new TradeRecord(
        offset,
        0,
        new Trade(
            new TradeId(0, 1),
            new UserId(0, 1),
            "AAPL",
            Side.BUY,
            new Quantity(1),
            new Price(1),
            0));
  }
}
