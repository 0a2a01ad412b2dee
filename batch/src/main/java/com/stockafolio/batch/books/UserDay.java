package com.stockafolio.batch.books;

import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.rows.UserRows;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** One user's day: the book is opened, kept, valued, and compared with the ledger's portfolio. */
public final class UserDay implements UserRows.Maker<Row> {
  private static final String BOOKED = "booked";

  /** In the place of an action's number. */
  private static final int REVISION = -1;

  private final MarketView market;
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
  private int met;
  private final Revising revising;
  private final List<UserBook.Booked> revisions = new ArrayList<>(0);
  private List<UserResult.Shift> shifts = List.of();
  private List<Integer> numbers = List.of();
  private final Wide inLieu = new Wide();
  private final Wide dividends = new Wide();

  /** The day of users of one ledger, whose records are of one partition. */
  UserDay(
      MarketView market,
      long[] prices,
      int ledger,
      int partition,
      RevisionRows rows,
      Revising.Of of) {
    this.market = market;
    this.prices = prices;
    this.ledger = ledger;
    this.partition = partition;
    book = new UserBook(market.last().highest());
    comparison = new Comparison(market.last());
    revising = new Revising(book, partition, rows, of);
  }

  /** The same where nothing is taken back or corrected. */
  UserDay(MarketView market, long[] prices, int ledger, int partition) {
    this(market, prices, ledger, partition, RevisionRows.NONE, new Revising.Of(true, null));
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
    met = 0;
    revisions.clear();
    revising.begin(high, low);
    shifts = new ArrayList<>(0);
    numbers = new ArrayList<>(0);
    inLieu.set(0, 0);
    dividends.set(0, 0);
  }

  @Override
  public void before(BookRow portfolio) {
    before = portfolio;
    book.open(before);
  }

  @Override
  public void close(BookRow portfolio) {
    if (close != null) {
      comparison.differ(
          "portfolio", "once", "in ledgers " + close.ledger + " and " + portfolio.ledger);
    }
    close = portfolio;
  }

  @Override
  public void trade(TradeRows trades, int row) {
    revising.start(before);
    meet(trades.offset(row));
    Booking booking = Booking.of(trades, row);
    int rejection = trades.rejection(row);
    History.Ruling ruling = revising.rule(booking, trades.isRevision(row));
    RejectionReason reason = ruling.reason();
    int code = reason == null ? 0 : reason.code();
    if (code != rejection) {
      String record = recordName(partition, trades.offset(row));
      comparison.differ(record, outcome(code), outcome(rejection));
    } else if (reason == RejectionReason.DUPLICATE) {
      duplicates++;
    }
    if (code == 0 && rejection == 0) {
      if (ruling.target() == null) {
        book(booking);
      } else {
        took(revising.revise(booking, ruling));
      }
    }
  }

  /** Meets what the market did before an offset. */
  private void meet(long offset) {
    for (; met < market.count(partition) && market.offset(partition, met) < offset; met++) {
      Effect effect = market.effect(met);
      UserBook.MetAction action =
          effect == null ? null : revising.meet(met, effect, market.recordedAt(partition, met));
      if (action != null) {
        took(effect, action.outcome());
      }
    }
  }

  private void took(Effect effect, Outcome outcome) {
    numbers.add(outcome.outOfRange() ? -effect.number() : effect.number());
    for (Outcome.Move move : outcome.moves()) {
      // Each by itself: together they may be more than a long counts.
      shift(effect, move, move.quantity(), move.cost());
      shift(effect, move, 0, -move.costBefore());
      shift(effect, move, 0, -move.realized());
    }
    dividends.add(outcome.income());
    inLieu.add(outcome.cash() - outcome.income());
  }

  private void shift(Effect effect, Outcome.Move move, long quantity, long value) {
    if (quantity != 0 || value != 0) {
      shifts.add(new UserResult.Shift(move.instrument(), quantity, value, effect.number()));
    }
  }

  private void took(UserBook.Booked revision) {
    ids.add(revision.booking().tradeHigh(), revision.booking().tradeLow());
    revisions.add(revision);
    for (Revised.Move move : revision.revision().moves()) {
      shifts.add(new UserResult.Shift(move.instrument(), move.quantity(), move.cost(), REVISION));
      shifts.add(new UserResult.Shift(move.instrument(), 0, -move.costBefore(), REVISION));
      Wide left = move.realized().copy();
      while (left.high() != 0 || left.low() != 0) {
        // Each by itself: what is realised has no bound.
        long part =
            left.high() == left.low() >> 63
                ? left.low()
                : left.high() < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
        shifts.add(new UserResult.Shift(move.instrument(), 0, -part, REVISION));
        left.subtract(part >> 63, part);
      }
    }
  }

  private void book(Booking booking) {
    revising.book(booking);
    ids.add(booking.tradeHigh(), booking.tradeLow());
    if (booking.type() == RecordType.TRADE) {
      dayTrades++;
      dayTraded.add(booking.value());
    } else if (booking.type() == RecordType.TRANSFER_OUT) {
      shifts.add(new UserResult.Shift(booking.instrument(), 0, -book.recent(0).moved(), 0));
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
    meet(Long.MAX_VALUE);
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
    result.fresh = dayTrades > 0 && (before == null || before.tradeCount == 0);
    result.revisions = List.copyOf(revisions);
    result.shifts = shifts;
    result.met = numbers;
    result.inLieu = inLieu.copy();
    result.dividends = dividends.copy();
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
