package com.stockafolio.delivery;

import java.util.List;

/** A chunk with parts that are not settled yet. */
final class OpenChunk {
  private final LastRecord last;
  private final int size;
  private final List<Chunk.Portion> portions;
  private int open;
  private boolean lost;

  OpenChunk(Chunk chunk) {
    last = chunk.last();
    size = chunk.size();
    portions = chunk.portions();
    open = portions.size();
  }

  /** One more rejection has to be acknowledged before the chunk is settled. */
  void awaitOneMore() {
    open++;
  }

  /** A ledger has answered its portion, or a rejection was acknowledged. */
  void settleOne() {
    if (open == 0) {
      throw new IllegalStateException(
          "chunk up to offset " + last.offset() + " is settled already");
    }
    open--;
  }

  /** A ledger was parted with: its portion is not waited for, and has to be read again. */
  void loseOne() {
    lost = true;
    settleOne();
  }

  boolean isLost() {
    return lost;
  }

  boolean settled() {
    return open == 0;
  }

  LastRecord last() {
    return last;
  }

  int size() {
    return size;
  }

  List<Chunk.Portion> portions() {
    return portions;
  }
}
