package com.stockafolio.engine.serving;

import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.node.EngineMetrics;
import java.util.concurrent.Semaphore;

/**
 * What a node's ledgers share.
 *
 * @param checkpoints where checkpoints are stored
 * @param history where the trades of each user are kept
 * @param origin what ledgers begin with that have nothing
 * @param checkpointPermits how many ledgers of the node may write a checkpoint at once
 */
public record LedgerWorld(
    EngineSettings settings,
    EngineMetrics metrics,
    CheckpointStore checkpoints,
    HistoryStore history,
    LedgerOrigin origin,
    Semaphore checkpointPermits) {

  /** Ledgers that have nothing begin empty. */
  LedgerWorld(
      EngineSettings settings,
      EngineMetrics metrics,
      CheckpointStore checkpoints,
      HistoryStore history,
      Semaphore checkpointPermits) {
    this(settings, metrics, checkpoints, history, LedgerOrigin.nothing(), checkpointPermits);
  }
}
