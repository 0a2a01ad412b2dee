package com.stockafolio.engine.serving;

/**
 * When a ledger's next checkpoint is due: once the tail has enough rows or trades to be worth it,
 * and enough trades in proportion to the portfolios that a checkpoint writes, so that a quiet
 * ledger of many users does not write them all again for a few trades.
 */
final class CheckpointPace {
  private final EngineSettings settings;
  private long rows;
  private long trades;
  private long rowsAtBegin;
  private long tradesAtBegin;
  private boolean underWay;

  /** Ledgers start at different points of their pace, so that they do not write all at once. */
  CheckpointPace(EngineSettings settings, int ledger, int replayedRows, long replayedTrades) {
    this.settings = settings;
    this.rows = replayedRows + headStart(ledger, settings.checkpoints().afterRows());
    this.trades = replayedTrades + headStart(ledger, settings.checkpoints().afterTrades());
  }

  private long headStart(int ledger, long due) {
    return due * (ledger % settings.ledgers()) / (2L * settings.ledgers());
  }

  void journaled(int rowTrades) {
    rows++;
    trades += rowTrades;
  }

  boolean isDue(int portfolios) {
    return !underWay
        && (rows >= settings.checkpoints().afterRows()
            || trades >= settings.checkpoints().afterTrades())
        && trades >= portfolios;
  }

  void began() {
    underWay = true;
    rowsAtBegin = rows;
    tradesAtBegin = trades;
  }

  void ended() {
    underWay = false;
    rows -= rowsAtBegin;
    trades -= tradesAtBegin;
  }

  /** The next try comes after half as many more. */
  void failed() {
    underWay = false;
    rows = settings.checkpoints().afterRows() / 2;
    trades = settings.checkpoints().afterTrades() / 2;
  }
}
