package com.stockafolio.engine.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.stockafolio.testing.Certificates;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that know each other by certificates, as the operator's guide sets them up. */
@Timeout(90)
class NodeTlsTest {
  private static final String PLAIN =
      """
      akka.remote.artery.canonical.port = 0
      akka.remote.artery.canonical.hostname = "127.0.0.1"
      akka.loglevel = "OFF"
      akka.coordinated-shutdown.exit-jvm = off
      akka.coordinated-shutdown.run-by-actor-system-terminate = off
      """;

  @TempDir private static Path made;
  private static Certificates ours;
  private static Certificates others;
  private static Certificates.Pair node;
  private static Certificates.Pair renewed;
  private static Certificates.Pair stranger;

  @TempDir private Path installed;
  private final List<ActorSystem<Void>> nodes = new ArrayList<>();

  @BeforeAll
  static void issue() {
    ours = new Certificates(made, "ours");
    others = new Certificates(made, "others");
    node = ours.issue("node", "RSA");
    renewed = ours.issue("renewed", "RSA");
    stranger = others.issue("stranger", "RSA");
  }

  @AfterEach
  void stop() {
    nodes.forEach(ActorSystem::terminate);
  }

  private static String encrypted(Certificates.Pair pair, Path authority) {
    return """
        akka.remote.artery {
          transport = tls-tcp
          ssl {
            ssl-engine-provider = "akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider"
            rotating-keys-engine {
              cert-file = "%s"
              key-file = "%s"
              ca-cert-file = "%s"
              ssl-context-cache-ttl = 1 s
            }
          }
        }
        """
        .formatted(pair.certificate(), pair.key(), authority);
  }

  private ActorSystem<Void> start(String security) {
    Config config =
        ConfigFactory.parseString(PLAIN + security)
            .withFallback(ConfigFactory.parseResources("stockafolio.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();
    ActorSystem<Void> started = ActorSystem.create(Behaviors.empty(), "test", config);
    nodes.add(started);
    return started;
  }

  private static Address address(ActorSystem<Void> node) {
    return Cluster.get(node).selfMember().address();
  }

  private static long members(ActorSystem<Void> node) {
    long count = 0;
    for (Member ignored : Cluster.get(node).state().getMembers()) {
      count++;
    }
    return count;
  }

  private ActorSystem<Void> joining(ActorSystem<Void> first, String security) {
    ActorSystem<Void> next = start(security);
    Cluster.get(next).manager().tell(Join.create(address(first)));
    return next;
  }

  @Test
  void whoHasACertificateOfTheAuthorityIsANodeAndNobodyElse() throws Exception {
    String security = encrypted(installed(node), ours.authority());
    ActorSystem<Void> first = start(security);
    Cluster.get(first).manager().tell(Join.create(address(first)));
    joining(first, security);
    awaitMembers(first, 2);

    joining(first, encrypted(stranger, others.authority()));
    joining(first, encrypted(stranger, ours.authority()));
    joining(first, "");
    Awaitility.await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(20))
        .until(() -> members(first) == 2);

    installed(renewed);
    joining(first, encrypted(node, ours.authority()));
    awaitMembers(first, 3);
    joining(first, security);
    awaitMembers(first, 4);
    awaitMembers(nodes.get(1), 4);
  }

  private Certificates.Pair installed(Certificates.Pair pair) throws Exception {
    Path certificate = installed.resolve("node.pem");
    Path key = installed.resolve("node.key");
    Files.copy(pair.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(pair.key(), key, StandardCopyOption.REPLACE_EXISTING);
    return new Certificates.Pair(certificate, key);
  }

  private static void awaitMembers(ActorSystem<Void> node, long count) {
    Awaitility.await().atMost(Duration.ofSeconds(25)).until(() -> members(node) == count);
  }
}
