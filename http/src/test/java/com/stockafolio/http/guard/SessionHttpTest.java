package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.StubLedgers;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SessionHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final String PORTFOLIO = "/api/v1/portfolios/" + USER;
  private static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":1,\"price\":1}";

  @AutoClose private final HttpRig http = new HttpRig("");
  private final String own = "http://127.0.0.1:" + http.port();

  /** The cookie as a browser would send it back. */
  private String cookie() {
    String set =
        http.post(USER, "/api/v1/session", "").headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  @Test
  void theCookieIsOutOfReachAndLastsAsLongAsTheToken() {
    String set =
        http.post(USER, "/api/v1/session", "").headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set)
        .startsWith(SessionCookie.NAME + "=")
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
        .doesNotContain("Secure");
    int seconds = Integer.parseInt(set.replaceAll(".*Max-Age=(\\d+).*", "$1"));
    assertThat(seconds).isBetween(12 * 3_600 - 60, 12 * 3_600);
  }

  @Test
  void theCookieOpensTheOwnPortfolioAlone() throws IOException {
    String cookie = cookie();
    assertThat(http.sendAnonymously("GET", PORTFOLIO, "", "Cookie", cookie).statusCode())
        .isEqualTo(200);
    String others = "/api/v1/portfolios/" + Booking.user(2);
    assertThat(http.sendAnonymously("GET", others, "", "Cookie", cookie).statusCode())
        .isEqualTo(403);
    JsonNode session =
        Answers.json(http.sendAnonymously("GET", "/api/v1/session", "", "Cookie", cookie));
    assertThat(session.get("role").asText()).isEqualTo("trader");
    assertThat(session.get("userId").asText()).isEqualTo(USER.toString());
  }

  @Test
  void aPostByCookieMustComeFromThisSite() {
    String cookie = cookie();
    for (String[] origin :
        new String[][] {
          {}, {"Origin", "https://elsewhere.example"}, {"Origin", "null"}, {"Origin", own + "0"}
        }) {
      assertThat(postByCookie(cookie, origin).statusCode()).isEqualTo(403);
    }
    assertThat(http.producer.history()).isEmpty();
    assertThat(postByCookie(cookie, "Origin", own).statusCode()).isEqualTo(202);
    assertThat(http.producer.history()).hasSize(1);
  }

  private HttpResponse<String> postByCookie(String cookie, String... origin) {
    String[] headers = Arrays.copyOf(origin, origin.length + 4);
    headers[origin.length] = "Cookie";
    headers[origin.length + 1] = cookie;
    headers[origin.length + 2] = "Content-Type";
    headers[origin.length + 3] = "application/json";
    return http.sendAnonymously("POST", PORTFOLIO + "/trades", TRADE, headers);
  }

  @Test
  void closingForgetsTheCookie() {
    String cookie = cookie();
    HttpResponse<String> foreign =
        http.sendAnonymously("DELETE", "/api/v1/session", "", "Cookie", cookie);
    assertThat(foreign.statusCode()).isEqualTo(403);
    HttpResponse<String> closed =
        http.sendAnonymously("DELETE", "/api/v1/session", "", "Cookie", cookie, "Origin", own);
    assertThat(closed.statusCode()).isEqualTo(204);
    assertThat(closed.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void aBadTokenBesideAGoodCookieIsBad() {
    HttpResponse<String> answer =
        http.sendAnonymously("GET", PORTFOLIO, "", "Cookie", cookie(), "Authorization", "Bearer x");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void aTicketOpensOneStreamOnce() throws IOException {
    String ticket = Answers.json(http.post(USER, "/api/v1/ticket", "")).get("ticket").asText();
    String events = PORTFOLIO + "/events?ticket=" + ticket;
    try (EventClient client = new EventClient(http.port(), events)) {
      assertThat(client.status).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.nextName()).startsWith("retry: ");
      assertThat(client.nextName()).isEqualTo("0 snapshot");
    }
    assertThat(http.sendAnonymously("GET", events, "").statusCode()).isEqualTo(401);
  }

  @Test
  void aTicketIsForItsOwnTrader() throws IOException {
    String ticket = Answers.json(http.post(USER, "/api/v1/ticket", "")).get("ticket").asText();
    String others = "/api/v1/portfolios/" + Booking.user(2) + "/events?ticket=" + ticket;
    assertThat(http.sendAnonymously("GET", others, "").statusCode()).isEqualTo(403);
  }

  @Test
  void aDemoTokenIsGivenUnderALoopbackNameAlone() {
    String path = "/demo/token?user=" + USER;
    String token = http.sendAnonymously("GET", path, "").body();
    assertThat(
            http.sendAnonymously("GET", PORTFOLIO, "", "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(200);
    for (String bad : new String[] {"", "?user=7", "?role=admin", "?role=firm&user=" + USER}) {
      assertThat(http.sendAnonymously("GET", "/demo/token" + bad, "").statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
  void throughAProxyThereIsNoDemoToken(String header) {
    for (String path : new String[] {"/demo/token?role=firm", "/demo/users"}) {
      HttpResponse<String> answer = http.sendAnonymously("GET", path, "", header, "1.1 proxy");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("not given through a proxy");
    }
  }

  @Test
  void aPageThatMadeItsNamePointHereGetsNoDemoToken() throws IOException {
    try (EventClient rebound = new EventClient(http.port(), "/demo/token?role=firm")) {
      assertThat(rebound.status).isEqualTo("HTTP/1.1 403 Forbidden"); // It names the host "test".
    }
  }

  @Test
  void whoAsksForDemoUsersBeforeTheFirstTradeGetsTheFirst() throws Exception {
    CompletableFuture<HttpResponse<String>> asked =
        CompletableFuture.supplyAsync(
            () -> http.sendAnonymously("GET", "/demo/users?limit=1&wait=15", ""));
    await().until(() -> http.ledgers.scans() >= StubLedgers.COUNT);
    http.ledgers.put(Booking.ofTrades(USER, 1));
    HttpResponse<String> answer = asked.get(30, TimeUnit.SECONDS);
    assertThat(Answers.json(answer).get("users")).hasSize(1);
    assertThat(Answers.json(answer).get("users").get(0).asText()).isEqualTo(USER.toString());
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void whereNobodyTradesTheAnswerSaysWhenToAskAgain() throws IOException {
    for (String wait : new String[] {"0", "1"}) {
      HttpResponse<String> nobody = http.sendAnonymously("GET", "/demo/users?wait=" + wait, "");
      assertThat(Answers.json(nobody).get("users")).isEmpty();
      assertThat(nobody.headers().firstValue("Retry-After")).hasValue("1");
    }
    assertThat(http.sendAnonymously("GET", "/demo/users?wait=16", "").statusCode()).isEqualTo(400);
  }

  @Test
  void demoUsersAreThoseWhoTraded() throws IOException {
    try (HttpRig busy = new HttpRig("")) {
      for (int n = 1; n <= 8; n++) {
        busy.ledgers.put(Booking.ofTrades(Booking.user(n), n));
      }
      JsonNode users =
          Answers.json(busy.sendAnonymously("GET", "/demo/users?limit=3", "")).get("users");
      assertThat(users).hasSize(3);
      assertThat(busy.sendAnonymously("GET", "/demo/users?limit=101", "").statusCode())
          .isEqualTo(400);
    }
  }
}
