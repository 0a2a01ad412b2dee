package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedWriter;
import java.util.List;

/** Makes the bytes of a portfolio from what it holds, as {@link PackedPortfolio} lays them out. */
final class RestoredPortfolio {
  private static final int SIZE_HINT = 1024;

  private RestoredPortfolio() {}

  static byte[] pack(
      UserId userId,
      long sequence,
      Money tradedValue,
      List<RecentTrade> newestFirst,
      List<Position> positions) {
    long due = Math.min(sequence, Portfolio.RECENT_TRADES);
    if (sequence < 0 || newestFirst.size() != due) {
      throw new IllegalArgumentException(
          "%d recent trades with sequence %d".formatted(newestFirst.size(), sequence));
    }
    PackedWriter writer = new PackedWriter(SIZE_HINT);
    writer.writeByte(PackedPortfolio.VERSION);
    writer.writeVarint(sequence);
    tradedValue.writeTo(writer);
    if (sequence > 0) {
      writer.writeVarint(newestFirst.get(0).offset());
      writer.writeZigzag(newestFirst.get(0).recordedAtMillis());
    }
    for (int i = 0; i < newestFirst.size(); i++) {
      RecentTrade trade = newestFirst.get(i);
      // The oldest one's distance to what is not held any more is never read.
      RecentTrade older = newestFirst.get(Math.min(i + 1, newestFirst.size() - 1));
      PackedEntry.writeTrade(
          writer,
          trade.bookedBy(userId),
          trade.realizedPnl().hundredMillionthsExact(),
          older.offset(),
          older.recordedAtMillis());
    }
    for (Position position : positions) {
      PackedEntry.writePosition(
          writer,
          position.instrumentId(),
          new PositionChange(
              position.quantity().billionths(), position.costBasis().hundredMillionthsExact(), 0),
          position.realizedPnl());
    }
    byte[] packed = writer.toByteArray();
    PackedPortfolio.check(packed);
    return packed;
  }
}
