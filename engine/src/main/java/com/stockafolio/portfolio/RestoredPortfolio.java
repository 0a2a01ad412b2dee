package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransaction;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.transaction.TradeId;
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
    PackedWriter ids = new PackedWriter(16);
    List<TradeId> older = olderIds(content);
    if (newestFirst.stream().anyMatch(RecentAction.class::isInstance)) {
      PackedIds.write(ids, older);
    } else if (!older.isEmpty()) {
      throw new IllegalArgumentException(
          "ids beside the last entries, with no action among these: " + older);
    }
    byte[] packedIds = ids.toByteArray();
    RecentEntry newest = sequence == 0 ? null : newestFirst.get(0);
    PackedWriter writer = new PackedWriter(SIZE_HINT);
    PackedHead.write(
        writer,
        content.met(),
        packedIds,
        sequence,
        content.tradedValue(),
        sums(content),
        newest == null ? 0 : newest.offset(),
        newest == null ? 0 : newest.recordedAtMillis());
    for (int i = 0; i < newestFirst.size(); i++) {
      // The oldest one's distance to what is not held any more is never read.
      write(
          writer,
          userId,
          newestFirst.get(i),
          newestFirst.get(Math.min(i + 1, newestFirst.size() - 1)));
    }
    writer.writeBytes(packedIds, 0, packedIds.length);
    for (Position position : content.positions()) {
      PackedPosition.write(writer, position);
    }
    byte[] packed = writer.toByteArray();
    PackedCheck.check(packed);
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

  /** The ids that the last entries do not have. */
  private static List<TradeId> olderIds(PortfolioContent content) {
    List<TradeId> own =
        content.newestFirst().stream()
            .filter(RecentTransaction.class::isInstance)
            .map(RecentEntry::tradeId)
            .toList();
    List<TradeId> all = content.recentIds();
    if (all.size() < own.size() || !all.subList(0, own.size()).equals(own)) {
      throw new IllegalArgumentException(
          "the recent ids are not those of the last entries: " + all);
    }
    return all.subList(own.size(), all.size());
  }

  private static void write(
      PackedWriter writer, UserId userId, RecentEntry entry, RecentEntry older) {
    if (entry instanceof RecentAction action) {
      PackedEntry.write(writer, action, older.offset(), older.recordedAtMillis());
      return;
    }
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
        ((RecentTransaction) entry).bookedBy(userId),
        cost.hundredMillionthsExact(),
        realized.hundredMillionthsExact(),
        older.offset(),
        older.recordedAtMillis());
  }
}
