package com.stockafolio.engine;

import akka.Done;
import com.stockafolio.ledger.CheckpointSlices;
import com.stockafolio.ledger.LedgerBook;
import java.util.concurrent.CompletionStage;

/** Where checkpoints of ledgers are kept. */
interface CheckpointStore {
  /**
   * A checkpoint read back.
   *
   * @param sequence journal sequence number up to which the book holds everything; 0 for an empty
   *     book
   */
  record Loaded(LedgerBook book, long sequence) {}

  /** The ledger's newest complete checkpoint; an empty book where there is none. */
  CompletionStage<Loaded> loadNewest(int ledger);

  /**
   * Stores a checkpoint: its slices, then the record that it is complete; only then are the journal
   * rows up to {@code sequence} and the ledger's other checkpoints deleted.
   *
   * @param sequence journal sequence number up to which the checkpoint holds everything
   * @param portfolios number of portfolios in the slices
   */
  CompletionStage<Done> store(int ledger, long sequence, CheckpointSlices slices, int portfolios);
}
