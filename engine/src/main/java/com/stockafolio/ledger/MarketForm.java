package com.stockafolio.ledger;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketCodec;
import com.stockafolio.market.MarketList;

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
    int actions = in.readIntVarint();
    LedgerMarket market = LedgerMarket.empty(MarketList.empty());
    for (int i = 0; i < actions; i++) {
      long offset = in.readVarint();
      long recordedAt = in.readZigzag();
      market = market.with(market.list().with(MarketCodec.readListed(in)), offset, recordedAt);
    }
    return market;
  }
}
