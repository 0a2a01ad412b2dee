package com.stockafolio.archive;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.engine.ClosingDesk;
import com.stockafolio.engine.Node;
import com.stockafolio.ingest.Awaited;
import com.stockafolio.ingest.ProgressTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The cluster's one closing desk: closes trading days at the bell and on command, one at a time. A
 * close that fails leaves no manifest, and at the bell it is tried again.
 */
final class Closings extends AbstractBehavior<Closings.Command> {
  private final Node node;
  private final ArchiveSettings settings;
  private final ClosedDays closedDays;
  private final DayClosing closing;
  private final LastCloseNotice notice;
  private final TimerScheduler<Command> timers;
  private final Clock clock;
  private final TradingDays days = new TradingDays();
  private boolean busy;
  private int failures;

  sealed interface Command {
    Behavior<Command> on(Closings closings);
  }

  enum Stop implements Command {
    INSTANCE;

    @Override
    public Behavior<Command> on(Closings closings) {
      return Behaviors.stopped();
    }
  }

  private record Asked(ClosingDesk.Command message) implements Command {
    @Override
    public Behavior<Command> on(Closings closings) {
      if (message instanceof ClosingDesk.Close close) {
        return closings.asked(close.date(), close.replyTo());
      }
      return closings;
    }
  }

  /** A day's trading has ended, or a close of it failed a while ago. */
  private record Bell(LocalDate date) implements Command {
    @Override
    public Behavior<Command> on(Closings closings) {
      return closings.bell(date);
    }
  }

  /** Whether the day that ended before this desk was there still has to be closed. */
  private record Missed(LocalDate date, boolean closed) implements Command {
    @Override
    public Behavior<Command> on(Closings closings) {
      return closed ? closings : closings.bell(date);
    }
  }

  private record Checked(
      LocalDate date,
      Optional<LocalDate> latest,
      Throwable failure,
      ActorRef<ClosingDesk.Answer> replyTo)
      implements Command {
    @Override
    public Behavior<Command> on(Closings closings) {
      return closings.checked(this);
    }
  }

  private record Closed(
      ClosingPlace place, Instant begun, boolean atBell, Manifest manifest, Throwable failure)
      implements Command {
    @Override
    public Behavior<Command> on(Closings closings) {
      return closings.closed(this);
    }
  }

  static Behavior<Command> create(
      Node node,
      ArchiveSettings settings,
      ArchivedTopics topics,
      ProgressTable progress,
      Clock clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Closings(context, timers, node, settings, topics, progress, clock)));
  }

  private Closings(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Node node,
      ArchiveSettings settings,
      ArchivedTopics topics,
      ProgressTable progress,
      Clock clock) {
    super(context);
    this.node = node;
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    Bucket bucket = new Bucket(context.getSystem(), settings.bucket());
    closedDays = new ClosedDays(bucket);
    notice = new LastCloseNotice(node, settings, closedDays);
    LedgerClosing ledgers =
        new LedgerClosing(
            node,
            bucket,
            settings.form(),
            settings.closing().pageTimeout(),
            context.spawn(LedgerClosing.asker(node.ledgers()), "asker"));
    closing =
        new DayClosing(
            node,
            settings,
            topics,
            bucket,
            ledgers,
            progress,
            context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()));
    ActorRef<ClosingDesk.Command> desk =
        context.messageAdapter(ClosingDesk.Command.class, Asked::new);
    context.getSystem().receptionist().tell(Receptionist.register(ClosingDesk.KEY, desk));
    notice.tellNewest();
    if (settings.closing().atTheBell()) {
      awaitNextBell();
      lookForMissedBell();
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Command.class, message -> message.on(this)).build();
  }

  private void awaitNextBell() {
    Instant now = clock.instant();
    LocalDate next = days.nextToClose(now);
    Duration wait = Duration.between(now, days.close(next));
    timers.startSingleTimer("bell", new Bell(next), wait);
    getContext().getLog().info("The next trading day to close is {}, in {}", next, wait);
  }

  private void lookForMissedBell() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(ClosingDesk.ZONE).toLocalDate();
    if (days.isTradingDay(today)
        && !now.isBefore(days.close(today))
        && now.isBefore(days.close(today).plus(settings.closing().catchUpWithin()))) {
      getContext()
          .pipeToSelf(
              closedDays.isClosed(today),
              // Where it cannot be told it is closed: once more does no harm.
              (closed, failure) -> new Missed(today, failure == null && closed));
    }
  }

  private Behavior<Command> bell(LocalDate date) {
    if (busy) {
      timers.startSingleTimer("again", new Bell(date), settings.longestRetryAfter());
      return this;
    }
    begin(ClosingPlace.at(date, clock.instant()), true);
    return this;
  }

  private Behavior<Command> asked(LocalDate date, ActorRef<ClosingDesk.Answer> replyTo) {
    LocalDate today = clock.instant().atZone(ClosingDesk.ZONE).toLocalDate();
    if (date.isAfter(today)) {
      replyTo.tell(
          new ClosingDesk.Refused(
              "%s is after today in New York, %s".formatted(date, today), false));
    } else if (busy) {
      replyTo.tell(new ClosingDesk.Refused("Another close is under way", true));
    } else {
      busy = true;
      getContext()
          .pipeToSelf(
              closedDays.latest(),
              (latest, failure) -> new Checked(date, latest, failure, replyTo));
    }
    return this;
  }

  private Behavior<Command> checked(Checked checked) {
    busy = false;
    if (checked.failure() != null) {
      replyAway(checked);
    } else if (checked.latest().isPresent() && checked.latest().get().isAfter(checked.date())) {
      // A day is what came after the close of the day before: closed later it would end later.
      checked
          .replyTo()
          .tell(
              new ClosingDesk.Refused(
                  "%s cannot be closed any more: a later day, %s, is"
                      .formatted(checked.date(), checked.latest().get()),
                  false));
    } else {
      ClosingPlace place = ClosingPlace.at(checked.date(), clock.instant());
      checked.replyTo().tell(new ClosingDesk.Begun(place.date(), place.closeId()));
      begin(place, false);
    }
    return this;
  }

  private void replyAway(Checked checked) {
    getContext().getLog().warn("No close: S3 does not answer", checked.failure());
    checked.replyTo().tell(new ClosingDesk.Refused("S3 does not answer", true));
  }

  private void begin(ClosingPlace place, boolean atBell) {
    busy = true;
    Instant now = clock.instant();
    getContext().getLog().info("Close {} of {} begins", place.closeId(), place.date());
    getContext()
        .pipeToSelf(
            closing.close(place, now),
            (manifest, failure) -> new Closed(place, now, atBell, manifest, failure));
  }

  private Behavior<Command> closed(Closed closed) {
    busy = false;
    ClosingPlace place = closed.place();
    if (closed.failure() == null) {
      failures = 0;
      notice.tell(closed.manifest());
      getContext()
          .getLog()
          .info(
              "Close {} of {} is complete after {} ms: {} portfolios of {} ledgers, {} prices",
              place.closeId(),
              place.date(),
              Duration.between(closed.begun(), clock.instant()).toMillis(),
              closed.manifest().ledgers().stream().mapToLong(Manifest.ClosedLedger::users).sum(),
              node.ledgers().count(),
              closed.manifest().prices().size());
    } else {
      failures++;
      getContext()
          .getLog()
          .error(
              "Close {} of {} failed; there is no manifest of it: {}",
              place.closeId(),
              place.date(),
              Awaited.cause(closed.failure()).toString());
      if (closed.atBell()) {
        timers.startSingleTimer("again", new Bell(place.date()), settings.backOff(failures));
      }
    }
    if (closed.atBell() && settings.closing().atTheBell()) {
      awaitNextBell();
    }
    return this;
  }
}
