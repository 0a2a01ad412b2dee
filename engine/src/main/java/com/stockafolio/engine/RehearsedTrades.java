package com.stockafolio.engine;

import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up trades of made-up users, of every kind: buys and sells, shorts and flips. */
final class RehearsedTrades {
  /** Trades of a batch: as many as a row has under load. */
  static final int AT_ONCE = 64;

  private static final int USERS = 20_000;
  private static final int SYMBOLS_OF_A_USER = 12;
  private static final long MOST_QUANTITY = 1_000_0000L;
  private static final long MOST_PRICE = 500_0000L;

  private final List<Instrument> instruments;
  private final SplittableRandom random = new SplittableRandom(1);

  RehearsedTrades(Instruments instruments) {
    this.instruments = instruments.all();
  }

  /** The {@link #AT_ONCE} records that follow an offset. */
  List<TradeRecord> after(long offset) {
    List<TradeRecord> records = new ArrayList<>(AT_ONCE);
    for (int i = 1; i <= AT_ONCE; i++) {
      records.add(new TradeRecord(offset + i, offset + i, trade(offset + i)));
    }
    return records;
  }

  private Trade trade(long offset) {
    int user = random.nextInt(USERS);
    int symbol = (user + random.nextInt(SYMBOLS_OF_A_USER)) % instruments.size();
    return new Trade(
        new TradeId(random.nextLong(), offset),
        new UserId(UserId.spread(user, 0), user),
        instruments.get(symbol).symbol(),
        random.nextBoolean() ? Side.BUY : Side.SELL,
        new Quantity(1 + random.nextLong(MOST_QUANTITY)),
        new Price(1 + random.nextLong(MOST_PRICE)),
        offset);
  }
}
