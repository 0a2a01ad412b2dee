package com.stockafolio.ingest;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.delivery.DeliveryTiming;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.PartitionDelivery;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.RecordPrint;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.delivery.StartRule;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.ingest.kafka.Awaited;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds where to start: whether the topic is still the one that is consumed, the progress row, then
 * the position of every ledger of the partition, then the offsets that the partition holds, in this
 * order, since the end must not lie before a position, then whether the last record that is settled
 * or booked lies there still. Sends nothing to any ledger before all have answered, or those that
 * have not are silent for long.
 */
final class StartingRun extends AbstractBehavior<PartitionRun.Command> {
  private static final Handlers<StartingRun, PartitionRun.Command> HANDLERS =
      Handlers.of(StartingRun.class, PartitionRun.Command.class)
          .on(PartitionRun.TopicRead.class, StartingRun::topicRead)
          .on(PartitionRun.RowRead.class, StartingRun::rowRead)
          .on(PartitionRun.Answered.class, StartingRun::answered)
          .on(PartitionRun.RangeRead.class, StartingRun::rangeRead)
          .on(PartitionRun.LastRead.class, StartingRun::lastRead)
          .on(PartitionRun.Missing.class, StartingRun::missing)
          .on(PartitionRun.Retry.class, (run, retry) -> run.goOn())
          .on(PartitionRun.Drain.class, (run, drain) -> Behaviors.stopped())
          // Nothing is read, rejected or reported before the next stage.
          .ignored(PartitionRun.Arrived.class, PartitionRun.Published.class)
          .ignored(PartitionRun.StreamStarted.class, PartitionRun.StreamEnded.class)
          .ignored(PartitionRun.ProgressWritten.class, PartitionRun.Committed.class)
          .ignored(PartitionRun.Tick.class)
          .build();

  private static final String REMEDY =
      "restore the topic, or start with an empty journal on a topic that holds everything"
          + " (locally: mvn -Pdemo -Dfresh)";

  /** After so many questions it is worth a line in the log which ledgers are silent. */
  private static final int PATIENT_QUESTIONS = 5;

  private final TimerScheduler<PartitionRun.Command> timers;
  private final PartitionRun.Place place;
  private final IngestWorld world;
  private final SourceId source;
  private final List<Integer> ledgers;
  private final Map<Integer, LastRecord> positions = new TreeMap<>();
  private final Awaited awaited;
  private boolean isThatTopic;
  private ProgressRow row;

  /** Null before the offsets that the partition holds are known. */
  private StartRule.Outcome.Start start;

  /** How many of its records were compared. */
  private int checked;

  /** When the last position was told. */
  private long toldMillis = nowMillis();

  /** Whether it goes on without the ledgers that are silent. */
  private boolean withoutSilent;

  private int questions;
  private int failures;

  StartingRun(
      ActorContext<PartitionRun.Command> context,
      TimerScheduler<PartitionRun.Command> timers,
      PartitionRun.Place place) {
    super(context);
    this.timers = timers;
    this.place = place;
    world = place.world();
    source = world.source(place.partition());
    ledgers = world.ledgersOf(place.partition());
    awaited = new Awaited(context.getLog());
    goOn();
  }

  @Override
  public Receive<PartitionRun.Command> createReceive() {
    return HANDLERS.receive(this);
  }

  /** Asks for what is missing. */
  private Behavior<PartitionRun.Command> goOn() {
    if (!isThatTopic) {
      getContext()
          .pipeToSelf(
              world.outside().topic(),
              (topic, failure) ->
                  failure == null
                      ? new PartitionRun.TopicRead(topic)
                      : new PartitionRun.Missing(world.describe(place.partition()), failure));
    } else if (row == null) {
      getContext()
          .pipeToSelf(
              world.outside().readProgress(source),
              (read, failure) ->
                  failure == null
                      ? new PartitionRun.RowRead(read)
                      : new PartitionRun.Missing("the progress row in Cassandra", failure));
    } else if (isToWaitForLedgers()) {
      askSilentLedgers();
    } else {
      getContext()
          .pipeToSelf(
              world.outside().range(place.partition()),
              (range, failure) ->
                  failure == null
                      ? new PartitionRun.RangeRead(range)
                      : new PartitionRun.Missing(
                          "the offsets of " + world.describe(place.partition()), failure));
    }
    return this;
  }

  private Behavior<PartitionRun.Command> missing(PartitionRun.Missing message) {
    failures++;
    start = null; // what is read next may be gone by now
    awaited.missing(message.what(), message.failure());
    timers.startSingleTimer(PartitionRun.Retry.INSTANCE, world.settings().retry().wait(failures));
    return this;
  }

  private Behavior<PartitionRun.Command> topicRead(PartitionRun.TopicRead message) {
    awaited.there();
    world.watch().seen(message.topic());
    if (world.watch().hasChanged()) {
      return Behaviors.stopped();
    }
    isThatTopic = true;
    return goOn();
  }

  private Behavior<PartitionRun.Command> rowRead(PartitionRun.RowRead message) {
    awaited.there();
    row = message.row();
    return goOn();
  }

  private boolean isToWaitForLedgers() {
    if (positions.size() == ledgers.size() || withoutSilent) {
      return false;
    }
    // Where nobody has told how far the source is settled, it takes all of them to know.
    boolean may = row.position() >= 0 && !positions.isEmpty();
    withoutSilent = may && nowMillis() - toldMillis >= world.settings().timing().silentMillis();
    return !withoutSilent;
  }

  private List<Integer> silent() {
    return ledgers.stream().filter(ledger -> !positions.containsKey(ledger)).toList();
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void askSilentLedgers() {
    for (int ledger : ledgers) {
      if (!positions.containsKey(ledger)) {
        world.node().ledgers().tell(ledger, new Ledger.AskPosition(source, place.answers()));
      }
    }
    questions++;
    if (questions == PATIENT_QUESTIONS) {
      getContext()
          .getLog()
          .warn(
              "Waiting for ledgers of {} to tell their positions: of {} only {} did",
              place.partition(),
              ledgers,
              positions.keySet());
    }
    DeliveryTiming timing = world.settings().timing();
    timers.startSingleTimer(
        PartitionRun.Retry.INSTANCE,
        Duration.ofMillis(timing.backOff(timing.askAgainMillis(), questions - 1)));
  }

  private Behavior<PartitionRun.Command> answered(PartitionRun.Answered message) {
    LedgerAnswer answer = message.answer();
    if (answer instanceof LedgerAnswer.ForeignSource foreign) {
      return giveUp(
          PartitionDelivery.foreignSource(foreign)
              + "; point stockafolio.kafka at that topic, or start with an empty journal");
    }
    if (answer instanceof LedgerAnswer.Position position
        && positions.size() < ledgers.size()
        && !withoutSilent) {
      positions.put(position.ledger(), position.covered());
      toldMillis = nowMillis();
      if (positions.size() == ledgers.size()) {
        timers.cancel(PartitionRun.Retry.INSTANCE);
        return goOn();
      }
    }
    return this;
  }

  private Behavior<PartitionRun.Command> rangeRead(PartitionRun.RangeRead message) {
    Outside.Range range = message.range();
    awaited.there();
    StartRule.Outcome outcome =
        StartRule.decide(row, positions, silent(), range.first(), range.end());
    if (outcome instanceof StartRule.Outcome.Refusal refusal) {
      return giveUp(refusal.why() + "; " + REMEDY);
    }
    start = (StartRule.Outcome.Start) outcome;
    getContext()
        .getLog()
        .info(
            "Partition {} starts at offset {} of {}, settled up to {}, ledgers at {}",
            place.partition(),
            start.offset(),
            range.end(),
            row.position(),
            offsets());
    checked = 0;
    return readNext();
  }

  private List<String> offsets() {
    return positions.entrySet().stream()
        .map(told -> told.getKey() + "=" + told.getValue().offset())
        .toList();
  }

  /** Compares the next of the records that have to lie there still; reads where all do. */
  private Behavior<PartitionRun.Command> readNext() {
    if (checked == start.checks().size()) {
      return read();
    }
    long offset = start.checks().get(checked).record().offset();
    getContext()
        .pipeToSelf(
            world.outside().record(place.partition(), offset),
            (found, failure) ->
                failure == null
                    ? new PartitionRun.LastRead(found)
                    : new PartitionRun.Missing(
                        "the record at offset %d of %s"
                            .formatted(offset, world.describe(place.partition())),
                        failure));
    return this;
  }

  private Behavior<PartitionRun.Command> lastRead(PartitionRun.LastRead message) {
    awaited.there();
    LastRecord last = start.checks().get(checked).record();
    int print = message.found().map(this::print).orElse(RecordPrint.UNKNOWN);
    if (print != last.print()) {
      return giveUp(PartitionDelivery.otherRecord(last.offset()) + "; " + REMEDY);
    }
    checked++;
    return readNext();
  }

  private int print(ConsumerRecord<byte[], byte[]> record) {
    return start.checks().get(checked).ofBytes()
        ? RecordPrint.of(record.timestamp(), record.key(), record.value())
        : world
            .decoder(place.partition())
            .decode(record.key(), record.value())
            .print(record.offset(), record.timestamp());
  }

  private Behavior<PartitionRun.Command> read() {
    return new ReadingRun(getContext(), timers, place, start, positions);
  }

  private Behavior<PartitionRun.Command> giveUp(String why) {
    place.giveUp(why);
    return Behaviors.stopped();
  }
}
