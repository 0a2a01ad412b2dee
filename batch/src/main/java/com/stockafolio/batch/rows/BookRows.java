package com.stockafolio.batch.rows;

import com.stockafolio.batch.exact.Wide;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Portfolios of one part, one after another, each with its length before it. */
public final class BookRows {
  private static final int LEDGER = 4;
  private static final int USER_HIGH = 8;
  private static final int USER_LOW = 16;
  private static final int FIXED_BYTES = 4 * Integer.BYTES + 18 * Long.BYTES;
  private static final int POSITION_BYTES = Integer.BYTES + 4 * Long.BYTES;

  private final ByteBuffer rows;

  /** The rows in a part's bytes, read from their position on. */
  public BookRows(ByteBuffer rows) {
    this.rows = rows;
  }

  /** Where the row after the one at a place begins. */
  public int next(int place) {
    return place + rows.getInt(place);
  }

  /** Where the last row ends. */
  public int end() {
    return rows.limit();
  }

  long userHigh(int place) {
    return rows.getLong(place + USER_HIGH);
  }

  long userLow(int place) {
    return rows.getLong(place + USER_LOW);
  }

  /** Whose portfolio is at a place. */
  public UUID user(int place) {
    return new UUID(userHigh(place), userLow(place));
  }

  /** The portfolio at a place. */
  public BookRow read(int place) {
    ByteBuffer from = rows.duplicate().order(rows.order()).position(place + LEDGER);
    BookRow row = new BookRow();
    row.ledger = from.getInt();
    row.userHigh = from.getLong();
    row.userLow = from.getLong();
    row.sequence = from.getLong();
    row.tradeCount = from.getLong();
    row.sharesHeld = wide(from);
    row.tradedValue = wide(from);
    row.costBasis = wide(from);
    row.realizedPnl = wide(from);
    row.cash = wide(from);
    row.income = wide(from);
    row.pnl = wide(from);
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
    row.instruments = instruments;
    row.quantities = quantities;
    row.costs = costs;
    row.realizedHighs = highs;
    row.realizedLows = lows;
    row.recentIds = recent;
    return row;
  }

  /** Appends a portfolio to a part. */
  public static void write(PartFiles.Writer writer, int part, BookRow row) {
    fill(writer.row(part, size(row)), row);
  }

  /** Appends a portfolio that {@link #bytes} made. */
  public static void write(PartFiles.Writer writer, int part, byte[] row) {
    writer.row(part, row.length).put(row);
  }

  /** The portfolio that {@link #bytes} made. */
  public static BookRow read(byte[] row) {
    return new BookRows(ByteBuffer.wrap(row).order(PartFiles.ORDER)).read(0);
  }

  /** A portfolio by itself. */
  public static byte[] bytes(BookRow row) {
    ByteBuffer bytes = ByteBuffer.allocate(size(row)).order(PartFiles.ORDER);
    fill(bytes, row);
    return bytes.array();
  }

  private static int size(BookRow row) {
    return FIXED_BYTES
        + row.instruments.length * POSITION_BYTES
        + row.recentIds.length * Long.BYTES;
  }

  private static void fill(ByteBuffer to, BookRow row) {
    int positions = row.instruments.length;
    to.putInt(size(row)).putInt(row.ledger);
    to.putLong(row.userHigh).putLong(row.userLow);
    to.putLong(row.sequence).putLong(row.tradeCount);
    put(to, row.sharesHeld);
    put(to, row.tradedValue);
    put(to, row.costBasis);
    put(to, row.realizedPnl);
    put(to, row.cash);
    put(to, row.income);
    put(to, row.pnl);
    to.putInt(positions).putInt(row.recentIds.length);
    for (int i = 0; i < positions; i++) {
      to.putInt(row.instruments[i]);
      to.putLong(row.quantities[i]).putLong(row.costs[i]);
      to.putLong(row.realizedHighs[i]).putLong(row.realizedLows[i]);
    }
    for (long id : row.recentIds) {
      to.putLong(id);
    }
  }

  private static void put(ByteBuffer to, Wide sum) {
    to.putLong(sum.high()).putLong(sum.low());
  }

  private static Wide wide(ByteBuffer from) {
    return new Wide(from.getLong(), from.getLong());
  }
}
