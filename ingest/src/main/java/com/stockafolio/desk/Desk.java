package com.stockafolio.desk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.desk.Copying.Copy;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketDesk.Why;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.failure.Failures;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The cluster's one market desk. It reads the table, gives posted records their numbers one after
 * the other, and has copies written until each ledger has taken each number. Another desk that
 * believes itself to be the one does no harm: the table gives each number once. The class is long
 * as it has a method for each of a desk's messages; what they come to is decided by its parts.
 */
final class Desk extends AbstractBehavior<Desk.Command> {
  private final DeskSettings settings;
  private final World world;
  private final TimerScheduler<Command> timers;
  private final Numbering numbering;
  private final Copying copying;
  private final Pace pace;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<ActorRef<MarketDesk.Answer>, Boolean> holders = new HashMap<>();
  private final boolean[] asked;
  private boolean busy;
  private boolean whole;
  private int failures;

  /**
   * What a desk has done by others.
   *
   * @param keys by which the table's records are signed
   * @param partitions of the topic of trades
   * @param ledgers a multiple of it
   * @param read the next records of the table after a number
   * @param insert gives a record its number, where nobody has it
   * @param copy writes a value to a partition
   * @param taken which number a ledger has taken
   * @param clock tells the time
   */
  record World(
      MarketKeys keys,
      int partitions,
      int ledgers,
      IntFunction<CompletionStage<List<Numbered>>> read,
      Function<Numbered, CompletionStage<Boolean>> insert,
      BiFunction<Integer, byte[], CompletionStage<Void>> copy,
      IntFunction<CompletionStage<Integer>> taken,
      InstantSource clock) {}

  /**
   * A posted record without its number.
   *
   * @param untilNanos when it is given up
   * @param looked whether the table was read since it came
   */
  private record Waiting(
      Numbering.Posted posted,
      ActorRef<MarketDesk.Answer> replyTo,
      long untilNanos,
      boolean looked) {
    Waiting again() {
      return new Waiting(posted, replyTo, untilNanos, true);
    }
  }

  sealed interface Command {}

  enum Stop implements Command {
    INSTANCE
  }

  /** For {@link StartingDesk}. */
  enum Open implements Command {
    INSTANCE
  }

  /** For {@link StartingDesk}; the world is null where there is a failure. */
  record Opened(World world, Throwable failure) implements Command {}

  private record Asked(MarketDesk.Command question) implements Command {}

  private record HolderGone(ActorRef<MarketDesk.Answer> holder) implements Command {}

  private enum Look implements Command {
    INSTANCE
  }

  private enum AskLedgers implements Command {
    INSTANCE
  }

  private record Read(List<Numbered> rows, Throwable failure) implements Command {}

  private record Inserted(Numbered row, boolean ours, Throwable failure) implements Command {}

  private record Taken(int ledger, Integer number) implements Command {}

  private record Written(Copy copy, Throwable failure) implements Command {}

  private static final Handlers<Desk, Command> HANDLERS =
      Handlers.of(Desk.class, Command.class)
          .on(Asked.class, Desk::asked)
          .on(HolderGone.class, Desk::holderGone)
          .on(Look.class, (desk, look) -> desk.look())
          .on(AskLedgers.class, (desk, ask) -> desk.askLedgers())
          .on(Read.class, Desk::read)
          .on(Inserted.class, Desk::inserted)
          .on(Taken.class, Desk::taken)
          .on(Written.class, Desk::written)
          .ignored(Open.class, Opened.class)
          .on(Stop.class, (desk, stop) -> Behaviors.stopped())
          .build();

  static Behavior<Command> create(DeskSettings settings, World world) {
    return Restarting.after(
        settings.copyAgain(),
        Behaviors.setup(
            context -> Behaviors.withTimers(timers -> new Desk(context, timers, settings, world))));
  }

  private Desk(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      DeskSettings settings,
      World world) {
    super(context);
    this.settings = settings;
    this.world = world;
    this.timers = timers;
    this.numbering = new Numbering(world.keys());
    this.copying = new Copying(world.partitions(), world.ledgers(), settings.copyAgain());
    this.pace = new Pace(settings.perSecond());
    this.asked = new boolean[world.ledgers()];
    look();
    askLedgers();
    timers.startTimerWithFixedDelay(AskLedgers.INSTANCE, settings.askLedgersEvery());
    ActorRef<MarketDesk.Command> desk =
        context.messageAdapter(MarketDesk.Command.class, Asked::new);
    context.getSystem().receptionist().tell(Receptionist.register(MarketDesk.KEY, desk));
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> asked(Asked message) {
    if (message.question() instanceof MarketDesk.Post post) {
      post(post);
    } else if (message.question() instanceof MarketDesk.Hold hold) {
      hold(hold.replyTo());
    }
    return this;
  }

  private void post(MarketDesk.Post post) {
    if (settings.signer().isEmpty()) {
      refuse(
          post.replyTo(),
          Why.UNAVAILABLE,
          "Nobody can sign market records here: stockafolio.market.signing-key is not set.");
    } else if (waiting.size() >= settings.waiting() || !pace.take(millis())) {
      refuse(
          post.replyTo(),
          Why.TOO_MANY,
          "At most %d market records are taken in a second.".formatted(settings.perSecond()));
    } else {
      try {
        MarketJson.Asked read = MarketJson.readAsked(post.json().getBytes(StandardCharsets.UTF_8));
        UUID id = read.actionId() == null ? UUID.randomUUID() : read.actionId();
        waiting.add(
            new Waiting(
                new Numbering.Posted(id, read),
                post.replyTo(),
                System.nanoTime() + settings.patience().toNanos(),
                false));
        next();
      } catch (InvalidField invalid) {
        post.replyTo()
            .tell(new MarketDesk.Refused(Why.INVALID, invalid.field(), invalid.getMessage()));
      }
    }
  }

  private static void refuse(ActorRef<MarketDesk.Answer> poster, Why why, String detail) {
    poster.tell(new MarketDesk.Refused(why, "", detail));
  }

  /** Has the next posted record decided, unless one is being inserted or the table is read. */
  private void next() {
    while (!busy && whole && !waiting.isEmpty()) {
      Waiting first = waiting.peek();
      if (System.nanoTime() - first.untilNanos() > 0) {
        giveUp(waiting.remove());
      } else if (copying.highestTaken() > numbering.newest()) {
        refuse(waiting.remove().replyTo(), Why.UNAVAILABLE, lost());
      } else {
        decide(first);
      }
    }
  }

  private void decide(Waiting first) {
    Numbering.Outcome outcome =
        numbering.decide(first.posted(), world.clock().millis(), settings.signer().orElseThrow());
    if (outcome instanceof Numbering.Answered answered) {
      waiting.remove().replyTo().tell(answered.answer());
    } else if (outcome instanceof Numbering.New found) {
      busy = true;
      getContext()
          .pipeToSelf(
              world.insert().apply(found.row()),
              (ours, failure) -> new Inserted(found.row(), failure == null && ours, failure));
    } else if (first.looked()) {
      waiting.remove().replyTo().tell(((Numbering.NotAllowed) outcome).refused());
    } else {
      // What is not known here may allow it.
      waiting.remove();
      waiting.addFirst(first.again());
      look();
    }
  }

  private void giveUp(Waiting late) {
    refuse(
        late.replyTo(),
        Why.UNAVAILABLE,
        "Cassandra does not answer, and has the record %s or not. Post it again as it is: it is taken once."
            .formatted(late.posted().actionId()));
  }

  private String lost() {
    return "Ledgers have taken %d market records, the table has %d: it is another one, or has lost some."
        .formatted(copying.highestTaken(), numbering.newest());
  }

  private Behavior<Command> inserted(Inserted inserted) {
    busy = false;
    if (inserted.ours()) {
      numbering.take(inserted.row());
      int number = inserted.row().number();
      MarketDesk.Posted answer = numbering.answer(number, false);
      getContext().getLog().info("Market record {} is posted: {}", number, answer.actionId());
      waiting.remove().replyTo().tell(answer);
      copying.listed(number, false);
      copy();
      next();
      return this;
    }
    return look();
  }

  private Behavior<Command> look() {
    if (!busy) {
      busy = true;
      getContext().pipeToSelf(world.read().apply(numbering.newest()), Read::new);
    }
    return this;
  }

  private Behavior<Command> read(Read read) {
    busy = false;
    if (read.failure() != null) {
      failures++;
      getContext()
          .getLog()
          .warn(
              "The market's table cannot be read: {}",
              String.valueOf(Failures.cause(read.failure())));
      timers.startSingleTimer(Look.INSTANCE, settings.copyAgain().wait(failures));
      waiting.removeIf(
          late -> {
            boolean over = System.nanoTime() - late.untilNanos() > 0;
            if (over) {
              giveUp(late);
            }
            return over;
          });
      return this;
    }
    failures = 0;
    read.rows().forEach(numbering::take);
    copying.listed(numbering.newest(), !read.rows().isEmpty());
    copy();
    if (!read.rows().isEmpty()) {
      return look();
    }
    if (!whole) {
      whole = true;
      getContext().getLog().info("The market's list ends with number {}", numbering.newest());
    }
    next();
    return this;
  }

  private Behavior<Command> askLedgers() {
    for (int ledger = 0; ledger < asked.length; ledger++) {
      if (!asked[ledger]) {
        asked[ledger] = true;
        int which = ledger;
        getContext()
            .pipeToSelf(
                world.taken().apply(ledger),
                (number, failure) -> new Taken(which, failure == null ? number : null));
      }
    }
    copy();
    return this;
  }

  private Behavior<Command> taken(Taken taken) {
    asked[taken.ledger()] = false;
    if (taken.number() != null) {
      copying.told(taken.ledger(), taken.number());
      if (whole && copying.highestTaken() > numbering.newest()) {
        look();
      }
      copy();
    }
    return this;
  }

  /** Writes the copies that are due, and tells those who hold where nothing is left to wait for. */
  private void copy() {
    for (Copy copy : copying.due(millis())) {
      getContext()
          .pipeToSelf(
              world.copy().apply(copy.partition(), numbering.value(copy.number())),
              (done, failure) -> new Written(copy, failure));
    }
    OptionalInt settled = copying.settled();
    if (whole && settled.isPresent()) {
      holders.replaceAll(
          (holder, told) -> {
            if (!told) {
              holder.tell(new MarketDesk.Held(settled.getAsInt()));
            }
            return true;
          });
    }
  }

  private Behavior<Command> written(Written written) {
    if (written.failure() == null) {
      copying.acknowledged(written.copy(), millis());
    } else {
      copying.failed(written.copy(), millis());
      getContext()
          .getLog()
          .warn(
              "Market record {} may not be on partition {}, and is written again: {}",
              written.copy().number(),
              written.copy().partition(),
              String.valueOf(Failures.cause(written.failure())));
    }
    copy();
    return this;
  }

  private void hold(ActorRef<MarketDesk.Answer> holder) {
    if (holders.putIfAbsent(holder, false) == null) {
      getContext().watchWith(holder, new HolderGone(holder));
    }
    copying.hold(true);
    askLedgers();
  }

  private Behavior<Command> holderGone(HolderGone gone) {
    holders.remove(gone.holder());
    copying.hold(!holders.isEmpty());
    copy();
    return this;
  }

  /** A time that never goes back. */
  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
