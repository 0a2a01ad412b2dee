package com.stockafolio.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of event streams that answers each connection with the next part of a script. */
final class ScriptedServer implements AutoCloseable {
  /** One connection's answer. */
  record Answer(int status, String body, boolean staysOpen) {}

  /** What a connection asked with. */
  record Asked(String path, String lastEventId, String authorization) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next connection gets this stream, which then ends. */
  synchronized ScriptedServer then(String body) {
    script.add(new Answer(200, body, false));
    return this;
  }

  /** The next connection gets this stream, which then stays open in silence. */
  synchronized ScriptedServer thenForEver(String body) {
    script.add(new Answer(200, body, true));
    return this;
  }

  synchronized ScriptedServer thenRefuses(int status) {
    script.add(new Answer(status, "no", false));
    return this;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  private synchronized Answer next(HttpExchange exchange) {
    asked.add(
        new Asked(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Last-Event-ID"),
            exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = script.poll();
    return answer == null ? new Answer(200, "", true) : answer;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer = next(exchange);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status, 0);
      exchange.getResponseBody().write(answer.body.getBytes(UTF_8));
      exchange.getResponseBody().flush();
      if (answer.staysOpen) {
        closing.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
