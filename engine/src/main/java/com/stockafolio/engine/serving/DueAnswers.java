package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ledger.LedgerBook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The answers that a ledger owes its consumer: a batch is answered when it is journaled. */
final class DueAnswers {
  /** The range of a batch; its records are gathered elsewhere. */
  private record Due(SourceId source, long previous, long last, ActorRef<LedgerAnswer> replyTo) {
    static Due of(Ledger.Deliver delivered) {
      Batch batch = delivered.batch();
      return new Due(batch.source(), batch.previous(), batch.last(), delivered.replyTo());
    }
  }

  private final int ledger;
  private final LedgerBook book;
  private final List<Due> all = new ArrayList<>();

  /**
   * None yet.
   *
   * @param ledger its number
   * @param book knows what was rejected of the answered batches
   */
  DueAnswers(int ledger, LedgerBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  int size() {
    return all.size();
  }

  /** A batch is to be answered once it is covered. */
  void add(Ledger.Deliver delivered) {
    all.add(Due.of(delivered));
  }

  /** Answers those that are covered by now. */
  void answerUpTo(long covered) {
    for (Iterator<Due> dues = all.iterator(); dues.hasNext(); ) {
      Due due = dues.next();
      if (due.last() <= covered) {
        dues.remove();
        answer(due);
      }
    }
  }

  /** Answers a batch that is covered already. */
  void answer(Ledger.Deliver delivered) {
    answer(Due.of(delivered));
  }

  private void answer(Due due) {
    due.replyTo()
        .tell(
            new LedgerAnswer.Covered(
                ledger,
                due.source(),
                due.previous(),
                due.last(),
                book.last(),
                book.rejections(due.previous(), due.last())));
  }
}
