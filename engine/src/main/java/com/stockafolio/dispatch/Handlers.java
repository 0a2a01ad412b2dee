package com.stockafolio.dispatch;

import akka.actor.typed.Behavior;
import akka.actor.typed.Signal;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The messages that a class of actors takes, each with the method that takes it. Made once, as a
 * constant of the class:
 *
 * <pre>{@code
 * private static final Handlers<Door, Door.Command> HANDLERS =
 *     Handlers.of(Door.class, Door.Command.class)
 *         .on(Open.class, Door::open)
 *         .ignored(Knock.class)
 *         .onSignal(PostStop.class, (door, signal) -> door.stopped())
 *         .build();
 *
 * public Receive<Command> createReceive() {
 *   return HANDLERS.receive(this);
 * }
 * }</pre>
 *
 * Every type that the sealed protocol permits has exactly one handler, or no actor of the class can
 * be created. A message costs one look-up and allocates nothing. Safe to share.
 *
 * @param <A> the class of the actors, or of a stage of their lives
 * @param <M> the protocol: what they take
 */
public final class Handlers<A, M> {
  private record OfSignal<A, M>(
      Class<? extends Signal> type, BiFunction<? super A, Signal, Behavior<M>> handler) {}

  private final Map<Class<?>, BiFunction<? super A, M, Behavior<M>>> byType;
  private final List<OfSignal<A, M>> signals;

  /**
   * What is wrong with the table, in words; null where it is complete. Thrown for each actor and
   * not once for the class, where it would be an error that ends the JVM.
   */
  private final String wrong;

  private Handlers(Builder<A, M> built) {
    byType = Map.copyOf(built.byType);
    signals = List.copyOf(built.signals);
    wrong = built.wrong();
  }

  /** An empty table for the actors of a class, and the protocol that they take. */
  public static <A, M> Builder<A, M> of(Class<A> actor, Class<M> protocol) {
    return new Builder<>(actor, protocol);
  }

  /**
   * Requires that each message has its handler; for actors that call {@link #handle} themselves.
   *
   * @throws IllegalStateException naming the actor, the protocol and each type that has no handler
   *     or several
   */
  public void requireComplete() {
    if (wrong != null) {
      throw new IllegalStateException(wrong);
    }
  }

  /**
   * The behaviour of one actor: messages and signals go to its handlers, other signals stay
   * unhandled.
   *
   * @throws IllegalStateException as {@link #requireComplete} does
   */
  public Receive<M> receive(A actor) {
    requireComplete();
    return new OfActor<>(this, actor);
  }

  /** Has the actor take a message. */
  public Behavior<M> handle(A actor, M message) {
    BiFunction<? super A, M, Behavior<M>> handler = byType.get(Protocol.typeOf(message));
    if (handler == null) {
      throw new IllegalArgumentException("Not of the protocol: " + message.getClass().getName());
    }
    return handler.apply(actor, message);
  }

  /** Has the actor take a signal; unhandled where it has no handler for it. */
  public Behavior<M> handleSignal(A actor, Signal signal) {
    for (OfSignal<A, M> handled : signals) {
      if (handled.type.isInstance(signal)) {
        return handled.handler.apply(actor, signal);
      }
    }
    return Behaviors.unhandled();
  }

  /**
   * A table on its way.
   *
   * @param <A> the class of the actors
   * @param <M> the protocol
   */
  public static final class Builder<A, M> {
    private final Class<A> actor;
    private final Class<M> protocol;
    private final Map<Class<?>, BiFunction<? super A, M, Behavior<M>>> byType = new HashMap<>();
    private final Set<Class<?>> twice = new LinkedHashSet<>();
    private final List<OfSignal<A, M>> signals = new ArrayList<>();

    private Builder(Class<A> actor, Class<M> protocol) {
      this.actor = actor;
      this.protocol = protocol;
    }

    /** The method that takes a message of this type; of each type that a sealed one permits. */
    @SuppressWarnings("unchecked")
    public <T extends M> Builder<A, M> on(
        Class<T> type, BiFunction<? super A, ? super T, Behavior<M>> handler) {
      for (Class<?> leaf : Protocol.messages(type)) {
        if (byType.put(leaf, (BiFunction<? super A, M, Behavior<M>>) handler) != null) {
          twice.add(leaf);
        }
      }
      return this;
    }

    /** Messages that change nothing here, and are meant to. */
    @SafeVarargs
    public final Builder<A, M> ignored(Class<? extends M>... types) {
      for (Class<? extends M> type : types) {
        on(type, (self, message) -> Behaviors.same());
      }
      return this;
    }

    /** The method that takes a signal of this type or one below it; the first that fits does. */
    @SuppressWarnings("unchecked")
    public <S extends Signal> Builder<A, M> onSignal(
        Class<S> type, BiFunction<? super A, ? super S, Behavior<M>> handler) {
      signals.add(new OfSignal<>(type, (BiFunction<? super A, Signal, Behavior<M>>) handler));
      return this;
    }

    /** The table; one that is not complete lets no actor be created. */
    public Handlers<A, M> build() {
      return new Handlers<>(this);
    }

    private String wrong() {
      Set<Class<?>> missing = Protocol.messages(protocol);
      Set<Class<?>> open = new LinkedHashSet<>(missing);
      open.removeIf(type -> !Protocol.isOpen(type));
      missing.removeAll(byType.keySet());
      List<String> all = new ArrayList<>();
      if (!open.isEmpty()) {
        all.add("messages that cannot be known: neither final nor sealed is " + names(open));
      }
      if (!missing.isEmpty()) {
        all.add("no handler for " + names(missing));
      }
      if (!twice.isEmpty()) {
        all.add("several handlers for " + names(twice));
      }
      return all.isEmpty()
          ? null
          : "%s takes %s, and has %s"
              .formatted(actor.getName(), protocol.getName(), String.join(", and ", all));
    }

    private static String names(Set<Class<?>> types) {
      return types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
  }

  /** An actor with its table. */
  private static final class OfActor<A, M> extends Receive<M> {
    private final Handlers<A, M> handlers;
    private final A actor;

    OfActor(Handlers<A, M> handlers, A actor) {
      this.handlers = handlers;
      this.actor = actor;
    }

    @Override
    public Behavior<M> receiveMessage(M message) {
      return handlers.handle(actor, message);
    }

    @Override
    public Behavior<M> receiveSignal(Signal signal) {
      return handlers.handleSignal(actor, signal);
    }
  }
}
