package com.stockafolio.loadtest.checker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.OracleBook;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.Samples;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.comparison.PortfolioComparison;
import com.stockafolio.loadtest.checker.source.FirmPortfolios.Broken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmPortfoliosTest {
  private static final Patience SHORT = new Patience(Duration.ofMillis(200), Duration.ofMillis(20));

  private static final String TOKEN = "the firm's token";

  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/demo/token", exchange -> send(exchange, 200, Samples.bytes(TOKEN)));
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void comparesAWholeAnswer() throws Exception {
    Random random = new Random(9);
    Books books = new Books(Samples.NO_PRELOAD, Samples.EVERYBODY);
    Map<UUID, OracleBook> oracles = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      UUID user = new UUID(11, random.nextInt(3_000));
      Reading trade =
          Samples.trade(
              Samples.uuid(random),
              user,
              random.nextInt(Samples.STOCKS.count()),
              random.nextBoolean() ? 1 : -1,
              1 + random.nextInt(10_000_000),
              1 + random.nextInt(10_000_000));
      assertThat(books.book(trade, i, Samples.MARKET.of(0))).isEqualTo(Verdict.BOOKED);
      oracles.computeIfAbsent(user, OracleBook::new).book(trade, i);
    }
    StringBuilder answer = new StringBuilder();
    oracles.values().forEach(oracle -> answer.append(oracle.json()).append('\n'));
    byte[] body = Samples.bytes(answer.toString());
    answer(exchange -> send(exchange, 200, body));

    PortfolioComparison comparison =
        new PortfolioComparison(Samples.MARKET, books, Samples.NO_PRELOAD, Samples.EVERYBODY, 1);
    from(address()).read(comparison::accept);
    comparison.complete();
    assertThat(comparison.differences().told()).isEmpty();
    assertThat(comparison.portfolios()).isEqualTo(books.size()).isEqualTo(oracles.size());
    assertThat(comparison.sequences()).isEqualTo(20_000);
  }

  @Test
  void readsLinesOfAnyLengthWhereverTheyAreCut() throws Exception {
    List<String> sent = List.of("a", "b".repeat(200_000), "", "c".repeat(65_536), "d");
    answer(exchange -> send(exchange, 200, Samples.bytes(String.join("\n", sent))));
    assertThat(lines(from(address())))
        .containsExactly("a", "b".repeat(200_000), "c".repeat(65_536), "d");
  }

  @Test
  void readsAnEmptyAnswer() throws Exception {
    answer(exchange -> send(exchange, 200, new byte[0]));
    assertThat(lines(from(address()))).isEmpty();
  }

  @Test
  void asksTheNextAddressWhereOneDoesNotAnswer() throws Exception {
    answer(exchange -> send(exchange, 200, Samples.bytes("here\n")));
    assertThat(lines(from(closedAddress(), address()))).containsExactly("here");
  }

  @Test
  void asksAgainWhereItIsNotServingYet() throws Exception {
    int[] asked = {0};
    answer(
        exchange ->
            send(exchange, ++asked[0] < 3 ? 503 : 200, Samples.bytes("answer " + asked[0])));
    assertThat(lines(from(address()))).containsExactly("answer 3");
  }

  @Test
  void saysWhatItWaitedFor() throws Exception {
    URI closed = closedAddress();
    assertThatThrownBy(() -> lines(from(closed)))
        .isInstanceOf(CheckFailed.class)
        .hasMessageContaining("the portfolios of [" + closed + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 100\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n20\r\n"})
  void tellsAnAnswerThatBrokeOff(String lastHeader) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread half =
          new Thread(
              () -> {
                try (Socket asking = listening.accept()) {
                  asking.getInputStream().read(new byte[10_000]);
                  String token = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nt";
                  asking.getOutputStream().write(Samples.bytes(token));
                } catch (IOException e) {
                  // The reader sees nothing then, and the test fails.
                }
                try (Socket socket = listening.accept()) {
                  socket.getInputStream().read(new byte[10_000]);
                  String begun = "HTTP/1.1 200 OK\r\n" + lastHeader + "one\ntw";
                  socket.getOutputStream().write(Samples.bytes(begun));
                } catch (IOException e) {
                  // The reader sees nothing then, and the test fails.
                }
              });
      half.start();
      List<String> lines = new ArrayList<>();
      URI address = URI.create("http://127.0.0.1:" + listening.getLocalPort());
      assertThatThrownBy(() -> from(address).read((b, s, n) -> lines.add(text(b, s, n))))
          .isInstanceOf(Broken.class)
          .hasMessageContaining(address + " broke off");
      assertThat(lines).containsExactly("one");
      half.join(10_000);
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void answer(Answer answer) {
    server.createContext(
        "/api/v1/firm/portfolios",
        exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer " + TOKEN);
          answer.to(exchange);
        });
  }

  /** Chunked, as a streamed answer is. */
  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static FirmPortfolios from(URI... addresses) {
    return new FirmPortfolios(List.of(addresses), SHORT);
  }

  private static List<String> lines(FirmPortfolios portfolios) throws Broken, CheckFailed {
    List<String> lines = new ArrayList<>();
    portfolios.read((buffer, start, length) -> lines.add(text(buffer, start, length)));
    return lines;
  }

  private static String text(byte[] buffer, int start, int length) {
    return new String(buffer, start, length, StandardCharsets.UTF_8);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Where nothing listens any more. */
  private static URI closedAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
