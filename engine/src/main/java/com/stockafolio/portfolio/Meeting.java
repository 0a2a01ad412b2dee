package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.market.MarketType;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;

/**
 * How a portfolio meets what its market did: each action that finds a position becomes an entry, in
 * the order of the market's list. It is found through the instruments that are held, so that what
 * concerns nobody here costs nothing.
 */
final class Meeting {
  private Meeting() {}

  /**
   * The number of the next action that finds a position; 0 for none.
   *
   * @param after the number up to which the list is met
   */
  static int next(byte[] bytes, LedgerMarket market, int after) {
    int next = 0;
    int from = PackedPortfolio.positionsFrom(bytes);
    PackedReader reader = new PackedReader(bytes, from, bytes.length - from);
    while (reader.remaining() > 0) {
      int end = PackedEntry.readEnd(reader);
      int instrumentId = reader.readIntVarint();
      if (PackedPosition.readQuantity(reader) != 0) {
        int concerns = market.nextFor(instrumentId, after);
        next = next == 0 || concerns != 0 && concerns < next ? concerns : next;
      }
      reader.skip(end - reader.position());
    }
    return next;
  }

  /** The entry of the action with the number, which finds a position. */
  static RecentAction entry(byte[] bytes, LedgerMarket market, int number) {
    MarketEffect effect = market.effect(number);
    ListedAction listed = market.action(number);
    return new RecentAction(
        PackedHead.sequence(bytes) + 1,
        market.offset(number),
        TradeId.of(listed.actionId()),
        type(listed.action().type()),
        number,
        effect.instrumentId(),
        ActionRules.outcome(effect, id -> PackedPortfolio.position(bytes, id)),
        market.recordedAtMillis(number));
  }

  private static EntryType type(MarketType type) {
    return switch (type) {
      case SPLIT -> EntryType.SPLIT;
      case RENAME -> EntryType.RENAME;
      case DIVIDEND -> EntryType.DIVIDEND;
      case SPINOFF -> EntryType.SPINOFF;
      case MERGER -> EntryType.MERGER;
      case INSTRUMENT -> throw new IllegalArgumentException("nobody meets " + type);
    };
  }
}
