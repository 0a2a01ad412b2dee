package com.stockafolio.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandlersTest {
  private sealed interface Command {}

  private record Open(int width) implements Command {}

  private record Knock() implements Command {}

  /** A group within the protocol. */
  private sealed interface Heard extends Command {}

  private record Creak(String how) implements Heard {}

  /** Each constant is of a class of its own. */
  private enum Bell implements Heard {
    DAY {
      @Override
      String sound() {
        return "ding";
      }
    },
    NIGHT {
      @Override
      String sound() {
        return "dong";
      }
    };

    abstract String sound();
  }

  /** An actor that notes what it takes. */
  private record Door(List<String> notes) {
    Behavior<Command> open(Open message) {
      return note("open " + message.width());
    }

    Behavior<Command> note(String what) {
      notes.add(what);
      return Behaviors.same();
    }
  }

  private final Door door = new Door(new ArrayList<>());

  private static Handlers.Builder<Door, Command> withoutCreak() {
    return Handlers.of(Door.class, Command.class)
        .on(Open.class, Door::open)
        .ignored(Knock.class)
        .on(Bell.class, (door, bell) -> door.note(bell.sound()))
        .onSignal(PostStop.class, (door, signal) -> door.note("stopped"));
  }

  private static Handlers.Builder<Door, Command> complete() {
    return withoutCreak().on(Creak.class, (door, creak) -> door.note(creak.how()));
  }

  /** Created as actors are: a failure of the table is one of their start. */
  private BehaviorTestKit<Command> start(Handlers<Door, Command> handlers) {
    return BehaviorTestKit.create(Behaviors.setup(context -> handlers.receive(door)));
  }

  @Test
  void eachMessageGoesToTheMethodForItsType() {
    BehaviorTestKit<Command> actor = start(complete().build());
    actor.run(new Open(3));
    actor.run(new Knock());
    actor.run(new Creak("faintly"));
    actor.run(Bell.DAY);
    actor.run(Bell.NIGHT);
    assertThat(door.notes()).containsExactly("open 3", "faintly", "ding", "dong");
  }

  @Test
  void aSignalGoesToItsHandlerAndAnotherStaysUnhandled() {
    Handlers<Door, Command> handlers = complete().build();
    assertThat(handlers.handleSignal(door, PreRestart.instance()))
        .isEqualTo(Behaviors.<Command>unhandled());
    start(handlers).signal(PostStop.instance());
    assertThat(door.notes()).containsExactly("stopped");
  }

  @Test
  void anActorWithoutAHandlerForAMessageDoesNotStart() {
    Handlers<Door, Command> handlers = withoutCreak().build();
    assertThatIllegalStateException()
        .isThrownBy(() -> start(handlers))
        .withMessage(
            "%s takes %s, and has no handler for Creak",
            Door.class.getName(), Command.class.getName());
  }

  @Test
  void norOneWithTwoHandlersForAMessage() {
    Handlers<Door, Command> handlers = complete().ignored(Creak.class).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> start(handlers))
        .withMessageContaining(Door.class.getName())
        .withMessageContaining("several handlers for Creak");
  }

  @Test
  void aGroupStandsForAllItsMessages() {
    Handlers<Door, Command> handlers =
        Handlers.of(Door.class, Command.class)
            .on(Open.class, Door::open)
            .on(Heard.class, (door, heard) -> door.note("heard"))
            .ignored(Knock.class)
            .build();
    BehaviorTestKit<Command> actor = start(handlers);
    actor.run(Bell.DAY);
    actor.run(new Creak("loudly"));
    assertThat(door.notes()).containsExactly("heard", "heard");
    assertThatIllegalStateException()
        .isThrownBy(() -> start(complete().ignored(Heard.class).build()))
        .withMessageContaining("several handlers for Creak, Bell");
  }

  @Test
  void aProtocolWhoseMessagesCannotBeKnownIsRefused() {
    Handlers<Door, Runnable> handlers =
        Handlers.of(Door.class, Runnable.class).ignored(Runnable.class).build();
    assertThatIllegalStateException()
        .isThrownBy(handlers::requireComplete)
        .withMessageContaining("neither final nor sealed is Runnable");
  }

  @Test
  void aProtocolOfOneTypeNeedsNoSealing() {
    Handlers<Door, String> handlers =
        Handlers.of(Door.class, String.class).ignored(String.class).build();
    handlers.requireComplete();
    assertThat(handlers.handle(door, "word")).isEqualTo(Behaviors.<String>same());
  }
}
