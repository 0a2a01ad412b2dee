package com.stockafolio.http.answer;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Questions to actors, each answered once or failed after its time. */
public final class Asking {
  private record ToLedger(int ledger, Ledger.Command message) {}

  private final ActorSystem<?> system;
  private final ActorRef<ToLedger> forwarder;

  /** Questions that go out from the node of this system. */
  public Asking(ActorSystem<?> system, Ledgers ledgers) {
    this.system = system;
    this.forwarder = system.systemActorOf(forward(ledgers), "http-ledger-questions", Props.empty());
  }

  /** The ledgers are told through a function, where asking needs an actor to ask. */
  private static Behavior<ToLedger> forward(Ledgers ledgers) {
    return Behaviors.receiveMessage(
        question -> {
          ledgers.tell(question.ledger, question.message);
          return Behaviors.same();
        });
  }

  /** Asks a ledger. The stage fails with a {@code TimeoutException} without an answer in time. */
  public <A> CompletionStage<A> ledger(
      int ledger, Function<ActorRef<A>, Ledger.Command> question, Duration timeout) {
    return actor(forwarder, replyTo -> new ToLedger(ledger, question.apply(replyTo)), timeout);
  }

  /** Asks an actor. The stage fails with a {@code TimeoutException} without an answer in time. */
  public <Q, A> CompletionStage<A> actor(
      ActorRef<Q> actor, Function<ActorRef<A>, Q> question, Duration timeout) {
    return AskPattern.<Q, A>ask(actor, question::apply, timeout, system.scheduler());
  }
}
