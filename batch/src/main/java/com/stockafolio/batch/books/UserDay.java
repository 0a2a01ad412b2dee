package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.rows.UserRows;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** One user's day: the book is opened, kept, valued, and compared with the ledger's portfolio. */
public final class UserDay implements UserRows.Maker<Row> {
  private static final String BOOKED = "booked";

  private final long[] prices;
  private final int ledger;
  private final int partition;
  private final UserBook book;
  private final Comparison comparison;
  private final Wide dayTraded = new Wide();
  private final DayIds ids = new DayIds();
  private long userHigh;
  private long userLow;
  private BookRow before;
  private BookRow close;
  private long dayTrades;
  private long duplicates;
  private List<UserResult.Departure> departures = List.of();

  /** The day of users of one ledger, whose records are of one partition. */
  UserDay(Instruments instruments, long[] prices, int ledger, int partition) {
    this.prices = prices;
    this.ledger = ledger;
    this.partition = partition;
    book = new UserBook(prices.length - 1);
    comparison = new Comparison(instruments);
  }

  @Override
  public void begin(long high, long low) {
    userHigh = high;
    userLow = low;
    book.clear();
    comparison.begin(high, low);
    dayTraded.set(0, 0);
    ids.clear();
    before = null;
    close = null;
    dayTrades = 0;
    duplicates = 0;
    departures = new ArrayList<>(0);
  }

  @Override
  public void before(BookRow portfolio) {
    before = portfolio;
    open(before);
  }

  @Override
  public void close(BookRow portfolio) {
    if (close != null) {
      comparison.differ(
          "portfolio", "once", "in ledgers " + close.ledger + " and " + portfolio.ledger);
    }
    close = portfolio;
  }

  private void open(BookRow row) {
    int[] instruments = row.instruments;
    for (int i = 0; i < instruments.length; i++) {
      book.open(
          instruments[i],
          row.quantities[i],
          row.costs[i],
          row.realizedHighs[i],
          row.realizedLows[i]);
    }
    book.open(row);
  }

  @Override
  public void trade(TradeRows trades, int row) {
    Booking booking = Booking.of(trades, row);
    int rejection = trades.rejection(row);
    RejectionReason reason = book.decide(booking);
    int code = reason == null ? 0 : reason.code();
    if (code != rejection) {
      String record = recordName(partition, trades.offset(row));
      comparison.differ(record, outcome(code), outcome(rejection));
    } else if (reason == RejectionReason.DUPLICATE) {
      duplicates++;
    }
    if (code == 0 && rejection == 0) {
      book(booking);
    }
  }

  private void book(Booking booking) {
    book.book(booking);
    ids.add(booking.tradeHigh(), booking.tradeLow());
    if (booking.type() == RecordType.TRADE) {
      dayTrades++;
      dayTraded.add(booking.value());
    } else if (booking.type() == RecordType.TRANSFER_OUT) {
      departures.add(new UserResult.Departure(booking.instrument(), book.recent(0).moved()));
    }
  }

  /** How a record is named in the document: partition/offset. */
  public static String recordName(int partition, long offset) {
    return "record " + partition + "/" + offset;
  }

  /** What becomes of a record, by the code of a reason, 0 for none. */
  public static String outcome(int code) {
    return code == 0 ? BOOKED : RejectionReason.ofCode(code).name();
  }

  @Override
  public Row end() {
    if (book.sequence() == 0 && close == null && comparison.differing() == 0) {
      return null;
    }
    UserResult result = new UserResult();
    result.userHigh = userHigh;
    result.userLow = userLow;
    result.ledger = ledger;
    new BookTotals(book, prices).fill(result);
    Wide pnlBefore = before == null ? new Wide() : before.pnl;
    result.dayPnl = result.pnl.copy().subtract(pnlBefore.high(), pnlBefore.low());
    result.fresh = dayTrades > 0 && dayTrades == result.tradeCount;
    result.departures = departures;
    result.dayTrades = dayTrades;
    result.dayTradedValue = dayTraded.copy();
    result.duplicates = duplicates;
    result.compared = close != null;
    List<DayIds.Repeated> repeated = ids.repeated();
    result.repeated = repeated.size();
    result.repeats = repeated.subList(0, Math.min(DayIds.LISTED, repeated.size()));
    comparison.compare(result, close);
    result.differing = comparison.differing();
    result.differences = comparison.listed();
    return result.row();
  }
}
