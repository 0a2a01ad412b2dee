package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.http.access.DemoTokens;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Parameters;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /demo/token} and {@code /demo/users}: a token for whoever asks, and whom to ask as. Only
 * on a node that listens on loopback and has it switched on; elsewhere these paths are not there.
 */
public final class DemoRoutes extends AllDirectives {
  private static final int USUAL_USERS = 20;

  /** Headers that proxies add. */
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via");

  /** Within the server's own limit for an answer. */
  private static final int LONGEST_WAIT_SECONDS = 15;

  private static final int USUAL_WAIT_SECONDS = 10;

  private final DemoTokens tokens;
  private final DemoUsers users;

  /** Routes that give these tokens, and name these users. */
  public DemoRoutes(DemoTokens tokens, DemoUsers users) {
    this.tokens = tokens;
    this.users = users;
  }

  /** Tokens and users of the demo. */
  public Route route() {
    return pathPrefix(
        "demo",
        () ->
            concat(
                path("token", () -> get(() -> local(this::token))),
                path("users", () -> get(() -> local(this::users)))));
  }

  /**
   * A page from elsewhere whose name has been made to point here would be this node's own page to
   * the browser, but for the name; and what a proxy on this machine hands on may come from
   * anywhere.
   */
  private Route local(Function<HttpRequest, Route> inner) {
    return extractRequest(
        request -> {
          if (!isLoopbackName(request.getUri().host().address())) {
            return forbidden("Ask for it as localhost or 127.0.0.1.");
          }
          return isHandedOn(request)
              ? forbidden("Demo tokens are not given through a proxy.")
              : checked(() -> inner.apply(request));
        });
  }

  private Route forbidden(String detail) {
    return complete(Problem.of(StatusCodes.FORBIDDEN, detail).response());
  }

  private static boolean isHandedOn(HttpRequest request) {
    return OF_PROXIES.stream().anyMatch(name -> request.getHeader(name).isPresent());
  }

  private static boolean isLoopbackName(String host) {
    return host.equals("localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.equals("0:0:0:0:0:0:0:1");
  }

  private Route checked(Supplier<Route> inner) {
    try {
      return inner.get();
    } catch (BadParameter bad) {
      return complete(bad.problem().response());
    }
  }

  private Route token(HttpRequest request) {
    Optional<String> user = request.getUri().query().get("user");
    Optional<String> role = request.getUri().query().get("role");
    if (user.isPresent() == role.isPresent()) {
      throw new BadParameter("user", "Either user={userId} or role=firm must be given.");
    }
    if (role.isPresent()) {
      if (!role.get().equals("firm")) {
        throw new BadParameter("role", "The only role without a user is firm.");
      }
      return complete(text(tokens.forFirm()));
    }
    return complete(text(tokens.forTrader(Parameters.user("user", user.get()))));
  }

  private static HttpResponse text(String token) {
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .withEntity(token);
  }

  private Route users(HttpRequest request) {
    int limit = (int) Parameters.number(request, "limit", 1, DemoUsers.MOST, USUAL_USERS);
    long wait = Parameters.number(request, "wait", 0, LONGEST_WAIT_SECONDS, USUAL_WAIT_SECONDS);
    return onSuccess(
        users.someWithin(Duration.ofSeconds(wait)), found -> complete(response(found, limit)));
  }

  private static HttpResponse response(List<UserId> found, int limit) {
    HttpResponse answer = JsonDocument.response(out -> write(found, limit, out));
    return found.isEmpty() ? answer.addHeader(RawHeader.create("Retry-After", "1")) : answer;
  }

  private static void write(List<UserId> users, int limit, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("users");
    for (UserId user : users.subList(0, Math.min(limit, users.size()))) {
      out.writeString(user.toString());
    }
    out.writeEndArray();
  }
}
