package com.stockafolio.desk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.engine.market.MarketDesk;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Has the market desk write no copies for a while. It is an actor as long as it lasts, and where
 * its node is lost, the desk goes on.
 */
public final class MarketHold {
  private final ActorRef<Message> holder;
  private final CompletableFuture<OptionalInt> held;

  private sealed interface Message {}

  private record Found(Receptionist.Listing desks) implements Message {}

  private record Answered(MarketDesk.Answer answer) implements Message {}

  private enum End implements Message {
    INSTANCE
  }

  private MarketHold(ActorRef<Message> holder, CompletableFuture<OptionalInt> held) {
    this.holder = holder;
    this.held = held;
  }

  /** Begins one: the desk is asked, if there is one by now. */
  public static MarketHold begin(ActorSystem<?> system) {
    CompletableFuture<OptionalInt> held = new CompletableFuture<>();
    return new MarketHold(
        system.systemActorOf(holding(held), "market-hold-" + System.nanoTime(), Props.empty()),
        held);
  }

  private static Behavior<Message> holding(CompletableFuture<OptionalInt> held) {
    return Behaviors.setup(
        context -> {
          context
              .getSystem()
              .receptionist()
              .tell(
                  Receptionist.find(
                      MarketDesk.KEY,
                      context.messageAdapter(Receptionist.Listing.class, Found::new)));
          ActorRef<MarketDesk.Answer> answers =
              context.messageAdapter(MarketDesk.Answer.class, Answered::new);
          return Behaviors.receive(Message.class)
              .onMessage(
                  Found.class,
                  found -> {
                    var desk =
                        found.desks().getServiceInstances(MarketDesk.KEY).stream().findFirst();
                    desk.ifPresentOrElse(
                        each -> each.tell(new MarketDesk.Hold(answers)),
                        () -> held.complete(OptionalInt.empty()));
                    return Behaviors.same();
                  })
              .onMessage(
                  Answered.class,
                  answered -> {
                    if (answered.answer() instanceof MarketDesk.Held number) {
                      held.complete(OptionalInt.of(number.number()));
                    }
                    return Behaviors.same();
                  })
              .onMessage(End.class, end -> Behaviors.stopped())
              .build();
        });
  }

  /**
   * The number that all ledgers have taken; empty where there is no desk, so that nobody is known
   * to hold.
   */
  public CompletionStage<OptionalInt> held() {
    return held.minimalCompletionStage();
  }

  /** The desk goes on. */
  public void end() {
    holder.tell(End.INSTANCE);
  }
}
