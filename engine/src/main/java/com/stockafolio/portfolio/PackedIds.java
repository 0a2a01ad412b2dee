package com.stockafolio.portfolio;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.TradeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The ids, within the bytes of a portfolio, of the user's own records that actions of the market
 * have pushed out of its recent entries, though they are among the last {@value
 * Portfolio#RECENT_ENTRIES} of the user's own. They are there, if only their number, while an
 * action is among the recent entries.
 */
final class PackedIds {
  private static final int LENGTH = 2 * Long.BYTES;

  /** Of a portfolio without an action among its recent entries. */
  static final byte[] NONE = {};

  private PackedIds() {}

  /** The place after the ids that begin at a place. */
  static int end(byte[] bytes, int from) {
    return from + 1 + (bytes[from] & 0xff) * LENGTH;
  }

  /**
   * The ids after one more entry.
   *
   * @param keptTo where the recent entries end that are still such; where there are {@value
   *     Portfolio#RECENT_ENTRIES}, the oldest is there
   * @param from where the ids are, or would be
   * @param action whether the entry is an action
   */
  static byte[] after(byte[] bytes, PackedHead head, int keptTo, int from, boolean action) {
    int actions = action ? 1 : 0;
    for (int at = head.recentFrom(); at < keptTo; at = PackedEntry.hop(bytes, at, 1)) {
      actions += PackedEntry.isAction(bytes, at) ? 1 : 0;
    }
    if (actions == 0) {
      return NONE;
    }
    int own = head.kept() + 1 - actions;
    int older = PackedHead.has(bytes, PackedHead.ACTIONS) ? bytes[from] & 0xff : 0;
    boolean pushesOut = head.held() > head.kept() && !PackedEntry.isAction(bytes, keptTo);
    int count = Math.min(older + (pushesOut ? 1 : 0), Portfolio.RECENT_ENTRIES - own);
    byte[] ids = new byte[1 + count * LENGTH];
    ids[0] = (byte) count;
    int to = 1;
    if (pushesOut && count > 0) {
      System.arraycopy(bytes, PackedEntry.content(bytes, keptTo), ids, to, LENGTH);
      to += LENGTH;
    }
    if (to < ids.length) {
      System.arraycopy(bytes, from + 1, ids, to, ids.length - to);
    }
    return ids;
  }

  static void write(PackedWriter writer, List<TradeId> ids) {
    writer.writeByte(ids.size());
    for (TradeId id : ids) {
      writer.writeFixedLong(id.high());
      writer.writeFixedLong(id.low());
    }
  }

  static List<TradeId> read(PackedReader reader) {
    int count = reader.readByte();
    List<TradeId> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(new TradeId(reader.readFixedLong(), reader.readFixedLong()));
    }
    return ids;
  }
}
