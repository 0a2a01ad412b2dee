package com.stockafolio.engine.serving;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.StashBuffer;
import com.stockafolio.ledger.LedgerBook;

/**
 * What a ledger does not show yet: where rows are gone from its journal it has to be given their
 * records again, and until it has booked what it had booked before its portfolios are older than
 * some that were shown. Questions of traders wait until then, up to a bound. Part of its ledger's
 * actor.
 */
final class Refill {
  private final LedgerBook book;
  private final StashBuffer<Ledger.Command> questions;

  /** The offset up to which the ledger had booked. */
  private final long upTo;

  private boolean over;

  /**
   * Of a ledger that had booked up to an offset: it is over at once where nothing is gone.
   *
   * @param questions where questions wait; one beyond its bound is dropped, and times out
   */
  Refill(LedgerBook book, StashBuffer<Ledger.Command> questions, long upTo) {
    this.book = book;
    this.questions = questions;
    this.upTo = upTo;
    this.over = upTo <= book.covered();
  }

  /** Whether nothing waits, and nothing has to. */
  boolean isOver() {
    return over;
  }

  /** Has the question wait, if it has to. */
  boolean holds(Ledger.Command question) {
    if (!over && !questions.isFull()) {
      questions.stash(question);
    }
    return !over;
  }

  /** The ledger, after all questions where it has booked enough by now. */
  Behavior<Ledger.Command> booked(Behavior<Ledger.Command> ledger) {
    if (over || book.covered() < upTo) {
      return ledger;
    }
    over = true;
    return questions.unstashAll(ledger);
  }
}
