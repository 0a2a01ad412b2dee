package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.UserId;
import java.util.List;

/** Makes the bytes of a portfolio from what it holds, as {@link PackedPortfolio} lays them out. */
final class RestoredPortfolio {
  private static final int SIZE_HINT = 1024;

  private RestoredPortfolio() {}

  static byte[] pack(UserId userId, PortfolioContent content) {
    long sequence = content.sequence();
    List<RecentEntry> newestFirst = content.newestFirst();
    long due = Math.min(sequence, Portfolio.RECENT_ENTRIES);
    if (sequence < 0 || newestFirst.size() != due) {
      throw new IllegalArgumentException(
          "%d recent entries with sequence %d".formatted(newestFirst.size(), sequence));
    }
    PackedWriter writer = new PackedWriter(SIZE_HINT);
    PackedPortfolio.writeHead(writer, sequence, content.tradedValue(), sums(content));
    if (sequence > 0) {
      writer.writeVarint(newestFirst.get(0).offset());
      writer.writeZigzag(newestFirst.get(0).recordedAtMillis());
    }
    for (int i = 0; i < newestFirst.size(); i++) {
      // The oldest one's distance to what is not held any more is never read.
      write(
          writer,
          userId,
          newestFirst.get(i),
          newestFirst.get(Math.min(i + 1, newestFirst.size() - 1)));
    }
    for (Position position : content.positions()) {
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

  private static PackedSums sums(PortfolioContent content) {
    Money funding = content.cash();
    for (Position position : content.positions()) {
      funding = funding.plus(position.costBasis()).minus(position.realizedPnl());
    }
    long others = content.sequence() - content.tradeCount();
    PackedSums sums = new PackedSums(others, funding, content.income());
    if (sums.isNone() && !sums.equals(PackedSums.NONE)) {
      throw new IllegalArgumentException(
          "trades alone do not lead to cash of " + content.cash() + " dollars");
    }
    return sums;
  }

  private static void write(
      PackedWriter writer, UserId userId, RecentEntry entry, RecentEntry older) {
    Money cost = Money.ZERO;
    Money realized = Money.ZERO;
    if (entry instanceof RecentTrade trade) {
      realized = trade.realizedPnl();
    } else if (entry instanceof RecentTransfer transfer) {
      cost = transfer.cost();
      realized = transfer.realizedPnl();
    }
    PackedEntry.write(
        writer,
        entry.bookedBy(userId),
        cost.hundredMillionthsExact(),
        realized.hundredMillionthsExact(),
        older.offset(),
        older.recordedAtMillis());
  }
}
