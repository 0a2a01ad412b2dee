package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpRoutesTest {
  private static final UserId USER = Booking.user(1);

  @AutoClose private final HttpRig http = new HttpRig("stockafolio.http.answer-timeout = 300 ms");

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/portfolios", "/api/v1/portfolios/", "/api/v2/x", "/nothing", "/assets/"})
  void whatIsNotThereIsAProblem(String path) throws IOException {
    Answers.problem(http.get(path), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/portfolios/00000000-0000-8000-8000-000000000001",
    "DELETE,/api/v1/portfolios/00000000-0000-8000-8000-000000000001/events",
    "PUT,/api/v1/firm/portfolios",
    "POST,/health/ready",
    "POST,/"
  })
  void anotherMethodIsAProblemThatNamesTheRightOne(String method, String path) throws IOException {
    HttpResponse<String> response = http.send(method, path);
    Answers.problem(response, 405);
    assertThat(response.headers().firstValue("Allow"))
        .hasValue(path.endsWith("/events") ? "GET" : "GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/firm",
        "/assets/trader/trader.js",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/openapi.yaml",
        "/api/v1/portfolios/00000000-0000-8000-8000-000000000001",
        "/api/v1/instruments",
        "/api/v1/firm/portfolios",
        "/nothing"
      })
  void headIsGetWithoutABody(String path) {
    HttpResponse<String> get = http.get(path);
    HttpResponse<String> head = http.send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String header : List.of("Content-Type", "ETag", "Cache-Control", "Content-Encoding")) {
      assertThat(head.headers().firstValue(header))
          .as(header)
          .isEqualTo(get.headers().firstValue(header));
    }
    get.headers()
        .firstValue("ETag")
        .ifPresent(
            tag ->
                assertThat(http.send("HEAD", path, "If-None-Match", tag).statusCode())
                    .isEqualTo(304));
  }

  @Test
  void anEventStreamIsNotOpenedByHead() {
    HttpResponse<String> head = http.send("HEAD", "/api/v1/portfolios/" + USER + "/events");
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(head.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void aRequestThatIsNoHttpIsAProblemToo() throws IOException {
    try (EventClient client = new EventClient(http.port(), "/%zz")) {
      assertThat(client.status).startsWith("HTTP/1.1 400");
      assertThat(client.headers).containsEntry("content-type", "application/problem+json");
    }
  }
}
