package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.kafka.javadsl.Consumer;
import com.stockafolio.dispatch.Handlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Archives a partition from an offset on, object after object, until something fails or a cut lies
 * within the object it is writing: then it ends, and {@link PartitionArchiver} begins another where
 * the finished objects end. While bytes are on their way to S3 it takes no further records.
 */
final class ArchiveRun extends AbstractBehavior<ArchiveRun.Command> {
  /** Bytes go to S3 so many at once: each time costs some messages between actors. */
  private static final int OFFERED_BYTES = 256 << 10;

  private final ArchiveWorld world;
  private final ArchivePlace place;
  private final ActorRef<PartitionArchiver.Command> parent;
  private final ArchivedRecordWriter writer;
  private final Consumer.Control stream;
  private final Deque<ConsumerRecord<byte[], byte[]>> pending = new ArrayDeque<>();
  private final Set<Long> cuts;

  /** Where the next object begins: everything before is archived. */
  private long position;

  /** The first offset that was not seen yet. */
  private long next;

  private ArchiveObject object;
  private ObjectUpload upload;
  private boolean busy;
  private boolean quiet;
  private ActorRef<Taken> owed;

  sealed interface Command {}

  /** Asks for the next chunk. */
  enum Taken {
    INSTANCE
  }

  record StreamStarted(ActorRef<Taken> replyTo) implements Command {}

  record Arrived(List<ConsumerRecord<byte[], byte[]>> records, ActorRef<Taken> replyTo)
      implements Command {}

  /** S3 has taken what it was given. */
  enum Offered implements Command {
    INSTANCE
  }

  /** Whether an object of the name is there already, as the one at hand is about to be finished. */
  record Looked(boolean there) implements Command {}

  /** The object is complete. */
  enum Uploaded implements Command {
    INSTANCE
  }

  /** The cuts as they are now. */
  record CutsFound(List<Long> offsets) implements Command {}

  /** No record of the partition lies between what was seen and a cut. */
  record NothingBefore(long cut, long seen, boolean sure) implements Command {}

  record Failed(String what, Throwable cause) implements Command {}

  private static final Handlers<ArchiveRun, Command> HANDLERS =
      Handlers.of(ArchiveRun.class, Command.class)
          .on(StreamStarted.class, ArchiveRun::streamStarted)
          .on(Arrived.class, ArchiveRun::arrived)
          .on(Offered.class, (run, offered) -> run.offered())
          .on(Looked.class, ArchiveRun::looked)
          .on(Uploaded.class, (run, uploaded) -> run.uploaded())
          .on(CutsFound.class, ArchiveRun::cutsFound)
          .on(NothingBefore.class, ArchiveRun::nothingBefore)
          .on(Failed.class, ArchiveRun::failed)
          .onSignal(PostStop.class, (run, signal) -> run.ended())
          .build();

  static Behavior<Command> create(
      ArchiveWorld world,
      ArchivePlace place,
      long position,
      List<Long> cuts,
      ActorRef<PartitionArchiver.Command> parent) {
    return Behaviors.setup(
        context -> new ArchiveRun(context, world, place, position, cuts, parent));
  }

  private ArchiveRun(
      ActorContext<Command> context,
      ArchiveWorld world,
      ArchivePlace place,
      long position,
      List<Long> cuts,
      ActorRef<PartitionArchiver.Command> parent) {
    super(context);
    this.world = world;
    this.place = place;
    this.parent = parent;
    this.position = position;
    this.next = position;
    this.cuts = new HashSet<>(cuts);
    writer = world.writer(place);
    stream =
        ArchiveStream.start(
            context.getSystem(), world.settings(), place, position, context.getSelf());
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> ended() {
    stream.shutdown();
    if (upload != null) {
      upload.giveUp();
    }
    return this;
  }

  private Behavior<Command> streamStarted(StreamStarted started) {
    started.replyTo().tell(Taken.INSTANCE);
    return this;
  }

  private Behavior<Command> arrived(Arrived arrived) {
    pending.addAll(arrived.records());
    owed = arrived.replyTo();
    quiet = false;
    return goOn();
  }

  private Behavior<Command> offered() {
    busy = false;
    return goOn();
  }

  private Behavior<Command> failed(Failed failed) {
    parent.tell(new PartitionArchiver.RunFailed(failed.what(), failed.cause()));
    return Behaviors.stopped();
  }

  /** Takes records until bytes have to go out, an object ends, or none is left. */
  private Behavior<Command> goOn() {
    while (!busy && !pending.isEmpty()) {
      ConsumerRecord<byte[], byte[]> record = pending.peek();
      begin();
      if (record.offset() < object.end()) {
        pending.remove();
        object.append(record);
        next = record.offset() + 1;
      }
      if (record.offset() >= object.end() - 1) {
        finish();
      } else if (object.available() >= OFFERED_BYTES) {
        busy = true;
        upload.offer(object.take(), Offered.INSTANCE);
      }
    }
    if (!busy && owed != null) {
      owed.tell(Taken.INSTANCE);
      owed = null;
    }
    return this;
  }

  private void begin() {
    if (object == null) {
      long end = boundaries().endOf(position);
      object =
          new ArchiveObject(
              place, world.topicId(place), position, end, writer, world.settings().form());
      upload = ObjectUpload.start(getContext(), world.bucket(), place.object(position));
    }
  }

  private Boundaries boundaries() {
    return new Boundaries(world.settings().recordsPerObject(), cuts);
  }

  /**
   * Looks first whether the object is there: an archiver that this one knows nothing of, on a node
   * cut off from this one, may have been faster.
   */
  private void finish() {
    busy = true;
    getContext()
        .pipeToSelf(
            world.bucket().has(place.object(object.first())),
            (there, failure) ->
                failure == null ? new Looked(there) : new Failed("looking into S3", failure));
  }

  private Behavior<Command> looked(Looked looked) {
    if (looked.there()) {
      parent.tell(new PartitionArchiver.RunFailed("object " + object.first() + " is there", null));
      return Behaviors.stopped();
    }
    upload.complete(object.finish(), Uploaded.INSTANCE);
    return this;
  }

  private Behavior<Command> uploaded() {
    parent.tell(new PartitionArchiver.Archived(object.first(), object.end(), object.records()));
    position = object.end();
    next = Math.max(next, position);
    object = null;
    upload = null;
    busy = false;
    return goOn();
  }

  private Behavior<Command> cutsFound(CutsFound found) {
    boolean news = cuts.addAll(found.offsets());
    if (news && object != null && boundaries().endOf(object.first()) < object.end()) {
      getContext()
          .getLog()
          .info("{}: the object from {} on is written again up to a cut", place, object.first());
      parent.tell(PartitionArchiver.CutFound.INSTANCE);
      return Behaviors.stopped();
    }
    if (quiet && !busy && boundaries().endsAtCut(position)) {
      lookForEnd(boundaries().endOf(position));
    }
    quiet = true;
    return this;
  }

  /** Where the marks of transactions end a partition, no record tells that a cut is reached. */
  private void lookForEnd(long cut) {
    long seen = next;
    getContext()
        .pipeToSelf(
            world.topics().isEmpty(place.kafka(), seen, cut),
            (empty, failure) -> new NothingBefore(cut, seen, failure == null && empty));
  }

  private Behavior<Command> nothingBefore(NothingBefore found) {
    if (found.sure() && !busy && next == found.seen() && position < found.cut()) {
      begin();
      if (object.end() == found.cut()) {
        next = found.cut();
        finish();
      }
    }
    return this;
  }
}
