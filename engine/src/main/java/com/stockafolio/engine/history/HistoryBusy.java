package com.stockafolio.engine.history;

/** As much of the history is being read as may be at once: nothing was read. */
public final class HistoryBusy extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why it was refused. */
  public HistoryBusy(Throwable cause) {
    super("the history is being read as much as it may be at once", cause);
  }
}
