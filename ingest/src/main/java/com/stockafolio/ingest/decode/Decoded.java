package com.stockafolio.ingest.decode;

import com.stockafolio.delivery.Chunk;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeRecord;

/** What a record of the trades topic turned out to be. */
public sealed interface Decoded {
  /**
   * Adds it to a chunk.
   *
   * @param offset the record's offset
   * @param recordedAtMillis the record's timestamp, in milliseconds since 1970
   */
  void into(Chunk.Builder chunk, long offset, long recordedAtMillis);

  /**
   * Its fingerprint as a trade, {@link RecordPrint#UNKNOWN} where it is none.
   *
   * @param offset the record's offset
   * @param recordedAtMillis the record's timestamp, in milliseconds since 1970
   */
  default int print(long offset, long recordedAtMillis) {
    return RecordPrint.UNKNOWN;
  }

  /**
   * A trade that its user's ledger may decide on.
   *
   * @param trade the trade
   * @param ledger the ledger of its user
   */
  record Readable(Trade trade, int ledger) implements Decoded {
    @Override
    public void into(Chunk.Builder chunk, long offset, long recordedAtMillis) {
      chunk.trade(ledger, new TradeRecord(offset, recordedAtMillis, trade));
    }

    @Override
    public int print(long offset, long recordedAtMillis) {
      return RecordPrint.of(new TradeRecord(offset, recordedAtMillis, trade));
    }
  }

  /**
   * A record that no ledger gets to see.
   *
   * @param reason why
   * @param detail the field, and what is wrong with it
   */
  record Unreadable(RejectionReason reason, String detail) implements Decoded {
    @Override
    public void into(Chunk.Builder chunk, long offset, long recordedAtMillis) {
      chunk.rejected(offset, reason, detail);
    }
  }
}
