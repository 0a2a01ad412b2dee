package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.ApiDocument;
import com.stockafolio.http.rig.ApiDocument.Operation;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every route of the API's description with somebody else's token, and with none. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final UserId OTHER = Booking.user(2);
  private static final ApiDocument DOCUMENT = new ApiDocument();

  /** Where anyone who is known may go. */
  private static final Set<String> FOR_ALL =
      Set.of("/api/v1/instruments", "/api/v1/session", "/api/v1/ticket");

  @AutoClose private final HttpRig http = new HttpRig("");

  static List<Operation> guarded() {
    return DOCUMENT.operations().stream().filter(operation -> !operation.isOpen()).toList();
  }

  static List<Operation> open() {
    return DOCUMENT.operations().stream().filter(Operation::isOpen).toList();
  }

  private static String filled(String path) {
    return path.replace("{userId}", USER.toString())
        .replace("{date}", "2026-11-24")
        .replace("{number}", "1");
  }

  private HttpResponse<String> call(Operation operation, String... headers) {
    String path = filled(operation.path());
    return http.sendAnonymously(operation.method(), path, "", headers);
  }

  @Test
  void thereIsSomethingToWalk() {
    assertThat(guarded().size()).isGreaterThan(8);
    assertThat(guarded()).allMatch(operation -> operation.path().startsWith("/api/v1/"));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void withoutATokenNothingOpens(Operation operation) {
    HttpResponse<String> answer = call(operation);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    DOCUMENT.assertDescribed(operation, answer);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aTokenThatIsNoneOpensNothing(Operation operation) {
    for (String token : List.of("", "x", "eyJhbGciOiJub25lIn0.e30.")) {
      HttpResponse<String> answer = call(operation, "Authorization", "Bearer " + token);
      assertThat(answer.statusCode()).isEqualTo(401);
      DOCUMENT.assertDescribed(operation, answer);
    }
    assertThat(call(operation, "Authorization", "Basic eDp5").statusCode()).isEqualTo(401);
    // A post by cookie is refused for its origin before the cookie is looked into.
    assertThat(call(operation, "Cookie", SessionCookie.NAME + "=x").statusCode())
        .isEqualTo(
            operation.method().equals("GET") || operation.path().endsWith("/session") ? 401 : 403);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void anotherTradersTokenOpensNothing(Operation operation) {
    HttpResponse<String> answer = call(operation, "Authorization", "Bearer " + http.token(OTHER));
    assertThat(answer.statusCode()).isEqualTo(FOR_ALL.contains(operation.path()) ? 200 : 403);
    DOCUMENT.assertDescribed(operation, answer);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aTicketOpensEventsAlone(Operation operation) throws Exception {
    if (!operation.path().endsWith("/events")) {
      String ticket = ticket(USER);
      String path = filled(operation.path()) + "?ticket=" + ticket;
      assertThat(http.sendAnonymously(operation.method(), path, "").statusCode()).isEqualTo(401);
    }
  }

  private String ticket(UserId user) throws Exception {
    return Answers.json(http.post(user, "/api/v1/ticket", "")).get("ticket").asText();
  }

  @ParameterizedTest
  @MethodSource("open")
  void whatIsOpenNeedsNoToken(Operation operation) {
    assertThat(call(operation).statusCode()).isNotIn(401, 403);
  }

  @Test
  void noOtherTraderPosts() {
    HttpResponse<String> answer =
        http.post(Booking.user(2), "/api/v1/portfolios/" + USER + "/trades", "{}");
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
