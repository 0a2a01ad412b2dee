package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code /session}, for browsers, and {@code /ticket}, for clients without cookies. */
public final class SessionRoutes extends AllDirectives {
  private final Guard guard;
  private final SessionCookie cookie;
  private final RequestOrigin origin;
  private final Function<Principal, Optional<String>> tickets;
  private final Duration ticketLifetime;
  private final Duration retryAfter;
  private final Clock clock;

  /**
   * Routes behind the guard.
   *
   * @param tickets issues a ticket, unless too many are out
   * @param ticketLifetime how long it lasts
   * @param retryAfter what a client is told to wait where too many are out
   */
  public SessionRoutes(
      Guard guard,
      SessionCookie cookie,
      RequestOrigin origin,
      Function<Principal, Optional<String>> tickets,
      Duration ticketLifetime,
      Duration retryAfter,
      Clock clock) {
    this.guard = guard;
    this.cookie = cookie;
    this.origin = origin;
    this.tickets = tickets;
    this.ticketLifetime = ticketLifetime;
    this.retryAfter = retryAfter;
    this.clock = clock;
  }

  /** Sessions of browsers, and tickets. */
  public Route route() {
    return concat(
        path(
            "session",
            () ->
                concat(
                    get(() -> guard.known(who -> complete(described(who)))),
                    post(() -> guard.bearer(token -> who -> complete(opened(token, who)))),
                    delete(this::close))),
        path("ticket", () -> post(() -> guard.known(who -> complete(ticket(who))))));
  }

  private static HttpResponse described(Principal who) {
    return JsonDocument.response(out -> describe(who, out));
  }

  private static void describe(Principal who, JsonGenerator out) throws IOException {
    out.writeStringField("role", who.firm() ? "firm" : "trader");
    if (who.trader() != null) {
      out.writeStringField("userId", who.trader().toString());
    }
    out.writeStringField("expiresAt", who.expiresAt().toString());
  }

  private HttpResponse opened(String token, Principal who) {
    if (token.length() > SessionCookie.LONGEST_TOKEN) {
      String detail =
          "The token has %d characters; a cookie holds %d."
              .formatted(token.length(), SessionCookie.LONGEST_TOKEN);
      return Problem.of(StatusCodes.BAD_REQUEST, detail).response();
    }
    Duration left = Duration.between(clock.instant(), who.expiresAt());
    return described(who).addHeader(cookie.holding(token, left));
  }

  /** Also a session that has expired can be closed. */
  private Route close() {
    return extractRequest(
        request ->
            complete(
                cookie.in(request).isPresent() && !origin.isOwn(request)
                    ? RequestOrigin.foreign().response()
                    : HttpResponse.create()
                        .withStatus(StatusCodes.NO_CONTENT)
                        .addHeader(cookie.cleared())));
  }

  private HttpResponse ticket(Principal who) {
    return tickets
        .apply(who)
        .map(
            ticket ->
                JsonDocument.response(
                    out -> {
                      out.writeStringField("ticket", ticket);
                      out.writeNumberField("expiresInSeconds", ticketLifetime.toSeconds());
                    }))
        .orElseGet(
            () -> Problem.unavailable("Too many tickets are out now.", retryAfter).response());
  }
}
