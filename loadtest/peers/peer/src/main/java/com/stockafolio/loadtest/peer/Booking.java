package com.stockafolio.loadtest.peer;

import com.stockafolio.entry.BookedTrade;
import com.stockafolio.ingest.decode.Decoded;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeRecord;
import java.util.concurrent.atomic.LongAdder;

/** The booking rule, as the engine has it. Safe for use by several threads. */
public final class Booking {
  private final Instruments instruments = Instruments.load();
  private final LongAdder booked = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  /** The instruments that trades are decided with. */
  public Instruments instruments() {
    return instruments;
  }

  /** What the decoder says of a record: a trade, or null, counted, where it is none. */
  public TradeRecord read(
      TradeDecoder decoder, long offset, long recordedAtMillis, byte[] key, byte[] value) {
    if (decoder.decode(key, value) instanceof Decoded.Readable readable
        && readable.transaction() instanceof Trade trade) {
      return new TradeRecord(offset, recordedAtMillis, trade);
    }
    rejected.increment();
    return null;
  }

  /** The trade as it is to be booked; null, counted, where the portfolio rejects it. */
  public BookedTrade decide(Portfolio before, TradeRecord trade) {
    if (before.decide(trade, instruments) instanceof Decision.Accepted accepted) {
      booked.increment();
      return (BookedTrade) accepted.entry();
    }
    rejected.increment();
    return null;
  }

  /** The portfolio after the trade; the same object where it was rejected. */
  public Portfolio book(Portfolio before, TradeRecord trade) {
    BookedTrade accepted = decide(before, trade);
    return accepted == null ? before : before.apply(accepted);
  }

  long booked() {
    return booked.sum();
  }

  long rejected() {
    return rejected.sum();
  }
}
