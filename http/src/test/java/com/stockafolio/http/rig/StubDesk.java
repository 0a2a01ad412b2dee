package com.stockafolio.http.rig;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.engine.market.MarketDesk;
import java.util.function.Function;

/** A closing desk, or a market desk, that answers as it is told, known to the receptionist. */
public final class StubDesk {
  private StubDesk() {}

  public static void registerMarket(
      ActorTestKit kit, Function<MarketDesk.Post, MarketDesk.Answer> answers) {
    ActorRef<MarketDesk.Command> desk =
        kit.spawn(
            Behaviors.receiveMessage(
                message -> {
                  if (message instanceof MarketDesk.Post post) {
                    MarketDesk.Answer answer = answers.apply(post);
                    if (answer != null) {
                      post.replyTo().tell(answer);
                    }
                  }
                  return Behaviors.same();
                }));
    TestProbe<Receptionist.Registered> registered = kit.createTestProbe();
    kit.system()
        .receptionist()
        .tell(Receptionist.register(MarketDesk.KEY, desk, registered.getRef()));
    registered.receiveMessage();
  }

  public static void register(
      ActorTestKit kit, Function<ClosingDesk.Close, ClosingDesk.Answer> answers) {
    ActorRef<ClosingDesk.Command> desk =
        kit.spawn(
            Behaviors.receiveMessage(
                message -> {
                  if (message instanceof ClosingDesk.Close close) {
                    close.replyTo().tell(answers.apply(close));
                  }
                  return Behaviors.same();
                }));
    TestProbe<Receptionist.Registered> registered = kit.createTestProbe();
    kit.system()
        .receptionist()
        .tell(Receptionist.register(ClosingDesk.KEY, desk, registered.getRef()));
    registered.receiveMessage();
  }
}
