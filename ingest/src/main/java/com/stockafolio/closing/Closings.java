package com.stockafolio.closing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.archive.Bucket;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.market.MarketTable;
import com.stockafolio.failure.Failures;
import com.stockafolio.ingest.ProgressTable;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.prices.PriceRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cluster's one closing desk: closes trading days at the bell and on command, one at a time. A
 * close that fails leaves no manifest, and at the bell it is tried again.
 */
final class Closings extends AbstractBehavior<Closings.Command> {
  private final CloseRule rule;
  private final ArchiveSettings settings;
  private final Work work;
  private final TimerScheduler<Command> timers;
  private final InstantSource clock;

  /** The newest close that this desk began, for one whose objects are not to be seen yet. */
  private Optional<Instant> newestBegun = Optional.empty();

  private boolean busy;
  private int failures;

  /**
   * What a desk has done by others.
   *
   * @param look says what was closed so far
   * @param close closes a day, with the prices of a moment
   * @param closed is told of each complete close
   */
  record Work(
      Supplier<CompletionStage<ClosesSoFar>> look,
      BiFunction<ClosingPlace, Instant, CompletionStage<Manifest>> close,
      Consumer<Manifest> closed) {}

  /** Who wants a day closed: whoever asked, or nobody, at the bell. */
  private record Order(LocalDate date, Optional<ActorRef<ClosingDesk.Answer>> replyTo) {
    boolean atBell() {
      return replyTo.isEmpty();
    }
  }

  sealed interface Command {}

  public enum Stop implements Command {
    INSTANCE
  }

  private record Asked(ClosingDesk.Close close) implements Command {}

  /** A day is to be closed by itself, or a close of it failed a while ago. */
  private record Bell(LocalDate date) implements Command {}

  /**
   * What was closed before this desk was there; where it cannot be told, once more does no harm.
   */
  private record Missed(LocalDate date, ClosesSoFar closes) implements Command {}

  private record Looked(Order order, ClosesSoFar closes, Throwable failure) implements Command {}

  private record Closed(
      ClosingPlace place, Instant begun, boolean atBell, Manifest manifest, Throwable failure)
      implements Command {}

  private static final Handlers<Closings, Command> HANDLERS =
      Handlers.of(Closings.class, Command.class)
          .on(Asked.class, Closings::asked)
          .on(Bell.class, Closings::bell)
          .on(Missed.class, Closings::missed)
          .on(Looked.class, Closings::looked)
          .on(Closed.class, Closings::closed)
          .on(Stop.class, (closings, stop) -> Behaviors.stopped())
          .build();

  static Behavior<Command> create(
      Node node,
      CloseRule rule,
      ArchiveSettings settings,
      KafkaAdmin topics,
      ProgressTable progress,
      InstantSource clock) {
    return Restarting.after(
        settings.retry(),
        Behaviors.setup(
            context -> {
              Bucket bucket = new Bucket(context.getSystem(), settings.bucket());
              ClosedDays closedDays = new ClosedDays(bucket);
              LastCloseNotice notice = new LastCloseNotice(node, settings, closedDays);
              LedgerQuestions questions = new LedgerQuestions(node.system(), node.ledgers());
              LedgerClosing ledgers =
                  new LedgerClosing(
                      node, bucket, settings.form(), settings.closing().pageTimeout(), questions);
              LedgersMarket market =
                  new LedgersMarket(
                      node.system(),
                      questions,
                      node.ledgers().count(),
                      settings.closing().settleTimeout());
              DayClosing closing =
                  new DayClosing(
                      node,
                      settings,
                      topics,
                      bucket,
                      ledgers,
                      market,
                      new MarketBoard(new MarketTable(node)::after, settings.marketKeys()),
                      progress,
                      PriceRules.read(context.getSystem().settings().config()),
                      context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()));
              notice.tellNewest();
              return desk(
                  rule, settings, new Work(closedDays::soFar, closing::close, notice::tell), clock);
            }));
  }

  static Behavior<Command> create(
      CloseRule rule, ArchiveSettings settings, Work work, InstantSource clock) {
    return Restarting.after(settings.retry(), desk(rule, settings, work, clock));
  }

  private static Behavior<Command> desk(
      CloseRule rule, ArchiveSettings settings, Work work, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Closings(context, timers, rule, settings, work, clock)));
  }

  private Closings(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CloseRule rule,
      ArchiveSettings settings,
      Work work,
      InstantSource clock) {
    super(context);
    this.rule = rule;
    this.settings = settings;
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    if (settings.closing().atTheBell()) {
      awaitNextBell();
      lookForMissedBell();
    }
    ActorRef<ClosingDesk.Command> desk =
        context.messageAdapter(
            ClosingDesk.Command.class, message -> new Asked((ClosingDesk.Close) message));
    context.getSystem().receptionist().tell(Receptionist.register(ClosingDesk.KEY, desk));
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private void awaitNextBell() {
    Instant now = clock.instant();
    LocalDate next = rule.nextDue(now);
    Duration wait = Duration.between(now, rule.due(next));
    timers.startSingleTimer("bell", new Bell(next), wait);
    getContext().getLog().info("The next trading day to close is {}, in {}", next, wait);
  }

  private void lookForMissedBell() {
    rule.dueWithin(clock.instant(), settings.closing().catchUpWithin())
        .ifPresent(
            today ->
                getContext()
                    .pipeToSelf(
                        work.look().get(),
                        (closes, failure) -> new Missed(today, failure == null ? closes : null)));
  }

  private Behavior<Command> bell(Bell bell) {
    if (busy) {
      timers.startSingleTimer("again", bell, settings.retry().longest());
      return this;
    }
    return look(new Order(bell.date(), Optional.empty()));
  }

  private Behavior<Command> missed(Missed missed) {
    ClosesSoFar closes = missed.closes();
    return closes != null && closes.latestDay().equals(Optional.of(missed.date()))
        ? this
        : bell(new Bell(missed.date()));
  }

  private Behavior<Command> asked(Asked message) {
    Order order = new Order(message.close().date(), Optional.of(message.close().replyTo()));
    Optional<String> refusal = rule.refusal(order.date(), clock.instant());
    if (refusal.isPresent()) {
      return refuse(order, refusal.get(), false);
    }
    return busy ? refuse(order, "Another close is under way", true) : look(order);
  }

  private Behavior<Command> look(Order order) {
    busy = true;
    getContext()
        .pipeToSelf(work.look().get(), (closes, failure) -> new Looked(order, closes, failure));
    return this;
  }

  private Behavior<Command> looked(Looked looked) {
    busy = false;
    Order order = looked.order();
    if (looked.failure() != null) {
      getContext().getLog().warn("No close: S3 does not answer", looked.failure());
      if (order.atBell()) {
        again(order.date());
      }
      return refuse(order, "S3 does not answer", true);
    }
    ClosesSoFar closes = looked.closes();
    closes = newestBegun.map(closes::begun).orElse(closes);
    Optional<String> refusal = rule.refusal(order.date(), closes);
    return refusal.isPresent()
        ? refuse(order, refusal.get(), false)
        : begin(order, rule.place(order.date(), clock.instant(), closes));
  }

  private Behavior<Command> refuse(Order order, String reason, boolean later) {
    order
        .replyTo()
        .ifPresentOrElse(
            asker -> asker.tell(new ClosingDesk.Refused(reason, later)),
            () -> {
              getContext().getLog().warn("{} is not closed at its bell: {}", order.date(), reason);
              awaitNextBell();
            });
    return this;
  }

  private Behavior<Command> begin(Order order, ClosingPlace place) {
    busy = true;
    newestBegun = Optional.of(place.instant());
    order
        .replyTo()
        .ifPresent(asker -> asker.tell(new ClosingDesk.Begun(place.date(), place.closeId())));
    Instant now = clock.instant();
    Instant pricesAsOf = rule.pricesAsOf(place.date(), now);
    getContext()
        .getLog()
        .info("Close {} of {} begins, prices as of {}", place.closeId(), place.date(), pricesAsOf);
    getContext()
        .pipeToSelf(
            work.close().apply(place, pricesAsOf),
            (manifest, failure) -> new Closed(place, now, order.atBell(), manifest, failure));
    return this;
  }

  private Behavior<Command> closed(Closed closed) {
    busy = false;
    ClosingPlace place = closed.place();
    if (closed.failure() == null) {
      failures = 0;
      work.closed().accept(closed.manifest());
      getContext()
          .getLog()
          .info(
              "Close {} of {} is complete after {} ms: {} portfolios of {} ledgers, {} prices",
              place.closeId(),
              place.date(),
              Duration.between(closed.begun(), clock.instant()).toMillis(),
              closed.manifest().ledgers().stream().mapToLong(Manifest.ClosedLedger::users).sum(),
              closed.manifest().ledgers().size(),
              closed.manifest().prices().size());
    } else {
      getContext()
          .getLog()
          .error(
              "Close {} of {} failed; there is no manifest of it: {}",
              place.closeId(),
              place.date(),
              Failures.cause(closed.failure()).toString());
      if (closed.atBell()) {
        again(place.date());
      }
    }
    if (closed.atBell()) {
      awaitNextBell();
    }
    return this;
  }

  private void again(LocalDate date) {
    failures++;
    timers.startSingleTimer("again", new Bell(date), settings.retry().wait(failures));
  }
}
