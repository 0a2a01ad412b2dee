package com.stockafolio.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a source is settled without a gap: chunks settle in any order, the position goes over
 * them in theirs. Confined to its consumer.
 */
final class SettledPrefix {
  private final SourceId source;
  private final Deque<OpenChunk> chunks = new ArrayDeque<>();
  private final Map<Long, OpenChunk> unpublished = new HashMap<>();
  private final Map<Integer, Long> lastSent = new HashMap<>();
  private LastRecord last;
  private long records;

  /** Up to here a chunk is settled, or its ledger was parted with. */
  private long released;

  /** Whether the position stands still, as a ledger was parted with. */
  private boolean frozen;

  /** Nothing is open; everything before the start is settled. */
  SettledPrefix(SourceId source, StartRule.Outcome.Start start) {
    this.source = source;
    last = new LastRecord(start.offset() - 1, RecordPrint.UNKNOWN);
    released = last.offset();
    start
        .previous()
        .forEach(
            (ledger, offset) -> {
              if (offset >= 0) {
                lastSent.put(ledger, offset);
              }
            });
  }

  OpenChunk open(Chunk chunk) {
    OpenChunk opened = new OpenChunk(chunk);
    chunks.add(opened);
    records += chunk.size();
    return opened;
  }

  /**
   * Whether this is news: a rejection can be told twice, and is waited for once. A batch's range
   * may hold rejections that were settled before, even before the start.
   */
  boolean awaitPublished(LedgerRejection rejection, OpenChunk chunk) {
    if (rejection.offset() <= released
        || unpublished.putIfAbsent(rejection.offset(), chunk) != null) {
      return false;
    }
    chunk.awaitOneMore();
    return true;
  }

  void published(long offset) {
    OpenChunk chunk = unpublished.remove(offset);
    if (chunk != null) {
      chunk.settleOne();
      advance();
    }
  }

  /** A ledger has answered its portion of a chunk. */
  void answered(OpenChunk chunk) {
    chunk.settleOne();
    advance();
  }

  /**
   * Nothing is settled any more: a ledger has not told what it holds, which has to be compared with
   * what the source holds there once it does.
   */
  void freeze() {
    frozen = true;
  }

  /** A ledger was parted with before it answered its portion of a chunk. */
  void lost(OpenChunk chunk) {
    chunk.loseOne();
    advance();
  }

  private void advance() {
    while (!chunks.isEmpty() && chunks.peek().settled()) {
      OpenChunk settled = chunks.remove();
      records -= settled.size();
      released = settled.last().offset();
      frozen |= settled.isLost();
      if (frozen) {
        continue;
      }
      last = settled.last();
      for (Chunk.Portion portion : settled.portions()) {
        lastSent.put(portion.ledger(), portion.last());
      }
    }
  }

  long position() {
    return last.offset();
  }

  /** Up to here nothing is waited for: {@link #position}, or beyond it where that stands still. */
  long released() {
    return released;
  }

  /** The number of records in chunks that are not settled. */
  long records() {
    return records;
  }

  ProgressRow row() {
    return new ProgressRow(source, last.offset(), last.print(), lastSent);
  }
}
