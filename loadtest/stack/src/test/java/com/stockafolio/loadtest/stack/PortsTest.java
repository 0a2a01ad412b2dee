package com.stockafolio.loadtest.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.process.StackFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void theDocumentedOnes() {
    Ports ports = Ports.standard();

    assertThat(ports.cqlAddress()).isEqualTo("127.0.0.1:19042");
    assertThat(ports.kafkaAddress()).isEqualTo("127.0.0.1:19092");
    assertThat(ports.s3()).isEqualTo(19_900);
    assertThat(ports.httpAddress(1)).isEqualTo("http://127.0.0.1:8080");
    assertThat(ports.httpAddress(3)).isEqualTo("http://127.0.0.1:8082");
    assertThat(ports.management(2)).isEqualTo(8_559);
    assertThat(ports.remoting(2)).isEqualTo(25_521);
  }

  @Test
  void aPortInUseIsNamedWithItsOwnerAndTheSettingThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports.PortUse use = new Ports.PortUse(taken.getLocalPort(), "Cassandra", "cassandra.port");
      assertThatThrownBy(use::requireFree)
          .isInstanceOf(StackFailure.class)
          .hasMessage(
              "port %d (Cassandra) is in use; stop the program that holds it or set -Dcassandra.port=..."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void freePortsAreFreeForEveryServerAndNode() {
    Ports ports = Ports.free();

    assertThatCode(() -> ports.ofServers().forEach(Ports.PortUse::requireFree))
        .doesNotThrowAnyException();
    assertThatCode(() -> ports.ofNode(Ports.MAX_NODES).forEach(Ports.PortUse::requireFree))
        .doesNotThrowAnyException();
  }

  @Test
  void aNumberBeyondThePortsIsRefused() {
    assertThatThrownBy(() -> Ports.standard().shifted(50_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 to 65535");
  }

  @Test
  void eachNodeAsksAllForTheClusterTheFirstOneFirst() {
    assertThat(EngineNode.seeds(Ports.standard(), 2))
        .containsExactly(
            "-Dakka.cluster.seed-nodes.0=akka://stockafolio@127.0.0.1:25520",
            "-Dakka.cluster.seed-nodes.1=akka://stockafolio@127.0.0.1:25521");
  }
}
