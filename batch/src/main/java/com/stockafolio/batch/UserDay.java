package com.stockafolio.batch;

import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.RejectionReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** One user's day: the book is opened, kept, valued, and compared with the ledger's portfolio. */
final class UserDay implements UserGroups.Maker<UserResult> {
  private static final String BOOKED = "booked";

  private final long[] prices;
  private final int ledgers;
  private final UserBook book;
  private final Comparison comparison;
  private final Wide dayTraded = new Wide();
  private long userHigh;
  private long userLow;
  private int ledger;
  private BookRow before;
  private BookRow close;
  private long dayTrades;
  private long duplicates;

  UserDay(Instruments instruments, long[] prices, int ledgers) {
    this.prices = prices;
    this.ledgers = ledgers;
    book = new UserBook(prices.length - 1);
    comparison = new Comparison(instruments);
  }

  @Override
  public void begin(long high, long low) {
    userHigh = high;
    userLow = low;
    String text = UuidBytes.text(high, low);
    ledger = Murmur2.positive(text.getBytes(StandardCharsets.US_ASCII), 0, text.length()) % ledgers;
    book.clear();
    comparison.begin(text);
    dayTraded.set(0, 0);
    before = null;
    close = null;
    dayTrades = 0;
    duplicates = 0;
  }

  @Override
  public void take(BookInput row) {
    if (row.getAt() == KeepBooks.BEFORE) {
      before = row.getBook();
      open(before);
    } else if (row.getAt() == KeepBooks.CLOSE) {
      if (close != null) {
        comparison.differ(
            "portfolio",
            "once",
            "in ledgers " + close.getLedger() + " and " + row.getBook().getLedger());
      }
      close = row.getBook();
    } else {
      record(row);
    }
  }

  private void open(BookRow row) {
    int[] instruments = row.getInstruments();
    for (int i = 0; i < instruments.length; i++) {
      book.open(
          instruments[i],
          row.getQuantities()[i],
          row.getCosts()[i],
          row.getRealizedHighs()[i],
          row.getRealizedLows()[i]);
    }
    book.open(row.getSequence(), Wide.of(row.getTradedValue()), row.getRecentTrades());
  }

  private void record(BookInput row) {
    RejectionReason reason =
        book.decide(
            row.getTradeHigh(),
            row.getTradeLow(),
            row.getInstrument(),
            row.getSigned(),
            row.getPrice());
    int code = reason == null ? 0 : reason.code();
    if (code != row.getRejection()) {
      comparison.differ(
          recordName(row.getPartition(), row.getAt()), outcome(code), outcome(row.getRejection()));
    } else if (reason == RejectionReason.DUPLICATE) {
      duplicates++;
    }
    if (code == 0 && row.getRejection() == 0) {
      book.book(
          row.getTradeHigh(),
          row.getTradeLow(),
          row.getAt(),
          row.getRecordedAt(),
          row.getTradedAt(),
          row.getInstrument(),
          row.getSigned(),
          row.getPrice());
      dayTrades++;
      dayTraded.addProduct(Math.abs(row.getSigned()), row.getPrice());
    }
  }

  /** How differences name a record. */
  static String recordName(int partition, long offset) {
    return "record " + partition + "/" + offset;
  }

  /** What becomes of a record, by the code of a reason, 0 for none. */
  static String outcome(int code) {
    return code == 0 ? BOOKED : RejectionReason.ofCode(code).name();
  }

  @Override
  public UserResult end() {
    if (book.sequence() == 0 && close == null && comparison.differing() == 0) {
      return null;
    }
    UserResult result = new UserResult();
    result.setUserHigh(userHigh);
    result.setUserLow(userLow);
    result.setLedger(ledger);
    new BookTotals(book, prices).fill(result);
    BigDecimal pnlBefore = before == null ? BigDecimal.ZERO : before.getPnl();
    result.setDayPnl(result.getPnl().subtract(pnlBefore));
    result.setFresh(before == null && dayTrades > 0);
    result.setDayTrades(dayTrades);
    result.setDayTradedValue(dayTraded.dollars());
    result.setDuplicates(duplicates);
    result.setCompared(close != null);
    comparison.compare(result, close);
    result.setDiffering(comparison.differing());
    result.setDifferences(comparison.listed());
    return result;
  }
}
