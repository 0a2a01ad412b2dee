package com.stockafolio.loadtest.simulator.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An http node that hands each connection to the test, which plays the server's part. */
final class ScriptedNode implements AutoCloseable {
  /** What it gives to those who ask for a token; the test does not see them. */
  static final String TOKEN = "a-token";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger tokensGiven = new AtomicInteger();
  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();

  ScriptedNode() throws IOException {
    Thread acceptor = new Thread(this::accept, "scripted-node");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int tokensGiven() {
    return tokensGiven.get();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The next connection's request, answered by the test. */
  Exchange next() throws InterruptedException {
    Exchange exchange = exchanges.poll(20, TimeUnit.SECONDS);
    if (exchange == null) {
      throw new AssertionError("Nobody has connected.");
    }
    return exchange;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Exchange exchange = new Exchange(server.accept());
        if (exchange.requestLine().startsWith("GET /demo/token?role=firm ")) {
          exchange.write(
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(TOKEN.length(), TOKEN));
          exchange.breaks();
          tokensGiven.incrementAndGet();
        } else {
          exchanges.add(exchange);
        }
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One request and what is answered to it, in chunks as a streaming server sends them. */
  static final class Exchange {
    private final Socket socket;
    private final List<String> request = new ArrayList<>();

    Exchange(Socket socket) throws IOException {
      this.socket = socket;
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        request.add(line);
      }
    }

    String requestLine() {
      return request.get(0);
    }

    /** The header's value, null if it is not there. */
    String header(String name) {
      return request.stream()
          .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse(null);
    }

    Exchange streams() throws IOException {
      return write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
    }

    Exchange refuses(String status, String header) throws IOException {
      return write("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n");
    }

    Exchange sends(String events) throws IOException {
      int length = events.getBytes(StandardCharsets.UTF_8).length;
      return write(Integer.toHexString(length) + "\r\n" + events + "\r\n");
    }

    /** Breaks off in the middle of the stream. */
    void breaks() throws IOException {
      socket.close();
    }

    /** Ends the stream in good order. */
    void ends() throws IOException {
      write("0\r\n\r\n");
    }

    private Exchange write(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return this;
    }
  }
}
