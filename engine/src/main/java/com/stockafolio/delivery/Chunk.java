package com.stockafolio.delivery;

import com.stockafolio.market.MarketCopy;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Consecutive records of a source, sorted by the ledger they go to.
 *
 * @param last the last record, by the fingerprint of its bytes
 * @param size how many records there are, at least 1
 * @param portions what goes to each ledger that anything goes to
 * @param market copies of the market's records, which go to every ledger of the source, in
 *     ascending order of their offsets
 * @param rejections the records that go to no ledger, in ascending order of their offsets
 */
public record Chunk(
    LastRecord last,
    int size,
    List<Portion> portions,
    List<MarketCopy> market,
    List<LedgerRejection> rejections) {
  /** Copies the lists. */
  public Chunk {
    portions = List.copyOf(portions);
    market = List.copyOf(market);
    rejections = List.copyOf(rejections);
    if (size < 1) {
      throw new IllegalArgumentException("an empty chunk");
    }
  }

  /**
   * The same where the market's records are among each ledger's own.
   *
   * @param ledgers all ledgers of the source
   */
  Chunk forAll(Collection<Integer> ledgers) {
    if (market.isEmpty()) {
      return this;
    }
    List<Portion> all = new ArrayList<>(ledgers.size());
    for (int ledger : ledgers) {
      Portion own = portionOf(ledger);
      all.add(new Portion(ledger, own == null ? List.of() : own.trades(), market));
    }
    return new Chunk(last, size, all, market, rejections);
  }

  /** Whether the record at the offset is one of the ledger's with that fingerprint. */
  boolean holds(int ledger, LastRecord wanted) {
    Portion portion = portionOf(ledger);
    return Batch.holds(portion == null ? List.of() : portion.trades(), market, wanted);
  }

  private Portion portionOf(int ledger) {
    for (Portion portion : portions) {
      if (portion.ledger() == ledger) {
        return portion;
      }
    }
    return null;
  }

  /**
   * What goes to one ledger of a chunk: at least one record.
   *
   * @param ledger the ledger's number
   * @param trades its users' own records, in ascending order of their offsets
   * @param market copies of the market's, likewise
   */
  public record Portion(int ledger, List<TradeRecord> trades, List<MarketCopy> market) {
    /** Copies the lists. */
    public Portion {
      trades = List.copyOf(trades);
      market = List.copyOf(market);
      if (trades.isEmpty() && market.isEmpty()) {
        throw new IllegalArgumentException("an empty portion for ledger " + ledger);
      }
    }

    long last() {
      long trade = trades.isEmpty() ? -1 : trades.get(trades.size() - 1).offset();
      return market.isEmpty() ? trade : Math.max(trade, market.get(market.size() - 1).offset());
    }

    LastRecord lastRecord() {
      return Batch.lastRecord(last(), trades, market);
    }
  }

  /** Gathers a chunk, record by record in the order of the offsets. */
  public static final class Builder {
    private final List<List<TradeRecord>> trades;
    private final List<MarketCopy> market = new ArrayList<>(0);
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

    /** Adds a record of the market, which goes to every ledger of the source. */
    public void market(MarketCopy copy) {
      advanceTo(copy.offset());
      market.add(copy);
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
          portions.add(new Portion(ledger, trades.get(ledger), List.of()));
        }
      }
      return new Chunk(new LastRecord(last, print), size, portions, market, rejections);
    }
  }
}
