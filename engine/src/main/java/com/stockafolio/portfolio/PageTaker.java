package com.stockafolio.portfolio;

import java.util.List;

/** What is made of a user's history, page by page from the newest back. */
public interface PageTaker {

  /** The sequence at which the page of history ends that is needed next; 0 for none. */
  long neededPage();

  /**
   * Takes pages.
   *
   * @param pages newest first, from {@link #neededPage} on, none left out; at least one
   */
  void take(List<Portfolio> pages);
}
