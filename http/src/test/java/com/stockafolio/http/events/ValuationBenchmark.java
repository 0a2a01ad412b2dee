package com.stockafolio.http.events;

import com.stockafolio.amount.Price;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.Portfolio;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a connected client costs. First the valuation alone, in microseconds a frame; then a node
 * with so many clients in a process of their own: CPU of the whole node process per client and
 * second, sockets and heartbeats included, without and with prices that all move each second.
 *
 * <p>Arguments: clients (2000), seconds of each measurement (20), positions (8).
 */
final class ValuationBenchmark {
  private static final int FRAMES = 200_000;
  private static final double NANOS_PER_MICRO = 1e3;

  private ValuationBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0 && args[0].equals("read")) {
      read(Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3]);
      return;
    }
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int positions = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    frames(positions);
    node(clients, seconds, positions);
  }

  private static Booking holding(int user, int positions) {
    Booking booking = Booking.of(Booking.user(user));
    for (int i = 0; i < positions; i++) {
      Instrument instrument =
          Booking.INSTRUMENTS.all().get((user * 31 + i * 17) % Booking.INSTRUMENTS.all().size());
      booking.buy(instrument.symbol(), Integer.toString(150 + i), "178.4900");
    }
    return booking;
  }

  /** All prices move. */
  private static void move(PriceBoard board, int step) {
    board.take(
        Booking.INSTRUMENTS.all().stream()
            .map(
                instrument ->
                    PriceRecords.of(
                        instrument.symbol(),
                        new Price(instrument.startingPrice().billionths() + step * 100_000L)
                            .toString(),
                        "2026-11-24T15:30:00.250Z"))
            .toList());
  }

  private static void frames(int positions) {
    PriceBoard board = PriceRecords.board();
    UserValuation valuation =
        new UserValuation(
            new EventFrames(Booking.json(board)), new DayStartOfUser(StubCloses.none()));
    Portfolio portfolio = holding(1, positions).portfolio();
    move(board, 1);
    var one = board.latest();
    move(board, 2);
    var other = board.latest();
    long bytes = 0;
    for (int round = 0; round < 5; round++) {
      long from = System.nanoTime();
      for (int i = 0; i < FRAMES; i++) {
        var prices = i % 2 == 0 ? one : other;
        bytes += valuation.whole(valuation.at(portfolio, prices, null), prices).size();
      }
      System.out.printf(
          "%d positions: %.2f us a frame of %d bytes%n",
          positions,
          (System.nanoTime() - from) / NANOS_PER_MICRO / FRAMES,
          bytes / FRAMES / (round + 1));
    }
  }

  private static void node(int clients, int seconds, int positions)
      throws IOException, InterruptedException {
    try (HttpRig rig =
        new HttpRig(
            """
            akka.loglevel = ERROR
            stockafolio.http { max-connections = 100000, streams.per-address = 100000 }
            """)) {
      for (int user = 0; user < clients; user++) {
        rig.ledgers.put(holding(user, positions));
      }
      move(rig.board, 0);
      Process readers =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ValuationBenchmark.class.getName(),
                  "read",
                  Integer.toString(rig.port()),
                  Integer.toString(clients),
                  rig.firmToken())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        awaitStreams(rig, clients);
        for (int warm = 1; warm <= 10; warm++) {
          move(rig.board, warm);
          pause();
        }
        long idle = cpuNanos(() -> {}, seconds);
        int[] step = {100};
        long priced = cpuNanos(() -> move(rig.board, ++step[0]), seconds);
        System.out.printf(
            "%d clients: %.1f us CPU a second and client without prices, %.1f with prices%n",
            clients,
            idle / NANOS_PER_MICRO / clients / seconds,
            priced / NANOS_PER_MICRO / clients / seconds);
        System.gc();
        System.out.printf(
            "heap %d MB with %d clients%n",
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, clients);
      } finally {
        readers.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static void awaitStreams(HttpRig rig, int clients) {
    while (rig.get("/metrics")
        .body()
        .lines()
        .noneMatch(line -> line.equals("stockafolio_streams " + (double) clients))) {
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
  }

  private static long cpuNanos(Runnable eachSecond, int seconds) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long from = system.getProcessCpuTime();
    for (int i = 0; i < seconds; i++) {
      eachSecond.run();
      pause();
    }
    return system.getProcessCpuTime() - from;
  }

  /** Reads streams of the first users and counts the bytes. */
  private static void read(int port, int clients, String token) throws IOException {
    Selector selector = Selector.open();
    for (int user = 0; user < clients; user++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 16_384);
      channel.write(
          ByteBuffer.wrap(
              ("GET /api/v1/portfolios/%s/events HTTP/1.1\r\nHost: bench\r\n"
                      + "Authorization: Bearer %s\r\n\r\n")
                  .formatted(Booking.user(user), token)
                  .getBytes(StandardCharsets.UTF_8)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
    while (selector.select() > 0) {
      for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
          key.cancel();
        }
      }
      selector.selectedKeys().clear();
    }
  }
}
