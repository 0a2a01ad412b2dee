package com.stockafolio.engine.serving;

import akka.Done;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import java.util.concurrent.CompletionStage;

/**
 * Where checkpoints of ledgers are kept. The two best complete ones stay: the best is loaded, and
 * the journal is deleted up to the other, so that what a writer deletes has long been in a
 * checkpoint that another writer may go on from.
 */
public interface CheckpointStore {
  /**
   * A checkpoint read back.
   *
   * @param sequence journal sequence number up to which the book holds everything; 0 for an empty
   *     book
   */
  record Loaded(LedgerBook book, long sequence) {}

  /**
   * A book captured for a checkpoint.
   *
   * @param sequence journal sequence number up to which it holds everything
   * @param covered last offset that it holds
   * @param portfolios number of portfolios in the slices
   */
  record Captured(long sequence, long covered, int portfolios, CheckpointSlices slices) {}

  /** The ledger's complete checkpoint that covers most; an empty book where there is none. */
  CompletionStage<Loaded> loadBest(int ledger);

  /**
   * Stores a checkpoint: its slices, then the record that it is complete; only then are the journal
   * rows up to the best of the earlier ones deleted, and the checkpoints before that one.
   *
   * @param mayComplete the checkpoint is complete only once this is done
   */
  CompletionStage<Done> store(int ledger, Captured checkpoint, CompletionStage<Done> mayComplete);
}
