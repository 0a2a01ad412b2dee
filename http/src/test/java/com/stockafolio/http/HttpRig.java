package com.stockafolio.http;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.ServerBinding;
import com.stockafolio.engine.EngineMetrics;
import com.stockafolio.engine.Node;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The HTTP server on a free port, in front of stub ledgers, and a client for it. */
final class HttpRig implements AutoCloseable {
  final ActorTestKit kit;
  final StubLedgers ledgers;
  final EngineMetrics metrics = new EngineMetrics();
  final ServerBinding binding;
  private final HttpClient client = HttpClient.newHttpClient();

  HttpRig(String overrides) {
    Config config =
        ConfigFactory.parseString(overrides)
            .withFallback(ConfigFactory.parseString("stockafolio.http.port = 0"))
            .withFallback(ConfigFactory.load("application-test"));
    kit = ActorTestKit.create("http-rig", config);
    ledgers = new StubLedgers(kit);
    binding = HttpPart.serve(node(kit, ledgers, metrics), HttpSettings.from(config));
  }

  static Node node(ActorTestKit kit, StubLedgers ledgers, EngineMetrics metrics) {
    return new Node(
        kit.system(), ledgers.ledgers(), Booking.INSTRUMENTS, metrics, null, null, "test");
  }

  int port() {
    return binding.localAddress().getPort();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  EventClient events(String userAndQuery, String... headers) throws IOException {
    return new EventClient(port(), "/api/v1/portfolios/" + userAndQuery, headers);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
