package com.stockafolio.batch;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

/** Portfolios of one part, one after another, each with its length before it. */
final class BookRows {
  private static final int LEDGER = 4;
  private static final int USER_HIGH = 8;
  private static final int USER_LOW = 16;
  private static final int FIXED_BYTES = 4 * Integer.BYTES + 13 * Long.BYTES;
  private static final int POSITION_BYTES = Integer.BYTES + 4 * Long.BYTES;

  private final ByteBuffer rows;

  BookRows(ByteBuffer rows) {
    this.rows = rows;
  }

  /** Where the row after the one at a place begins. */
  int next(int place) {
    return place + rows.getInt(place);
  }

  /** Where the last row ends. */
  int end() {
    return rows.limit();
  }

  long userHigh(int place) {
    return rows.getLong(place + USER_HIGH);
  }

  long userLow(int place) {
    return rows.getLong(place + USER_LOW);
  }

  /** The portfolio at a place. */
  BookRow read(int place) {
    ByteBuffer from = rows.duplicate().order(rows.order()).position(place + LEDGER);
    BookRow row = new BookRow();
    row.setLedger(from.getInt());
    row.setUserHigh(from.getLong());
    row.setUserLow(from.getLong());
    row.setSequence(from.getLong());
    row.setTradeCount(from.getLong());
    row.setSharesHeld(from.getLong());
    row.setTradedValue(dollars(from));
    row.setCostBasis(dollars(from));
    row.setRealizedPnl(dollars(from));
    row.setPnl(dollars(from));
    int count = from.getInt();
    long[] recent = new long[from.getInt()];
    int[] instruments = new int[count];
    long[] quantities = new long[count];
    long[] costs = new long[count];
    long[] highs = new long[count];
    long[] lows = new long[count];
    for (int i = 0; i < count; i++) {
      instruments[i] = from.getInt();
      quantities[i] = from.getLong();
      costs[i] = from.getLong();
      highs[i] = from.getLong();
      lows[i] = from.getLong();
    }
    for (int i = 0; i < recent.length; i++) {
      recent[i] = from.getLong();
    }
    row.setInstruments(instruments);
    row.setQuantities(quantities);
    row.setCosts(costs);
    row.setRealizedHighs(highs);
    row.setRealizedLows(lows);
    row.setRecentTrades(recent);
    return row;
  }

  /** Appends a portfolio to a part. */
  static void write(PartFiles.Writer writer, int part, BookRow row) {
    int positions = row.getInstruments().length;
    int recent = row.getRecentTrades().length;
    int bytes = FIXED_BYTES + positions * POSITION_BYTES + recent * Long.BYTES;
    ByteBuffer to = writer.row(part, bytes);
    to.putInt(bytes).putInt(row.getLedger());
    to.putLong(row.getUserHigh()).putLong(row.getUserLow());
    to.putLong(row.getSequence()).putLong(row.getTradeCount()).putLong(row.getSharesHeld());
    put(to, row.getTradedValue());
    put(to, row.getCostBasis());
    put(to, row.getRealizedPnl());
    put(to, row.getPnl());
    to.putInt(positions).putInt(recent);
    for (int i = 0; i < positions; i++) {
      to.putInt(row.getInstruments()[i]);
      to.putLong(row.getQuantities()[i]).putLong(row.getCosts()[i]);
      to.putLong(row.getRealizedHighs()[i]).putLong(row.getRealizedLows()[i]);
    }
    for (long id : row.getRecentTrades()) {
      to.putLong(id);
    }
  }

  private static void put(ByteBuffer to, BigDecimal dollars) {
    Wide wide = Wide.of(dollars);
    to.putLong(wide.high()).putLong(wide.low());
  }

  private static BigDecimal dollars(ByteBuffer from) {
    return new Wide(from.getLong(), from.getLong()).dollars();
  }
}
