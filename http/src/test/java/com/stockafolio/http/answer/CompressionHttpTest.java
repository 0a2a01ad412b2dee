package com.stockafolio.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CompressionHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  CompressionHttpTest() {
    http.ledgers.put(Booking.ofTrades(USER, 40));
  }

  @Test
  void whatIsLargeIsCompressedForThoseWhoAsk() throws IOException {
    String plain = http.get(PORTFOLIO).body();
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + http.port() + PORTFOLIO).toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip, br");
    connection.setRequestProperty("Authorization", "Bearer " + http.firmToken());
    assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    try (InputStream in = new GZIPInputStream(connection.getInputStream())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    HttpResponse<String> small =
        http.send("GET", "/api/v1/portfolios/" + Booking.user(2), "Accept-Encoding", "gzip");
    assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(small.body()).startsWith("{\"userId\":");
  }
}
