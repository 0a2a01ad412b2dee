package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.StubLedgers;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpPartTest {
  private ActorTestKit kit;

  @AfterEach
  void stop() {
    if (kit != null) {
      kit.shutdownTestKit();
    }
  }

  private Node node(int httpPort, int managementPort, String more) {
    Config config =
        ConfigFactory.parseString(
                """
                akka.actor.provider = cluster
                akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                akka.cluster.jmx.enabled = off
                akka.cluster.seed-nodes = ["akka://http-part@127.0.0.1:1"]
                akka.management.http { hostname = 127.0.0.1, port = %d }
                stockafolio.http.port = %d
                %s
                """
                    .formatted(managementPort, httpPort, more))
            .withFallback(ConfigFactory.load("application-test"));
    kit = ActorTestKit.create("http-part", config);
    return HttpRig.node(kit, new StubLedgers(kit), new EngineMetrics());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theEngineFindsItByItsRoleAndManagementWhateverTheRoles() {
    Map<Class<?>, String> roles = new HashMap<>();
    ServiceLoader.load(NodePart.class).forEach(part -> roles.put(part.getClass(), part.role()));
    assertThat(roles).isEqualTo(Map.of(HttpPart.class, "http", ManagementPart.class, ""));
  }

  @Test
  void servesTheApiAndTheClustersManagement() throws IOException, InterruptedException {
    int http = freePort();
    int management = freePort();
    Node node = node(http, management, "");
    new HttpPart().start(node);
    new ManagementPart().start(node);
    assertThat(status(http, "/health/ready")).isEqualTo(200);
    assertThat(status(management, "/cluster/members")).isEqualTo(200);
  }

  @Test
  void aPortInUseIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Node node = node(port, freePort(), "");
      assertThatThrownBy(() -> new HttpPart().start(node))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("in use")
          .hasMessageContaining("stockafolio.http.port");
    }
  }

  @Test
  void aManagementPortInUseIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Node node = node(freePort(), port, "");
      assertThatThrownBy(() -> new ManagementPart().start(node))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("in use")
          .hasMessageContaining("akka.management.http.port");
    }
  }

  @Test
  void aWrongSettingIsNamed() throws IOException {
    Node node = node(0, freePort(), "stockafolio.http.streams.queue = 0");
    assertThatThrownBy(() -> new HttpPart().start(node))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.http.streams.queue");
  }

  @Test
  void withoutAKeyForTokensItDoesNotStart() throws IOException {
    Node node = node(0, freePort(), "stockafolio.http.access.demo-tokens = off");
    assertThatThrownBy(() -> new HttpPart().start(node))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.http.access.secret-file")
        .hasMessageContaining("stockafolio.http.access.jwks")
        .hasMessageContaining("conf/local.conf");
  }

  @Test
  void demoTokensAreNotGivenBeyondThisMachine() throws IOException {
    Node node = node(0, freePort(), "stockafolio.http.host = \"0.0.0.0\"");
    assertThatThrownBy(() -> new HttpPart().start(node))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("stockafolio.http.access.demo-tokens")
        .hasMessageContaining("0.0.0.0");
  }
}
