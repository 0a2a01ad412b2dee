package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.transaction.RejectionReason;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserDayTest {
  private static final MarketView MARKET = MarketDay.quiet(List.of(), 1).view();
  private static final int MOST_ROWS = 100;
  private static final long ID_HIGH = 0x1111;

  private final UserDay day = new UserDay(MARKET, new long[MARKET.last().highest() + 1], 3, 0);
  private final ByteBuffer records = ByteBuffer.allocate(MOST_ROWS * TradeRows.BYTES);
  private long offset;

  /** The same id is a duplicate among the last 16 trades, and is booked again after them. */
  @Test
  void idsThatTheDayBookedAgainAreCountedAndNamed() {
    record(1, 0);
    record(1, RejectionReason.DUPLICATE.code());
    for (int id = 2; id <= UserBook.RECENT + 1; id++) {
      record(id, 0);
    }
    record(1, 0);

    Row result = result();

    assertThat(result.<Long>getAs(field("dayTrades"))).isEqualTo(UserBook.RECENT + 2L);
    assertThat(result.<Long>getAs(field("duplicates"))).isEqualTo(1);
    assertThat(result.<Long>getAs(field("repeated"))).isEqualTo(1);
    Row repeat = (Row) result.<Object[]>getAs(field("repeats"))[0];
    assertThat(repeat.getString(1)).isEqualTo(UuidBytes.text(ID_HIGH, 1));
    assertThat(repeat.getLong(2)).isEqualTo(2);
  }

  @Test
  void theNextUserBeginsWithoutThem() {
    record(1, 0);
    result();
    records.clear();
    record(1, 0);

    assertThat(result().<Long>getAs(field("repeated"))).isZero();
  }

  private static int field(String name) {
    return UserResult.COLUMNS.fieldIndex(name);
  }

  private void record(long id, int rejection) {
    RawTrade trade = new RawTrade(MARKET, new Signatures(List.of()), 1, 1);
    trade.tradeHigh = ID_HIGH;
    trade.tradeLow = id;
    trade.instrument = 1;
    trade.quantity = 1_000_000_000;
    trade.price = 1_000_000_000;
    trade.value = 100_000_000;
    ArchivedRecord archived = new ArchivedRecord();
    archived.offset = offset++;
    TradeRows.write(records, trade, archived, rejection);
  }

  private Row result() {
    TradeRows rows = new TradeRows(records.duplicate().flip());
    day.begin(1, 2);
    for (int row = 0; row < rows.count(); row++) {
      day.trade(rows, row);
    }
    return day.end();
  }
}
