package com.stockafolio.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The consumer's side of the protocol for one partition, from one start to the next: takes chunks,
 * answers and the passing of time, and says what to do. Not thread-safe; confined to its consumer.
 *
 * <p>After {@link DeliveryAction.StartAgain} or {@link DeliveryAction.Fail} it is spent and does
 * nothing any more.
 */
public final class PartitionDelivery {
  private final SourceId source;
  private final DeliveryTiming timing;
  private final Map<Integer, LedgerLane> lanes = new TreeMap<>();
  private final SettledPrefix settled;
  private long read;
  private long writtenPosition;
  private long writeAtMillis;
  private boolean spent;

  /**
   * A consumer that is about to read its first record.
   *
   * @param source the partition
   * @param start where the start rule has it begin
   * @param covered the positions the start rule went by; a ledger that told none is parted with
   * @param timing the waits
   * @param nowMillis a clock that never goes back, as in every method here
   */
  public PartitionDelivery(
      SourceId source,
      StartRule.Outcome.Start start,
      Map<Integer, LastRecord> covered,
      DeliveryTiming timing,
      long nowMillis) {
    this.source = source;
    this.timing = timing;
    settled = new SettledPrefix(source, start);
    writtenPosition = settled.position();
    read = settled.position();
    start
        .previous()
        .forEach(
            (ledger, previous) -> {
              LastRecord told = covered.getOrDefault(ledger, LastRecord.NONE);
              LedgerLane lane = new LedgerLane(ledger, previous, told, timing, nowMillis);
              if (!covered.containsKey(ledger)) {
                lane.part();
                settled.freeze();
              }
              lanes.put(ledger, lane);
            });
  }

  /**
   * Takes the next records of the partition.
   *
   * @param next records that follow those of the chunk before; only ledgers of this partition
   */
  public List<DeliveryAction> offer(Chunk next, long nowMillis) {
    if (spent) {
      return List.of();
    }
    Chunk chunk = next.forAll(lanes.keySet());
    LedgerLane other = readOfAnotherLog(chunk);
    if (other != null) {
      return failOn(other);
    }
    read = chunk.last().offset();
    List<DeliveryAction> actions = new ArrayList<>();
    OpenChunk opened = settled.open(chunk);
    publish(chunk.rejections(), opened, actions);
    for (Chunk.Portion portion : chunk.portions()) {
      LedgerLane lane = lanes.get(portion.ledger());
      if (lane.isParted()) {
        settled.lost(opened);
      } else {
        actions.add(lane.send(source, portion, opened, settled.position(), nowMillis));
      }
    }
    return actions;
  }

  /** The ledger that holds another record than the chunk does; null for none. */
  private LedgerLane readOfAnotherLog(Chunk chunk) {
    long last = chunk.last().offset();
    for (Map.Entry<Integer, LedgerLane> lane : lanes.entrySet()) {
      if (lane.getValue().differs(read, last, chunk)) {
        return lane.getValue();
      }
    }
    return null;
  }

  private List<DeliveryAction> failOn(LedgerLane other) {
    spent = true;
    return List.of(new DeliveryAction.Fail(otherRecord(other.told().offset())));
  }

  /** What is wrong where Kafka holds another record at an offset than was booked from there. */
  public static String otherRecord(long offset) {
    return "the record at offset %d is another one than was booked from there: the topic was cut and written over"
        .formatted(offset);
  }

  /** Takes what a ledger says; what concerns another source or another start changes nothing. */
  public List<DeliveryAction> answered(LedgerAnswer answer, long nowMillis) {
    LedgerLane lane = lanes.get(answer.ledger());
    if (spent || lane == null) {
      return List.of();
    }
    if (answer instanceof LedgerAnswer.Covered covered) {
      return covered.source().equals(source) ? covered(lane, covered, nowMillis) : List.of();
    }
    if (answer instanceof LedgerAnswer.Refused refused) {
      return refused.source().equals(source) ? lane.refused(nowMillis) : List.of();
    }
    if (answer instanceof LedgerAnswer.Position position) {
      return position.source().equals(source) ? position(lane, position, nowMillis) : List.of();
    }
    LedgerAnswer.ForeignSource foreign = (LedgerAnswer.ForeignSource) answer;
    if (!foreign.asked().equals(source)) {
      return List.of();
    }
    spent = true;
    return List.of(new DeliveryAction.Fail(foreignSource(foreign)));
  }

  /** What is wrong where a ledger's journal was filled from another source. */
  public static String foreignSource(LedgerAnswer.ForeignSource foreign) {
    return "the journal of ledger %d was filled from topic id/partition %s, not from %s"
        .formatted(foreign.ledger(), foreign.recorded(), foreign.asked());
  }

  private List<DeliveryAction> covered(
      LedgerLane lane, LedgerAnswer.Covered answer, long nowMillis) {
    if (lane.differs(answer.covered(), read)) {
      return failOn(lane);
    }
    OpenChunk chunk = lane.covered(answer, nowMillis);
    if (chunk == null) {
      return List.of();
    }
    List<DeliveryAction> actions = new ArrayList<>(answer.rejections().size());
    publish(answer.rejections(), chunk, actions);
    settled.answered(chunk);
    return actions;
  }

  private void publish(
      List<LedgerRejection> rejections, OpenChunk chunk, List<DeliveryAction> actions) {
    for (LedgerRejection rejection : rejections) {
      if (settled.awaitPublished(rejection, chunk)) {
        actions.add(new DeliveryAction.PublishRejection(rejection));
      }
    }
  }

  private List<DeliveryAction> position(
      LedgerLane lane, LedgerAnswer.Position answer, long nowMillis) {
    if (lane.differs(answer.covered(), read)) {
      return failOn(lane);
    }
    if (lane.staysAheadOf(read, settled.records() == 0)) {
      spent = true;
      return List.of(
          new DeliveryAction.StartAgain(
              "ledger %d holds its source up to offset %d, where nothing came to be read after offset %d"
                  .formatted(answer.ledger(), answer.covered().offset(), read)));
    }
    List<DeliveryAction> actions =
        lane.position(answer.covered().offset(), settled.position(), nowMillis);
    spent = actions.stream().anyMatch(DeliveryAction.StartAgain.class::isInstance);
    return actions;
  }

  /** Takes the acknowledgement of a record put on the topic of rejected records. */
  public void published(long offset) {
    if (!spent) {
      settled.published(offset);
    }
  }

  /** Takes the acknowledgement of a progress row. */
  public void progressWritten(ProgressRow row) {
    writtenPosition = Math.max(writtenPosition, row.position());
  }

  /**
   * Parts with ledgers that have answered nothing for long, so that others need not wait for them:
   * to be called where nothing more is taken before something is settled.
   */
  public List<DeliveryAction> partWithSilent(long nowMillis) {
    if (spent) {
      return List.of();
    }
    List<DeliveryAction> actions = new ArrayList<>();
    lanes.forEach(
        (ledger, lane) -> {
          if (lane.isSilent(nowMillis)) {
            actions.add(new DeliveryAction.PartWith(ledger, settled.position()));
            lane.part().forEach(settled::lost);
          }
        });
    return actions;
  }

  /** What the passing of time calls for; to be called several times in each of the waits. */
  public List<DeliveryAction> tick(long nowMillis) {
    if (spent) {
      return List.of();
    }
    List<DeliveryAction> actions = new ArrayList<>();
    for (LedgerLane lane : lanes.values()) {
      actions.addAll(lane.tick(nowMillis));
    }
    if (settled.position() > writtenPosition && nowMillis >= writeAtMillis) {
      writeAtMillis = nowMillis + timing.progressEveryMillis();
      actions.add(new DeliveryAction.WriteProgress(settled.row()));
    }
    return actions;
  }

  /** What is left to do before a clean stop, whatever the time. */
  public List<DeliveryAction> finish() {
    return spent || settled.position() <= writtenPosition
        ? List.of()
        : List.of(new DeliveryAction.WriteProgress(settled.row()));
  }

  /** Every record at or below this offset is settled. */
  public long settledPosition() {
    return settled.position();
  }

  /** No record at or below this offset is waited for: all are settled, or of a parted ledger. */
  public long releasedPosition() {
    return settled.released();
  }

  /** The number of records taken and waited for, counted in whole chunks. */
  public long unsettledRecords() {
    return settled.records();
  }
}
