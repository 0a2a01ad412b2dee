package com.stockafolio.ingest.decode;

import com.stockafolio.delivery.Chunk;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;

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
   * Its fingerprint as a record that ledgers see, {@link RecordPrint#UNKNOWN} where it is none.
   *
   * @param offset the record's offset
   * @param recordedAtMillis the record's timestamp, in milliseconds since 1970
   */
  default int print(long offset, long recordedAtMillis) {
    return RecordPrint.UNKNOWN;
  }

  /**
   * What its user's ledger may decide on.
   *
   * @param transaction what the record says
   * @param ledger the ledger of its user
   */
  record Readable(Transaction transaction, int ledger) implements Decoded {
    @Override
    public void into(Chunk.Builder chunk, long offset, long recordedAtMillis) {
      chunk.record(ledger, new TradeRecord(offset, recordedAtMillis, transaction));
    }

    @Override
    public int print(long offset, long recordedAtMillis) {
      return RecordPrint.of(new TradeRecord(offset, recordedAtMillis, transaction));
    }
  }

  /**
   * A record of the market, which each ledger of its partition gets to see.
   *
   * @param record what it says
   */
  record OfMarket(MarketRecord record) implements Decoded {
    @Override
    public void into(Chunk.Builder chunk, long offset, long recordedAtMillis) {
      chunk.market(new MarketCopy(offset, recordedAtMillis, record));
    }

    @Override
    public int print(long offset, long recordedAtMillis) {
      return RecordPrint.of(new MarketCopy(offset, recordedAtMillis, record));
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
