package com.stockafolio.ledger;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.portfolio.Portfolio;

/**
 * A page of a user's history as stored: a version and the portfolio as it stood when the page was
 * full, whose recent entries are the page.
 */
public final class HistoryPage {
  private static final int USER_AND_LENGTH = 20;

  private HistoryPage() {}

  /** Whether the portfolio's last entry was the last of a page. */
  public static boolean endsWith(Portfolio portfolio) {
    return portfolio.sequence() % Portfolio.RECENT_ENTRIES == 0;
  }

  /** The stored form of a page. */
  public static byte[] bytes(Portfolio pageEnd) {
    PackedWriter out = new PackedWriter(1 + USER_AND_LENGTH + pageEnd.packedBytes());
    out.writeByte(LedgerCodec.VERSION);
    pageEnd.writeTo(out);
    return out.toByteArray();
  }

  /**
   * Reads a stored page.
   *
   * @throws IllegalArgumentException where the bytes are no page, or of another version
   */
  public static Portfolio read(byte[] bytes) {
    PackedReader in = new PackedReader(bytes);
    LedgerCodec.requireVersion(in.readByte(), LedgerCodec.VERSION, "history page");
    return Portfolio.readFrom(in);
  }
}
