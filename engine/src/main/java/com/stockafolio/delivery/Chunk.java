package com.stockafolio.delivery;

import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Consecutive records of a source, sorted by the ledger they go to.
 *
 * @param last the last record, by the fingerprint of its bytes
 * @param size how many records there are, at least 1
 * @param portions the trades of each ledger that has any
 * @param rejections the records that go to no ledger, in ascending order of their offsets
 */
public record Chunk(
    LastRecord last, int size, List<Portion> portions, List<LedgerRejection> rejections) {
  /** Copies the lists. */
  public Chunk {
    portions = List.copyOf(portions);
    rejections = List.copyOf(rejections);
    if (size < 1) {
      throw new IllegalArgumentException("an empty chunk");
    }
  }

  /** A ledger's trades; none where it has none. */
  List<TradeRecord> tradesOf(int ledger) {
    for (Portion portion : portions) {
      if (portion.ledger() == ledger) {
        return portion.trades();
      }
    }
    return List.of();
  }

  /**
   * One ledger's trades of a chunk.
   *
   * @param ledger the ledger's number
   * @param trades at least one, in ascending order of their offsets
   */
  public record Portion(int ledger, List<TradeRecord> trades) {
    /** Copies the list. */
    public Portion {
      trades = List.copyOf(trades);
      if (trades.isEmpty()) {
        throw new IllegalArgumentException("an empty portion for ledger " + ledger);
      }
    }

    long last() {
      return lastRecord().offset();
    }

    TradeRecord lastRecord() {
      return trades.get(trades.size() - 1);
    }
  }

  /** Gathers a chunk, record by record in the order of the offsets. */
  public static final class Builder {
    private final List<List<TradeRecord>> trades;
    private final List<LedgerRejection> rejections = new ArrayList<>();
    private long last = -1;
    private int size;

    /**
     * An empty chunk.
     *
     * @param ledgers the number of ledgers of the whole engine
     */
    public Builder(int ledgers) {
      trades = new ArrayList<>(ledgers);
      for (int ledger = 0; ledger < ledgers; ledger++) {
        trades.add(new ArrayList<>(0));
      }
    }

    /** Adds a record that goes to a ledger. */
    public void record(int ledger, TradeRecord record) {
      advanceTo(record.offset());
      trades.get(ledger).add(Objects.requireNonNull(record, "record"));
    }

    /** Adds a record that goes to no ledger. */
    public void rejected(long offset, RejectionReason reason, String detail) {
      advanceTo(offset);
      rejections.add(new LedgerRejection(offset, reason, detail));
    }

    private void advanceTo(long offset) {
      if (offset <= last) {
        throw new IllegalArgumentException("offset " + offset + " after offset " + last);
      }
      last = offset;
      size++;
    }

    /**
     * The chunk; at least one record was added.
     *
     * @param print fingerprint of the bytes of the last one
     */
    public Chunk build(int print) {
      List<Portion> portions = new ArrayList<>();
      for (int ledger = 0; ledger < trades.size(); ledger++) {
        if (!trades.get(ledger).isEmpty()) {
          portions.add(new Portion(ledger, trades.get(ledger)));
        }
      }
      return new Chunk(new LastRecord(last, print), size, portions, rejections);
    }
  }
}
