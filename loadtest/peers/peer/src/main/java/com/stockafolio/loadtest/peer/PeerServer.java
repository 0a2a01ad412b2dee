package com.stockafolio.loadtest.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The routes of an engine node that the bench and the checker use, answered for a peer: {@code
 * /health/ready}, {@code /metrics}, {@code /demo/token} and {@code /api/v1/firm/portfolios}.
 */
public final class PeerServer {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int CHUNKED = 0;
  private static final int BUFFER = 1 << 16;
  private static final int THREADS = 2;

  private final Peer peer;
  private final Booking booking;

  private PeerServer(Peer peer, Booking booking) {
    this.peer = peer;
    this.booking = booking;
  }

  /** Listens on loopback, in threads that keep no JVM alive. */
  public static void start(int port, Peer peer, Booking booking) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    PeerServer routes = new PeerServer(peer, booking);
    server.createContext("/health/ready", routes::ready);
    server.createContext("/metrics", routes::metrics);
    server.createContext("/demo/token", exchange -> answer(exchange, OK, "anyone"));
    server.createContext("/api/v1/firm/portfolios", routes::portfolios);
    server.setExecutor(
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "peer-http");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  private void ready(HttpExchange exchange) throws IOException {
    boolean ready = peer.isReady();
    answer(exchange, ready ? OK : UNAVAILABLE, ready ? "ready" : "not ready");
  }

  private void metrics(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        OK,
        "stockafolio_trades_booked_total %d\nstockafolio_trades_rejected_total %d\n"
            .formatted(booking.booked(), booking.rejected()));
  }

  private void portfolios(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
    exchange.sendResponseHeaders(OK, CHUNKED);
    try (exchange;
        PortfolioLines lines =
            new PortfolioLines(
                booking.instruments(),
                new BufferedOutputStream(exchange.getResponseBody(), BUFFER))) {
      peer.portfolios(lines::write);
    } catch (IOException | RuntimeException e) {
      System.err.println("the portfolios were not handed out to their end: " + e);
      throw e;
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
