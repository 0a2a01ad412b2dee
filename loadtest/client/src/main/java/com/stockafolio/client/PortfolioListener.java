package com.stockafolio.client;

/**
 * Hears of one portfolio, never from two threads at once. What takes long holds up the stream, and
 * a stream that is held up for too long is reset by the server.
 */
public interface PortfolioListener {
  /**
   * The whole portfolio: at the beginning, and after each {@link #reset}.
   *
   * @param sequence the number of the user's booked entries
   * @param json the portfolio
   */
  void snapshot(long sequence, String json);

  /**
   * A booked trade.
   *
   * @param sequence one more than the last one told
   * @param json the trade, its position afterwards, and the totals
   */
  void trade(long sequence, String json);

  /**
   * A booked entry that is no trade.
   *
   * @param sequence one more than the last one told
   * @param name what happened: {@code cash}, {@code transferred}, {@code adjusted}, {@code busted},
   *     {@code corrected}
   * @param json the entry, its positions before and afterwards, and the totals
   */
  default void entry(long sequence, String name, String json) {}

  /** What the portfolio is worth by the newest prices. */
  default void valuation(String json) {}

  /** A trade of the user that was not booked, and why. */
  default void rejected(String json) {}

  /** What was told until now is void; a snapshot follows. */
  default void reset() {}

  /**
   * The stream broke, or could not be opened; it is tried again.
   *
   * @param why for people
   */
  default void interrupted(String why) {}
}
