package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.stockafolio.http.access.AccessConfig;
import com.stockafolio.http.access.AccessSettings;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.rig.Booking;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes of a cluster, each with its desk. */
@Timeout(120)
class TicketDeskTest {
  private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

  private final ActorTestKit one = node();
  private final ActorTestKit two = node();

  @AfterEach
  void stop() {
    two.shutdownTestKit();
    one.shutdownTestKit();
  }

  private static ActorTestKit node() {
    Config config =
        ConfigFactory.parseString(
                """
                akka.actor.provider = cluster
                akka.actor.allow-java-serialization = off
                akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                akka.cluster { jmx.enabled = off, run-coordinated-shutdown-when-down = off }
                """)
            .withFallback(ConfigFactory.load("application-test"));
    return ActorTestKit.create("tickets", config);
  }

  private static TicketDesk desk(ActorTestKit node) {
    AccessSettings settings =
        AccessConfig.read(ConfigFactory.load("application-test"), "127.0.0.1");
    return TicketDesk.open(settings, Clock.systemUTC(), node.system());
  }

  private void join() {
    Cluster first = Cluster.get(one.system());
    first.manager().tell(Join.create(first.selfMember().address()));
    Cluster.get(two.system()).manager().tell(Join.create(first.selfMember().address()));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Cluster.get(two.system()).selfMember().status().equals(MemberStatus.up())
                    && first.state().getMembers().spliterator().getExactSizeIfKnown() == 2);
  }

  private static Optional<Principal> redeem(TicketDesk desk, String ticket) throws Exception {
    return desk.redeem(ticket).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void aTicketIsGoodOnceWhereverItIsRedeemed() throws Exception {
    TicketDesk first = desk(one);
    TicketDesk second = desk(two);
    join();
    for (Principal who :
        new Principal[] {
          Principal.trader(Booking.user(1), EXPIRY),
          Principal.firm(EXPIRY),
          new Principal(Booking.user(2), true, EXPIRY)
        }) {
      String ticket = first.apply(who).orElseThrow();
      assertThat(redeem(second, ticket)).contains(who);
      assertThat(redeem(first, ticket)).isEmpty();
      assertThat(redeem(second, ticket)).isEmpty();
    }
    assertThat(redeem(second, "no-node.guessed")).isEmpty();
    assertThat(redeem(second, "guessed")).isEmpty();
    one.shutdownTestKit();
    String ofNobody = "0." + "x".repeat(32);
    assertThat(redeem(second, ofNobody)).isEmpty();
  }
}
