package com.stockafolio.portfolio;

import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A market's list that grows, as one ledger takes it. */
public final class SampleMarket {
  private static final MarketList EMPTY = MarketList.empty();

  private LedgerMarket market = LedgerMarket.empty(EMPTY);

  /** The list as it is now. */
  public LedgerMarket now() {
    return market;
  }

  /** One more action, whose id, offset and time derive from its number. */
  public SampleMarket take(MarketAction action) {
    int number = market.number() + 1;
    return take(action, number * 10L + 5, 1_800_000_000_000L + number * 1_000L);
  }

  /** One more action, copied to the offset at the time. */
  public SampleMarket take(MarketAction action, long offset, long recordedAt) {
    int number = market.number() + 1;
    byte[] signed = (number + ": " + action).getBytes(StandardCharsets.UTF_8);
    return take(
        new MarketRecord(number, new UUID(9, number), 7, action, signed), offset, recordedAt);
  }

  public SampleMarket take(MarketRecord record, long offset, long recordedAt) {
    MarketList list = market.list();
    market = market.with(list.with(list.listed(record)), offset, recordedAt);
    return this;
  }
}
