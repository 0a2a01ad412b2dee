package com.stockafolio.engine;

import com.stockafolio.portfolio.Instruments;
import java.util.concurrent.Semaphore;

/**
 * What a node's ledgers share.
 *
 * @param checkpoints where checkpoints are stored
 * @param history where the trades of each user are kept
 * @param checkpointPermits how many ledgers of the node may write a checkpoint at once
 */
record LedgerWorld(
    EngineSettings settings,
    Instruments instruments,
    EngineMetrics metrics,
    CheckpointStore checkpoints,
    HistoryStore history,
    Semaphore checkpointPermits) {}
