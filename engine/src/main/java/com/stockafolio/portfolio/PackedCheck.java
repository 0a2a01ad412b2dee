package com.stockafolio.portfolio;

import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.transaction.TradeId;
import java.util.List;

/** Whether bytes are those of a portfolio, see {@link PackedPortfolio}. */
final class PackedCheck {
  private PackedCheck() {}

  /** Throws IllegalArgumentException unless the bytes have this version and its structure. */
  static void check(byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & PackedHead.VERSION_BITS) != PackedHead.VERSION) {
      throw new IllegalArgumentException(
          "not a portfolio of version "
              + PackedHead.VERSION
              + ": "
              + (bytes.length == 0 ? "empty" : bytes[0] & PackedHead.VERSION_BITS));
    }
    try {
      PackedHead head = PackedHead.read(bytes);
      if (head.sequence() < 0) {
        throw new IllegalArgumentException("negative sequence: " + head.sequence());
      }
      checkSums(bytes, head);
      checkEntries(bytes, head);
      checkPositions(bytes);
    } catch (IndexOutOfBoundsException beyond) {
      throw new IllegalArgumentException("an entry's length leads past the end", beyond);
    }
  }

  private static void checkSums(byte[] bytes, PackedHead head) {
    long others = head.sums().others();
    if (PackedHead.has(bytes, PackedHead.SUMS) && (others <= 0 || others > head.sequence())) {
      throw new IllegalArgumentException(
          others + " entries without a trade among " + head.sequence());
    }
  }

  private static void checkEntries(byte[] bytes, PackedHead head) {
    int own = 0;
    List<RecentEntry> entries = PackedPortfolio.recentEntries(bytes, Portfolio.RECENT_ENTRIES);
    for (RecentEntry entry : entries) {
      if (entry instanceof RecentAction action && action.number() > head.met()) {
        throw new IllegalArgumentException(
            "action %d where %d is met".formatted(action.number(), head.met()));
      }
      own += entry.type().isAction() ? 0 : 1;
    }
    if (PackedHead.has(bytes, PackedHead.ACTIONS) != own < entries.size()) {
      throw new IllegalArgumentException("actions that the first byte does not say");
    }
    List<TradeId> older = PackedPortfolio.olderIds(bytes);
    if (own + older.size() > Math.min(Portfolio.RECENT_ENTRIES, head.sequence())) {
      throw new IllegalArgumentException(
          "%d older ids beside %d own entries".formatted(older.size(), own));
    }
  }

  private static void checkPositions(byte[] bytes) {
    int last = 0;
    for (Position position : PackedPortfolio.positions(bytes)) {
      if (position.instrumentId() <= last) {
        throw new IllegalArgumentException("positions out of order: " + position.instrumentId());
      }
      last = position.instrumentId();
    }
  }
}
