package com.stockafolio.delivery.model;

import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerMarks;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * One life of a ledger, from recovery to its end: gathers batches, writes one row at a time,
 * answers when it is journaled.
 */
final class ModelLedger {
  private final World world;
  private final ModelTopic topic;
  private final Variant variant;
  private final int number;
  private final ModelJournal journal;
  private final Consumer<ModelLedger> stopped;
  private final ModelJournal.Fold fold;
  private final List<TradeRecord> gathered = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private LedgerMarks marks;
  private LastRecord accepted;
  private long settled = -1;
  private boolean writing;
  private boolean alive = true;

  private record Waiting(Batch batch, Consumer<LedgerAnswer> replyTo) {}

  ModelLedger(
      World world,
      ModelTopic topic,
      Variant variant,
      int number,
      ModelJournal journal,
      Consumer<ModelLedger> stopped) {
    this.world = world;
    this.topic = topic;
    this.variant = variant;
    this.number = number;
    this.journal = journal;
    this.stopped = stopped;
    fold = journal.fold(world, number, variant);
    marks = LedgerMarks.recovered(fold.covered());
    accepted = fold.last;
  }

  void stop() {
    if (alive) {
      alive = false;
      stopped.accept(this);
    }
  }

  void askPosition(Consumer<LedgerAnswer> replyTo) {
    if (alive) {
      reply(replyTo, new LedgerAnswer.Position(number, ModelTopic.SOURCE, fold.last));
    }
  }

  void deliver(Batch batch, Consumer<LedgerAnswer> replyTo) {
    if (!alive) {
      return;
    }
    LedgerMarks.Verdict verdict = marks.judge(batch.previous(), batch.last());
    if (verdict == LedgerMarks.Verdict.REFUSED && variant == Variant.WITHOUT_REFUSAL) {
      verdict = LedgerMarks.Verdict.TAKE;
    }
    if (verdict == LedgerMarks.Verdict.AWAIT_JOURNAL && variant == Variant.ANSWERED_EARLY) {
      verdict = LedgerMarks.Verdict.COVERED;
    }
    if (!batch.joins(accepted) && variant != Variant.BATCHES_JOINED_BY_NUMBERS) {
      verdict = LedgerMarks.Verdict.REFUSED;
    }
    switch (verdict) {
      case COVERED -> covered(new Waiting(batch, replyTo), variant != Variant.REJECTIONS_TOLD_ONCE);
      case AWAIT_JOURNAL -> waiting.add(new Waiting(batch, replyTo));
      case REFUSED ->
          reply(
              replyTo,
              new LedgerAnswer.Refused(
                  number, batch.source(), batch.previous(), batch.last(), marks.covered()));
      case TAKE -> take(new Waiting(batch, replyTo));
    }
  }

  private void take(Waiting taken) {
    for (TradeRecord record : taken.batch().records()) {
      if (record.offset() > marks.accepted()) {
        gathered.add(record);
      }
    }
    marks = marks.accept(taken.batch().last());
    accepted = taken.batch().lastRecord();
    settled = Math.max(settled, taken.batch().settled());
    waiting.add(taken);
    if (!writing) {
      write();
    }
  }

  private void write() {
    List<TradeRecord> booked = new ArrayList<>();
    List<TradeRecord> rejected = new ArrayList<>();
    for (TradeRecord record : gathered) {
      boolean good = topic.fateOf(record.transaction().tradeId().low()) == ModelTopic.Fate.BOOKED;
      (good ? booked : rejected).add(record);
    }
    gathered.clear();
    write(
        new ModelJournal.Row(
            fold.sequence + 1,
            world.now(),
            marks.covered(),
            marks.accepted(),
            accepted.print(),
            settled,
            booked,
            rejected));
  }

  private void write(ModelJournal.Row row) {
    writing = true;
    int restores = journal.restores();
    boolean late = world.fault(0.04);
    if (late || world.fault(0.03)) {
      // Timed out, or failed: the write lands later or never, and the ledger ends or writes it
      // again.
      boolean ends = world.chance(0.5);
      world.after(world.between(20, 60), ends ? this::stop : () -> writeAgain(row, restores));
      if (late) {
        world.after(world.between(20, 900), () -> land(row, restores));
      }
      return;
    }
    world.after(
        world.between(2, 25),
        () -> {
          land(row, restores);
          world.after(world.between(1, 5), () -> journaled(row));
        });
  }

  /** The number of the last row is read; the row itself stays what it was. */
  private void writeAgain(ModelJournal.Row row, int restores) {
    if (!alive || restores != journal.restores()) {
      stop();
      return;
    }
    write(
        new ModelJournal.Row(
            journal.lastSequence() + 1,
            world.now(),
            row.from(),
            row.to(),
            row.print(),
            row.settled(),
            row.booked(),
            row.rejected()));
  }

  private void land(ModelJournal.Row row, int restores) {
    if (restores == journal.restores()) {
      journal.land(row);
    }
  }

  private void journaled(ModelJournal.Row row) {
    if (!alive) {
      return;
    }
    writing = false;
    fold.add(row);
    marks = marks.journaled(row.to());
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      Waiting next = all.next();
      if (next.batch().last() <= marks.covered()) {
        all.remove();
        covered(next, true);
      }
    }
    if (marks.accepted() > marks.covered()) {
      write();
    }
  }

  private void covered(Waiting answered, boolean tellRejections) {
    Batch batch = answered.batch();
    List<LedgerRejection> rejections = new ArrayList<>();
    if (tellRejections) {
      for (long offset : fold.keptRejections(batch.previous(), batch.last())) {
        rejections.add(new LedgerRejection(offset, RejectionReason.UNKNOWN_SYMBOL, "unknown"));
      }
    }
    // A ledger that answers early has nothing to show for it.
    LastRecord covered =
        batch.last() > marks.covered()
            ? new LastRecord(batch.last(), RecordPrint.UNKNOWN)
            : fold.last;
    reply(
        answered.replyTo(),
        new LedgerAnswer.Covered(
            number, batch.source(), batch.previous(), batch.last(), covered, rejections));
  }

  private void reply(Consumer<LedgerAnswer> replyTo, LedgerAnswer answer) {
    world.message(() -> replyTo.accept(answer));
  }
}
