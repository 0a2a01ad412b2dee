package com.stockafolio.loadtest.browser.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connected EventSource of a user; the exchange's own thread writes. */
final class StubStream {
  private static final int QUEUE = 1_024;
  private static final String END = "";

  final String user;
  private final HttpExchange exchange;
  private final BlockingQueue<String> events = new ArrayBlockingQueue<>(QUEUE);

  StubStream(String user, HttpExchange exchange) {
    this.user = user;
    this.exchange = exchange;
  }

  /** Queues an event; {@code id} is left out where negative. */
  void send(String name, long id, String data) {
    events.add((id < 0 ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + data + "\n\n");
  }

  void end() {
    events.clear();
    events.add(END);
  }

  /** Writes until the client or this stream ends. */
  void serve() throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-cache, no-transform");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      write(out, "retry: 300\n\n");
      while (true) {
        String event = events.poll(2, TimeUnit.SECONDS);
        if (event == null) {
          write(out, ": heartbeat\n\n");
        } else if (event.equals(END)) {
          return;
        } else {
          write(out, event);
        }
      }
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
