package com.stockafolio.batch.rows;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The rows that a day's books are made of, each kind shared out to the same parts.
 *
 * @param partitions of the topic of trades
 * @param trades the day's readable records
 * @param closes the ledgers' portfolios; null where they do not matter
 * @param befores the batch's own portfolios of the day before; null where there is none
 */
public record PartTables(
    Parts parts, int partitions, PartFiles trades, PartFiles closes, PartFiles befores)
    implements Serializable {

  /** The day's trades of a part's users. */
  public TradeRows trades(int part) {
    return new TradeRows(trades.read(part));
  }

  /** What of them takes back or corrects another record. */
  public RevisionRows revisions(int part) {
    return new RevisionRows(trades.beside("revisions").read(part));
  }

  /** The ledgers' portfolios of a part's users at the close. */
  public BookRows close(int part) {
    return books(closes, part);
  }

  /** The batch's own portfolios of a part's users on the day before. */
  public BookRows before(int part) {
    return books(befores, part);
  }

  private static BookRows books(PartFiles files, int part) {
    return new BookRows(files == null ? ByteBuffer.allocate(0) : files.read(part));
  }
}
