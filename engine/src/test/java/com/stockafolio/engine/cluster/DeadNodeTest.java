package com.stockafolio.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes of a cluster in which nobody is given up for silence. */
@Timeout(60)
class DeadNodeTest {
  private static final Config PATIENT =
      ConfigFactory.parseString(
              """
              akka.remote.artery.canonical.port = 0
              akka.remote.artery.canonical.hostname = "127.0.0.1"
              akka.cluster.failure-detector.acceptable-heartbeat-pause = 10 minutes
              akka.cluster.split-brain-resolver.stable-after = 10 minutes
              akka.cluster.min-nr-of-members = 3
              akka.coordinated-shutdown.exit-jvm = off
              akka.coordinated-shutdown.run-by-actor-system-terminate = off
              """)
          .withFallback(ConfigFactory.parseResources("stockafolio.conf"))
          .withFallback(ConfigFactory.load())
          .resolve();

  private final List<ActorSystem<Void>> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(ActorSystem::terminate);
  }

  @Test
  void whatHasEndedIsOutOfTheClusterWithinSeconds() {
    for (int i = 0; i < 3; i++) {
      ActorSystem<Void> node = ActorSystem.create(Behaviors.empty(), "test", PATIENT);
      node.systemActorOf(Downing.create(), "downing", Props.empty());
      nodes.add(node);
      Cluster.get(node)
          .manager()
          .tell(Join.create(Cluster.get(nodes.get(0)).selfMember().address()));
    }
    nodes.forEach(node -> awaitMembers(node, 3));

    // As a process that is killed: its port closes, and it takes no leave.
    nodes.remove(2).terminate();

    nodes.forEach(node -> awaitMembers(node, 2));
  }

  @Test
  void aPortThatSomebodyHasDoesNotRefuse() throws Exception {
    Address address;
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = new Address("akka", "test", "127.0.0.1", silent.getLocalPort());
      assertThat(refuses(address)).isFalse();
    }
    assertThat(refuses(address)).isTrue();
  }

  private static boolean refuses(Address address) throws Exception {
    return NodePort.refuses(address).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void awaitMembers(ActorSystem<Void> node, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                StreamSupport.stream(Cluster.get(node).state().getMembers().spliterator(), false)
                        .map(Member::status)
                        .filter(MemberStatus.up()::equals)
                        .count()
                    == count);
  }
}
