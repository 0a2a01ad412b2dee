package com.stockafolio.engine.history;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Every booked entry of every user, in pages. A page ends with each {@value #ENTRIES_PER_PAGE}th
 * entry and is kept as the portfolio at that moment, whose recent entries are the page. What came
 * after a user's last page is in the live portfolio's recent entries.
 */
public interface TradeHistory {
  /** Entries of a page; as many as a portfolio recalls. */
  int ENTRIES_PER_PAGE = Portfolio.RECENT_ENTRIES;

  /**
   * The portfolio as it stood at a page's end.
   *
   * @param sequence the page's last sequence, a positive multiple of {@value #ENTRIES_PER_PAGE}
   * @return empty where the page is not written; a page is written just after its last entry was
   *     booked, so that the newest may be missing for some milliseconds
   */
  CompletionStage<Optional<Portfolio>> pageEndingAt(UserId user, long sequence);

  /**
   * Which of a user's entries were taken back or corrected, in the order of the entries, and of one
   * entry in the order in which it was. What was revised by an entry since the user's last page is
   * in the live portfolio's recent entries alone.
   *
   * @param from lowest sequence of the entries asked for
   * @param to the highest
   */
  CompletionStage<List<RevisionNote>> revisions(UserId user, long from, long to);
}
