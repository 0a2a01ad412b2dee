package com.stockafolio.loadtest.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerServerTest {
  private static final UserId USER = UserId.parse("6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d");

  private final Booking booking = new Booking();

  @Test
  void answersAsAnEngineNodeDoes() throws IOException {
    Portfolio portfolio = booked(5, "BUY", "2.5", booked(4, "BUY", "10", Portfolio.empty(USER)));
    int port = freePort();
    PeerServer.start(port, peer(portfolio, Portfolio.empty(USER)), booking);

    assertThat(get(port, "/health/ready")).isEqualTo("ready");
    assertThat(get(port, "/metrics")).contains("stockafolio_trades_booked_total 2\n");
    assertThat(get(port, "/demo/token?role=firm")).isNotEmpty();
    List<String> lines = get(port, "/api/v1/firm/portfolios").lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith(
            "{\"userId\":\"" + USER + "\",\"sequence\":2,\"totals\":{\"sharesHeld\":\"12.5\"")
        .contains("\"symbol\":\"AAPL\",\"name\":\"Apple\"")
        .contains("\"averageCost\":\"178.4900\"")
        .contains("\"recentTrades\":[{\"sequence\":2,")
        .contains("\"tradedAt\":\"2026-11-24T15:04:05.123Z\"");
  }

  @Test
  void aTradeThatIsNoneIsCountedAndBookedNowhere() {
    assertThat(booking.read(new TradeDecoder(0, 1, 1), 3, 0, null, new byte[] {'{'})).isNull();
    assertThat(booking.rejected()).isEqualTo(1);
    Portfolio once = booked(4, "BUY", "10", Portfolio.empty(USER));
    assertThat(booked(4, "BUY", "10", once)).isSameAs(once);
    assertThat(booking.rejected()).isEqualTo(2);
  }

  private Portfolio booked(long offset, String side, String quantity, Portfolio before) {
    byte[] value =
        """
        {"tradeId":"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f%02d","userId":"%s","symbol":"AAPL","side":"%s",\
        "quantity":"%s","price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}\
        """
            .formatted(offset, USER, side, quantity)
            .getBytes(StandardCharsets.UTF_8);
    byte[] key = USER.toString().getBytes(StandardCharsets.US_ASCII);
    TradeRecord trade = booking.read(new TradeDecoder(0, 1, 1), offset, 7, key, value);
    return booking.book(before, trade);
  }

  private static Peer peer(Portfolio... portfolios) {
    return new Peer() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void portfolios(Sink sink) throws IOException {
        for (Portfolio portfolio : portfolios) {
          sink.take(portfolio);
        }
      }
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String get(int port, String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(5_000);
    try (var body = connection.getInputStream()) {
      assertThat(connection.getResponseCode()).isEqualTo(200);
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
