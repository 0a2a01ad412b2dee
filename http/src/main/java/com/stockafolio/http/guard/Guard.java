package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.access.KeysUnavailable;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.access.TokenRefused;
import com.stockafolio.http.access.TokenVerifier;
import com.stockafolio.http.answer.Parameters;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands before every route that is not open to all: finds out who asks, by bearer token, by the
 * session's cookie or by ticket, and lets in whom the route is for.
 */
public final class Guard extends AllDirectives {
  /** Redeems a ticket. */
  @FunctionalInterface
  interface TicketGate {
    /** Whom the ticket stands for; empty for one that is unknown, used or expired. */
    CompletionStage<Optional<Principal>> redeem(String ticket);
  }

  private record Judged(Principal principal, HttpResponse refusal) {}

  private static final String BEARER = "bearer ";

  private final TokenVerifier tokens;
  private final TicketGate tickets;
  private final SessionCookie cookie;
  private final RequestOrigin origin;
  private final Duration retryAfter;

  /** A guard that knows whom these tokens, tickets and cookies stand for. */
  public Guard(
      TokenVerifier tokens,
      TicketGate tickets,
      SessionCookie cookie,
      RequestOrigin origin,
      Duration retryAfter) {
    this.tokens = tokens;
    this.tickets = tickets;
    this.cookie = cookie;
    this.origin = origin;
    this.retryAfter = retryAfter;
  }

  /** For everyone who is known. */
  public Route known(Function<Principal, Route> inner) {
    return extractRequest(request -> judged(byToken(request), inner));
  }

  /** The user whom a path names; a path that names none is told so, to whoever is known. */
  public Route userNamed(String id, Function<UserId, Route> inner) {
    UserId user;
    try {
      user = Parameters.user("userId", id);
    } catch (BadParameter bad) {
      return known(who -> complete(bad.problem().response()));
    }
    return inner.apply(user);
  }

  /** For the firm. */
  public Route firm(Supplier<Route> inner) {
    return known(who -> who.firm() ? inner.get() : forbidden("This is for the firm alone."));
  }

  /** For those who may read the user's portfolio. */
  public Route reader(UserId user, Route inner) {
    return known(who -> readable(who, user, inner));
  }

  /** For those who may read the user's portfolio; a ticket in the query opens it too. */
  public Route streamReader(UserId user, Function<Principal, Route> inner) {
    return extractRequest(
        request -> {
          Function<Principal, Route> checked = who -> readable(who, user, inner.apply(who));
          Optional<String> ticket = request.getUri().query().get("ticket");
          return ticket.isPresent() && bearer(request).isEmpty()
              ? judged(byTicket(ticket.get()), checked)
              : judged(byToken(request), checked);
        });
  }

  /** For the user as a trader, and for the firm. */
  public Route poster(UserId user, Function<Principal, Route> inner) {
    return known(
        who ->
            who.mayTradeFor(user) || who.firm()
                ? inner.apply(who)
                : forbidden("Trades are posted by the trader whose portfolio it is."));
  }

  /** For whoever brings a bearer token; the route gets the token too. */
  Route bearer(Function<String, Function<Principal, Route>> inner) {
    return extractRequest(
        request ->
            bearer(request)
                .map(token -> judged(byToken(request), inner.apply(token)))
                .orElseGet(() -> complete(unknown("No bearer token came with the request."))));
  }

  private Route readable(Principal who, UserId user, Route inner) {
    return who.mayRead(user) ? inner : forbidden("This is another trader's portfolio.");
  }

  private Route forbidden(String detail) {
    return complete(Problem.of(StatusCodes.FORBIDDEN, detail).response());
  }

  private Route judged(CompletionStage<Judged> judged, Function<Principal, Route> inner) {
    return onSuccess(
        judged,
        judgement ->
            judgement.refusal == null
                ? inner.apply(judgement.principal)
                : complete(judgement.refusal));
  }

  private CompletionStage<Judged> byTicket(String ticket) {
    return tickets
        .redeem(ticket)
        .thenApply(
            who ->
                who.map(principal -> new Judged(principal, null))
                    .orElseGet(() -> refused("The ticket is unknown, used or expired.")));
  }

  private CompletionStage<Judged> byToken(HttpRequest request) {
    Optional<String> bearer = bearer(request);
    Optional<String> token = bearer.or(() -> cookie.in(request));
    if (token.isEmpty()) {
      return CompletableFuture.completedFuture(
          refused("A bearer token or the session's cookie is needed."));
    }
    if (bearer.isEmpty() && !request.method().equals(HttpMethods.GET) && !origin.isOwn(request)) {
      // The browser sends the cookie along whichever page has it send a request.
      return CompletableFuture.completedFuture(
          new Judged(null, RequestOrigin.foreign().response()));
    }
    return tokens.verify(token.get()).handle(this::judgement);
  }

  private Judged judgement(Principal principal, Throwable failure) {
    if (failure == null) {
      return new Judged(principal, null);
    }
    Throwable cause = Failures.cause(failure);
    if (cause instanceof TokenRefused refused) {
      return refused("The token opens nothing. " + refused.getMessage());
    }
    if (cause instanceof KeysUnavailable away) {
      return new Judged(null, Problem.unavailable(away.getMessage(), retryAfter).response());
    }
    throw new CompletionException(cause);
  }

  private static Judged refused(String detail) {
    return new Judged(null, unknown(detail));
  }

  private static HttpResponse unknown(String detail) {
    return Problem.of(StatusCodes.UNAUTHORIZED, detail)
        .response()
        .addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"stockafolio\""));
  }

  private static Optional<String> bearer(HttpRequest request) {
    return request
        .getHeader("Authorization")
        .map(header -> header.value())
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }
}
