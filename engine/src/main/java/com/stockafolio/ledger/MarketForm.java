package com.stockafolio.ledger;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketCodec;
import com.stockafolio.market.MarketList;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a ledger's market in a checkpoint: number of actions, and for each its copy's offset
 * (varint) and time (zigzag), and what {@link MarketCodec} writes of it in its place.
 */
final class MarketForm {
  private MarketForm() {}

  static void write(LedgerMarket market, PackedWriter out) {
    out.writeVarint(market.number());
    for (int number = 1; number <= market.number(); number++) {
      out.writeVarint(market.offset(number));
      out.writeZigzag(market.recordedAtMillis(number));
      MarketCodec.write(market.action(number), out);
    }
  }

  static LedgerMarket read(PackedReader in) {
    int number = in.readIntVarint();
    List<ListedAction> actions = new ArrayList<>();
    List<Long> copies = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      copies.add(in.readVarint());
      copies.add(in.readZigzag());
      actions.add(MarketCodec.readListed(in));
    }
    return LedgerMarket.of(
        MarketList.empty().with(actions), copies.stream().mapToLong(Long::longValue).toArray());
  }
}
