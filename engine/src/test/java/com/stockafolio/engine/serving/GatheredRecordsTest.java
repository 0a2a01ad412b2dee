package com.stockafolio.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is in a ledger's next row. */
@Timeout(60)
class GatheredRecordsTest {
  private final GatheredRecords gathered = new GatheredRecords();

  @Test
  void aRowEndsAtItsLastRecordOrWithAllThatIsAccepted() {
    gathered.take(records(3, 5, 9), 3, 1);

    assertThat(gathered.size()).isEqualTo(2);
    assertThat(cut(1)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 5, 1, records(5)));
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 12, 1, records(5, 9)));
  }

  @Test
  void recordsThatAreNotRemovedAreInTheNextRowAgain() {
    gathered.take(records(3, 5, 9), -1, -1);
    assertThat(cut(2).records()).isEqualTo(records(3, 5));
    assertThat(cut(2).records()).isEqualTo(records(3, 5));

    gathered.remove(2);

    assertThat(cut(2).records()).isEqualTo(records(9));
  }

  @Test
  void withoutRecordsARowCoversWhatIsAccepted() {
    assertThat(cut(2)).isEqualTo(new Commit.Cut(LedgerHome.SOURCE, 3, 12, -1, List.of()));
  }

  private Commit.Cut cut(int most) {
    return gathered.cut(LedgerHome.SOURCE, 3, 12, most);
  }

  private static List<TradeRecord> records(long... offsets) {
    return LongStream.of(offsets)
        .mapToObj(
            offset ->
                new TradeRecord(
                    offset,
                    offset,
                    new Trade(
                        new TradeId(7, offset),
                        new UserId(1, 2),
                        "AAPL",
                        Side.BUY,
                        new Quantity(1_000_000_000L),
                        new Price(1_000_000_000L),
                        offset)))
        .toList();
  }
}
