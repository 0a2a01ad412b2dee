package com.stockafolio.desk;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.stockafolio.dispatch.Restarting;
import com.stockafolio.ingest.kafka.Awaited;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A desk before it knows its topic: it becomes a {@link Desk} once Kafka has told it. */
final class StartingDesk extends AbstractBehavior<Desk.Command> {
  private final DeskSettings settings;
  private final Supplier<CompletionStage<Desk.World>> open;
  private final TimerScheduler<Desk.Command> timers;
  private final Awaited awaited;
  private int failures;

  /**
   * The cluster's desk.
   *
   * @param open asks Kafka for the topic; may fail, and is asked again
   */
  static Behavior<Desk.Command> create(
      DeskSettings settings, Supplier<CompletionStage<Desk.World>> open) {
    return Restarting.after(
        settings.copyAgain(),
        Behaviors.setup(
            context ->
                Behaviors.withTimers(timers -> new StartingDesk(context, timers, settings, open))));
  }

  private StartingDesk(
      ActorContext<Desk.Command> context,
      TimerScheduler<Desk.Command> timers,
      DeskSettings settings,
      Supplier<CompletionStage<Desk.World>> open) {
    super(context);
    this.settings = settings;
    this.open = open;
    this.timers = timers;
    awaited = new Awaited(context.getLog());
    context.getSelf().tell(Desk.Open.INSTANCE);
  }

  @Override
  public Receive<Desk.Command> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Desk.Open.INSTANCE, this::open)
        .onMessage(Desk.Opened.class, this::opened)
        .onMessageEquals(Desk.Stop.INSTANCE, Behaviors::stopped)
        .build();
  }

  private Behavior<Desk.Command> open() {
    getContext().pipeToSelf(open.get(), Desk.Opened::new);
    return this;
  }

  private Behavior<Desk.Command> opened(Desk.Opened opened) {
    if (opened.failure() == null) {
      awaited.there();
      return Desk.create(settings, opened.world());
    }
    failures++;
    awaited.missing("the topic of trades, to copy market records to", opened.failure());
    timers.startSingleTimer(Desk.Open.INSTANCE, settings.copyAgain().wait(failures));
    return this;
  }
}
