package com.stockafolio.delivery.model;

/** The protocol as designed, or with one rule left out: the model must notice each of them. */
enum Variant {
  AS_DESIGNED,
  /** The ledger takes a batch that begins beyond what it holds. */
  WITHOUT_REFUSAL,
  /** The ledger says that a batch is covered before it is journaled. */
  ANSWERED_EARLY,
  /** The consumer starts from its progress row, whatever the ledgers hold. */
  START_FROM_OWN_PROGRESS,
  /** The consumer asks ledgers for their positions only where an answer is missing. */
  WITHOUT_PERIODIC_CHECK,
  /** What a ledger was not sent while it was silent is not read again once it is back. */
  BACK_WITHOUT_START,
  /** The ledger keeps no rejections to answer again. */
  REJECTIONS_TOLD_ONCE,
  /** The consumer starts where the numbers allow it, whatever lies at the last offset. */
  START_BY_NUMBERS,
  /** The consumer does not compare what ledgers tell to hold with what it reads. */
  ANSWERS_NOT_COMPARED,
  /** The ledger takes a batch that joins by its numbers, whatever it has accepted there. */
  BATCHES_JOINED_BY_NUMBERS,
  /** Replay skips what is covered, whatever record it was. */
  ROWS_JOINED_BY_NUMBERS
}
