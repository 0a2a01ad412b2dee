package com.stockafolio.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The consumer's side of one ledger: the batches it has not answered, in order, and what it has
 * acknowledged. A batch leaves by its own answer alone, even where a position covers it: only that
 * answer tells what the ledger rejected in it. A ledger that is silent for long, while others wait
 * for it, is parted with: it is sent nothing, and asked for its position alone; once it tells one,
 * all begins anew. Confined to its consumer.
 */
final class LedgerLane {
  private static final long NEVER = Long.MIN_VALUE;

  private final int ledger;
  private final DeliveryTiming timing;
  private final Deque<Unanswered> unanswered = new ArrayDeque<>();
  private LastRecord lastSent;
  private long acknowledged;

  /** The furthest record that the ledger has told to hold: what is read there must be the same. */
  private LastRecord told;

  /** What was read when the ledger was found to hold more than that. */
  private long readWhenAhead = NEVER;

  /** What was acknowledged when the position was asked: the answer must not be below it. */
  private long acknowledgedWhenAsked;

  /** Whether batches wait for the position to be told before they are sent again. */
  private boolean asking;

  private int askedInVain;
  private int sentInVain;
  private long askAtMillis;
  private long checkAtMillis;

  /** Since when batches wait and none was answered. */
  private long silentSinceMillis;

  private boolean parted;

  private record Unanswered(Batch batch, OpenChunk chunk) {}

  /**
   * A ledger before its first batch.
   *
   * @param previous the first batch's lower end
   * @param covered the position the ledger has told
   */
  LedgerLane(int ledger, long previous, LastRecord covered, DeliveryTiming timing, long nowMillis) {
    this.ledger = ledger;
    this.timing = timing;
    lastSent = new LastRecord(previous, RecordPrint.UNKNOWN);
    told = covered;
    acknowledged = covered.offset();
    acknowledgedWhenAsked = previous;
    checkAtMillis = nowMillis + timing.checkEveryMillis();
  }

  DeliveryAction send(
      SourceId source, Chunk.Portion portion, OpenChunk chunk, long settled, long nowMillis) {
    Batch batch =
        new Batch(
            source,
            lastSent.offset(),
            lastSent.print(),
            portion.last(),
            settled,
            portion.trades(),
            portion.market());
    lastSent = portion.lastRecord();
    if (unanswered.isEmpty()) {
      waitForAnswer(nowMillis);
      silentSinceMillis = nowMillis;
    }
    unanswered.add(new Unanswered(batch, chunk));
    return new DeliveryAction.Send(ledger, batch, false);
  }

  /**
   * Whether the records that were read last differ from what the ledger has told to hold.
   *
   * @param before the offset up to which records were read before
   * @param read the offset up to which they are read
   * @param chunk the records between
   */
  boolean differs(long before, long read, Chunk chunk) {
    return told.isKnown()
        && told.offset() > before
        && told.offset() <= read
        && !chunk.holds(ledger, told);
  }

  /**
   * Whether a record that the ledger tells to hold differs from what was read there. One that is
   * not read yet is compared when it is.
   *
   * @param covered the last record that the ledger holds
   * @param read the offset up to which records were read
   */
  boolean differs(LastRecord covered, long read) {
    // One that was parted with makes all begin anew, and that compares.
    if (parted || !covered.isKnown() || covered.offset() <= told.offset()) {
      return false;
    }
    told = covered;
    if (covered.offset() > read) {
      return false;
    }
    // What the ledger has told before goes as far as any batch that it has answered.
    for (Unanswered waiting : unanswered) {
      if (waiting.batch().last() >= covered.offset()) {
        return !waiting.batch().holds(covered);
      }
    }
    return true;
  }

  /**
   * Whether the ledger holds more than was read, though all of that is settled and nothing more has
   * come since it last told so: the source has lost its end.
   *
   * @param read the offset up to which records were read
   * @param settled whether all of them are settled
   */
  boolean staysAheadOf(long read, boolean settled) {
    boolean ahead = settled && told.offset() > read;
    boolean stays = ahead && readWhenAhead == read;
    readWhenAhead = ahead ? read : NEVER;
    return stays;
  }

  /** The chunk whose portion was answered, null where the batch is not waited for (any more). */
  OpenChunk covered(LedgerAnswer.Covered answer, long nowMillis) {
    acknowledged = Math.max(acknowledged, answer.covered().offset());
    for (Unanswered waiting : unanswered) {
      Batch batch = waiting.batch();
      if (batch.last() == answer.last() && batch.previous() == answer.previous()) {
        unanswered.remove(waiting);
        sentInVain = 0;
        silentSinceMillis = nowMillis;
        if (!asking) {
          waitForAnswer(nowMillis);
        }
        return waiting.chunk();
      }
    }
    return null;
  }

  /** The furthest record that the ledger has told to hold. */
  LastRecord told() {
    return told;
  }

  /** Whether batches wait, and none was answered for so long that it is to be parted with. */
  boolean isSilent(long nowMillis) {
    return !unanswered.isEmpty() && nowMillis - silentSinceMillis >= timing.silentMillis();
  }

  /**
   * Parts with the ledger: what it has not answered is given up.
   *
   * @return the chunks that hold it
   */
  List<OpenChunk> part() {
    parted = true;
    List<OpenChunk> lost = unanswered.stream().map(Unanswered::chunk).toList();
    unanswered.clear();
    return lost;
  }

  /** Whether it was parted with. */
  boolean isParted() {
    return parted;
  }

  /** A batch did not fit: ask where the ledger stands. */
  List<DeliveryAction> refused(long nowMillis) {
    if (asking || unanswered.isEmpty()) {
      return List.of();
    }
    return List.of(ask(nowMillis));
  }

  /** The ledger has told its position: start again, or send again what it has not answered. */
  List<DeliveryAction> position(long covered, long settled, long nowMillis) {
    if (parted) {
      return List.of(
          new DeliveryAction.StartAgain(
              "ledger %d is back, and holds its source up to offset %d"
                  .formatted(ledger, covered)));
    }
    if (covered < acknowledgedWhenAsked) {
      return List.of(
          new DeliveryAction.StartAgain(
              "ledger %d holds its source up to offset %d, but had acknowledged offset %d"
                  .formatted(ledger, covered, acknowledgedWhenAsked)));
    }
    acknowledged = Math.max(acknowledged, covered);
    if (!asking) {
      return List.of();
    }
    asking = false;
    askedInVain = 0;
    sentInVain++;
    waitForAnswer(nowMillis);
    List<DeliveryAction> again = new ArrayList<>(unanswered.size());
    for (Unanswered waiting : unanswered) {
      Batch batch = waiting.batch();
      again.add(
          new DeliveryAction.Send(
              ledger,
              new Batch(
                  batch.source(),
                  batch.previous(),
                  batch.previousPrint(),
                  batch.last(),
                  settled,
                  batch.records(),
                  batch.market()),
              true));
    }
    return again;
  }

  List<DeliveryAction> tick(long nowMillis) {
    if ((parted || asking || !unanswered.isEmpty()) && nowMillis >= askAtMillis) {
      return List.of(ask(nowMillis));
    }
    if (!asking && nowMillis >= checkAtMillis) {
      checkAtMillis = nowMillis + timing.checkEveryMillis();
      acknowledgedWhenAsked = acknowledged;
      return List.of(new DeliveryAction.AskPosition(ledger));
    }
    return List.of();
  }

  private DeliveryAction ask(long nowMillis) {
    if (!asking) {
      asking = true;
      acknowledgedWhenAsked = acknowledged;
    }
    askAtMillis = nowMillis + timing.backOff(timing.askAgainMillis(), askedInVain++);
    checkAtMillis = nowMillis + timing.checkEveryMillis();
    return new DeliveryAction.AskPosition(ledger);
  }

  private void waitForAnswer(long nowMillis) {
    askAtMillis = nowMillis + timing.backOff(timing.answerTimeoutMillis(), sentInVain);
  }
}
