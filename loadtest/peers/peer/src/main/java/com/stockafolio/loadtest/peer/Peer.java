package com.stockafolio.loadtest.peer;

import com.stockafolio.portfolio.Portfolio;
import java.io.IOException;

/** What the bench wants to know of a peer. */
public interface Peer {

  /** Whether it books trades, and answers. */
  boolean isReady();

  /** Hands every user's portfolio out, as it stands, in any order. */
  void portfolios(Sink sink) throws IOException;

  /** Takes portfolios. */
  interface Sink {
    /** Takes one. */
    void take(Portfolio portfolio) throws IOException;
  }
}
