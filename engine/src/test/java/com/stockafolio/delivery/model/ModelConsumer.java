package com.stockafolio.delivery.model;

import com.stockafolio.delivery.Chunk;
import com.stockafolio.delivery.DeliveryAction;
import com.stockafolio.delivery.DeliveryTiming;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.PartitionDelivery;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.StartRule;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A consumer of the partition that starts, reads, crashes and starts again. Answers reach it
 * whichever of its lives asked for them.
 */
final class ModelConsumer implements DeliveryAction.Performer {
  private static final int MAX_UNSETTLED = 40;

  private final World world;
  private final ModelTopic topic;
  private final ModelProgress progress;
  private final List<ModelShard> shards;
  private final Variant variant;
  private static final int SILENT = 300;

  private final DeliveryTiming timing;
  private final Map<Integer, LastRecord> positions = new HashMap<>();

  /** Rises at every start and crash: what an earlier life began is nobody's any more. */
  private int life;

  private boolean alive;
  private ProgressRow row;
  private long toldAt;
  private PartitionDelivery delivery;
  private long nextOffset;
  private int knownCuts;
  private final Map<Long, TradeRecord> raw = new HashMap<>();
  private int starts;

  ModelConsumer(
      World world,
      ModelTopic topic,
      ModelProgress progress,
      List<ModelShard> shards,
      Variant variant) {
    this.world = world;
    this.topic = topic;
    this.progress = progress;
    this.shards = shards;
    this.variant = variant;
    long checkEvery = variant == Variant.WITHOUT_PERIODIC_CHECK ? Integer.MAX_VALUE : 150;
    timing = new DeliveryTiming(80, 25, 200, checkEvery, 50, SILENT);
  }

  void start() {
    alive = true;
    life++;
    starts++;
    delivery = null;
    positions.clear();
    toldAt = world.now();
    row = null;
    inThisLife(
        world.between(1, 30),
        () -> {
          row = progress.read();
          askMissingPositions();
        });
    everyTick(life);
  }

  void crash() {
    alive = false;
    life++;
  }

  boolean isAlive() {
    return alive;
  }

  int starts() {
    return starts;
  }

  private void inThisLife(long delay, Runnable run) {
    int begunIn = life;
    world.after(
        delay,
        () -> {
          if (begunIn == life) {
            run.run();
          }
        });
  }

  private void askMissingPositions() {
    if (delivery != null) {
      return;
    }
    if (row.position() >= 0 && !positions.isEmpty() && world.now() - toldAt >= SILENT) {
      begin();
      return;
    }
    for (int ledger = 0; ledger < shards.size(); ledger++) {
      if (!positions.containsKey(ledger)) {
        ask(ledger);
      }
    }
    inThisLife(40, this::askMissingPositions);
  }

  private void ask(int ledger) {
    world.message(() -> shards.get(ledger).askPosition(this::answered));
  }

  private void answered(LedgerAnswer answer) {
    if (!alive) {
      return;
    }
    if (delivery != null) {
      perform(delivery.answered(heard(answer), world.now()));
    } else if (row != null && answer instanceof LedgerAnswer.Position position) {
      positions.put(position.ledger(), position.covered());
      toldAt = world.now();
      if (positions.size() == shards.size()) {
        begin();
      }
    }
  }

  private LedgerAnswer heard(LedgerAnswer answer) {
    if (variant == Variant.ANSWERS_NOT_COMPARED) {
      if (answer instanceof LedgerAnswer.Position told) {
        return new LedgerAnswer.Position(
            told.ledger(), told.source(), withoutPrint(told.covered()));
      }
      if (answer instanceof LedgerAnswer.Covered told) {
        return new LedgerAnswer.Covered(
            told.ledger(),
            told.source(),
            told.previous(),
            told.last(),
            withoutPrint(told.covered()),
            told.rejections());
      }
    }
    return answer;
  }

  private static LastRecord withoutPrint(LastRecord record) {
    return new LastRecord(record.offset(), RecordPrint.UNKNOWN);
  }

  private void begin() {
    if (variant == Variant.START_FROM_OWN_PROGRESS) {
      positions.replaceAll(
          (ledger, covered) -> new LastRecord(row.lastSent(ledger), RecordPrint.UNKNOWN));
    }
    raw.clear();
    knownCuts = topic.cuts();
    StartRule.Outcome outcome = StartRule.decide(row, positions, silent(), 0, topic.end());
    if (outcome instanceof StartRule.Outcome.Start start) {
      if (!start.checks().stream().allMatch(check -> topic.holds(check.record()))
          && variant != Variant.START_BY_NUMBERS) {
        refused("another record than one of " + start.checks());
        return;
      }
      if (variant == Variant.ANSWERS_NOT_COMPARED) {
        positions.replaceAll((ledger, covered) -> withoutPrint(covered));
      }
      delivery = new PartitionDelivery(ModelTopic.SOURCE, start, positions, timing, world.now());
      nextOffset = start.offset();
      read();
    } else {
      refused("no start: " + outcome);
    }
  }

  private List<Integer> silent() {
    return IntStream.range(0, shards.size())
        .filter(ledger -> !positions.containsKey(ledger))
        .boxed()
        .toList();
  }

  /** Right where records are gone that were read, and only there. */
  private void refused(String why) {
    if (topic.lostWhatWasRead()) {
      world.refused();
    } else {
      world.violated(why);
    }
  }

  private void read() {
    // As Kafka's consumer does, which asks for the end of its epoch.
    if (topic.wasCutBefore(nextOffset, knownCuts)) {
      start();
      return;
    }
    knownCuts = topic.cuts();
    if (delivery.unsettledRecords() >= MAX_UNSETTLED) {
      perform(delivery.partWithSilent(world.now()));
    }
    if (delivery.unsettledRecords() < MAX_UNSETTLED) {
      List<ModelTopic.Entry> found = topic.read(nextOffset, world.between(1, 12));
      if (!found.isEmpty()) {
        found.forEach(entry -> raw.put(entry.offset(), entry.record()));
        nextOffset = found.get(found.size() - 1).offset() + 1;
        perform(delivery.offer(chunk(found), world.now()));
      }
    }
    inThisLife(world.between(2, 20), this::read);
  }

  private Chunk chunk(List<ModelTopic.Entry> entries) {
    Chunk.Builder chunk = new Chunk.Builder(shards.size());
    for (ModelTopic.Entry entry : entries) {
      if (entry.fate() == ModelTopic.Fate.REJECTED_BY_CONSUMER) {
        chunk.rejected(entry.offset(), RejectionReason.MALFORMED, "unreadable");
      } else {
        chunk.record(entry.ledger(), entry.record());
      }
    }
    return chunk.build(RecordPrint.of(entries.get(entries.size() - 1).record()));
  }

  private void everyTick(int begunIn) {
    if (begunIn == life) {
      if (delivery != null) {
        perform(delivery.tick(world.now()));
      }
      world.after(10, () -> everyTick(begunIn));
    }
  }

  private void perform(List<DeliveryAction> actions) {
    actions.forEach(action -> action.by(this));
  }

  @Override
  public void send(DeliveryAction.Send send) {
    world.message(() -> shards.get(send.ledger()).deliver(send.batch(), this::answered));
  }

  @Override
  public void askPosition(DeliveryAction.AskPosition ask) {
    ask(ask.ledger());
  }

  @Override
  public void publish(DeliveryAction.PublishRejection publish) {
    long offset = publish.rejection().offset();
    if (raw.containsKey(offset)) {
      publish(raw.get(offset));
    } else {
      inThisLife(1, this::start);
    }
  }

  @Override
  public void partWith(DeliveryAction.PartWith silent) {
    // It is the delivery's to leave the ledger out.
  }

  @Override
  public void startAgain(DeliveryAction.StartAgain again) {
    if (variant != Variant.BACK_WITHOUT_START || !again.why().contains("is back")) {
      start();
    }
  }

  @Override
  public void fail(DeliveryAction.Fail failure) {
    refused(failure.why());
  }

  /** The producer sends until it has the acknowledgement; a crash of the consumer ends that. */
  private void publish(TradeRecord record) {
    inThisLife(
        world.between(1, 20),
        () -> {
          if (world.fault(0.2)) {
            publish(record);
            return;
          }
          topic.publishRejected(record);
          if (world.fault(0.1)) {
            publish(record);
          } else {
            inThisLife(world.between(1, 5), () -> delivery.published(record.offset()));
          }
        });
  }

  @Override
  public void writeProgress(DeliveryAction.WriteProgress write) {
    ProgressRow written = write.row();
    if (world.fault(0.1)) {
      return;
    }
    int delay = world.fault(0.1) ? world.between(100, 800) : world.between(1, 10);
    world.after(delay, () -> progress.write(written));
    inThisLife(delay + 2L, () -> delivery.progressWritten(written));
  }
}
