package com.stockafolio.engine.history;

import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;

/**
 * That an entry was taken back or corrected.
 *
 * @param ofSequence the entry's sequence
 * @param sequence that of the bust or the correction
 * @param type which of the two it was
 * @param tradeId the producer's name for the bust or the correction
 */
public record RevisionNote(long ofSequence, long sequence, EntryType type, TradeId tradeId) {}
