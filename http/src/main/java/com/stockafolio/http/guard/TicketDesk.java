package com.stockafolio.http.guard;

import akka.actor.AbstractActor;
import akka.actor.ActorSelection;
import akka.actor.Address;
import akka.actor.ExtendedActorSystem;
import akka.actor.Props;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import akka.pattern.Patterns;
import com.stockafolio.http.access.AccessSettings;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.access.Tickets;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Issues tickets, and redeems those that any node of the cluster has issued: a ticket names its
 * node, which alone knows whether it is still good.
 */
public final class TicketDesk implements Guard.TicketGate, Function<Principal, Optional<String>> {
  private static final String ACTOR = "http-tickets";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String NOBODY = "";

  private final ActorSystem<?> system;
  private final Tickets tickets;

  /** This node's number in the cluster, in hexadecimal; empty outside a cluster. */
  private final String node;

  /** Opens the desk, and for the other nodes the actor that they ask. */
  public static TicketDesk open(
      AccessSettings settings, InstantSource clock, ActorSystem<?> system) {
    Tickets tickets = new Tickets(settings, clock);
    boolean clustered =
        "cluster".equals(system.settings().config().getString("akka.actor.provider"));
    if (clustered) {
      ((ExtendedActorSystem) Adapter.toClassic(system))
          .systemActorOf(Props.create(Counter.class, () -> new Counter(tickets)), ACTOR);
    }
    String node =
        clustered
            ? Long.toHexString(Cluster.get(system).selfMember().uniqueAddress().longUid())
            : "";
    return new TicketDesk(system, tickets, node);
  }

  private TicketDesk(ActorSystem<?> system, Tickets tickets, String node) {
    this.system = system;
    this.tickets = tickets;
    this.node = node;
  }

  @Override
  public Optional<String> apply(Principal principal) {
    return tickets.issue(principal).map(ticket -> node + "." + ticket);
  }

  @Override
  public CompletionStage<Optional<Principal>> redeem(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String issuer = text.substring(0, point);
    String ticket = text.substring(point + 1);
    if (issuer.equals(node)) {
      return CompletableFuture.completedFuture(tickets.redeem(ticket));
    }
    return addressOf(issuer)
        .map(address -> ask(address, ticket))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private Optional<Address> addressOf(String issuer) {
    if (node.isEmpty()) {
      return Optional.empty();
    }
    for (Member member : Cluster.get(system).state().getMembers()) {
      if (Long.toHexString(member.uniqueAddress().longUid()).equals(issuer)) {
        return Optional.of(member.address());
      }
    }
    return Optional.empty();
  }

  private CompletionStage<Optional<Principal>> ask(Address address, String ticket) {
    ActorSelection counter = Adapter.toClassic(system).actorSelection(address + "/system/" + ACTOR);
    // Strings, for which Akka has a serializer of its own.
    return Patterns.ask(counter, ticket, PATIENCE)
        .thenApply(answer -> read((String) answer))
        .exceptionally(silent -> Optional.empty());
  }

  private static String written(Optional<Principal> principal) {
    return principal
        .map(who -> who.expiresAt() + " " + who.firm() + " " + who.trader())
        .orElse(NOBODY);
  }

  private static Optional<Principal> read(String text) {
    if (text.equals(NOBODY)) {
      return Optional.empty();
    }
    String[] parts = text.split(" ");
    UserId trader = parts[2].equals("null") ? null : UserId.parse(parts[2]);
    return Optional.of(
        new Principal(trader, Boolean.parseBoolean(parts[1]), Instant.parse(parts[0])));
  }

  /** Redeems this node's tickets for the other nodes. */
  private static final class Counter extends AbstractActor {
    private final Tickets tickets;

    Counter(Tickets tickets) {
      this.tickets = tickets;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(
              String.class, ticket -> getSender().tell(written(tickets.redeem(ticket)), getSelf()))
          .build();
    }
  }
}
