package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CorsHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;

  @AutoClose
  private final HttpRig http =
      new HttpRig("stockafolio.http.cors-origins = [\"https://desk.example\"]");

  @Test
  void pagesOfTheNamedOriginsMayAsk() {
    String[] preflight = {
      "Origin", "https://desk.example", "Access-Control-Request-Method", "POST"
    };
    HttpResponse<String> allowed =
        http.sendAnonymously("OPTIONS", PORTFOLIO + "/trades", "", preflight);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://desk.example");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization");
    HttpResponse<String> read = http.send("GET", PORTFOLIO, "Origin", "https://desk.example");
    assertThat(read.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://desk.example");
    assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    preflight[1] = "https://elsewhere.example";
    HttpResponse<String> refused =
        http.sendAnonymously("OPTIONS", PORTFOLIO + "/trades", "", preflight);
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void otherwisePagesOfOtherOriginsMayNot() {
    try (HttpRig alone = new HttpRig("")) {
      HttpResponse<String> answer = alone.send("GET", PORTFOLIO, "Origin", "https://desk.example");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }
}
