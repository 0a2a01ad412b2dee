package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pages of the origins in the settings use the API with their bearer tokens (CORS). Cookies
 * are never taken from them.
 */
public final class CrossOrigin extends AllDirectives {
  private static final List<HttpHeader> PREFLIGHT =
      List.of(
          RawHeader.create("Access-Control-Allow-Methods", "GET, POST, DELETE"),
          RawHeader.create(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID"),
          RawHeader.create("Access-Control-Max-Age", "600"));

  private static final HttpHeader EXPOSED =
      RawHeader.create("Access-Control-Expose-Headers", "ETag, Retry-After");
  private static final HttpHeader VARY = RawHeader.create("Vary", "Origin");

  private final Set<String> origins;

  /** Nobody's pages but those of these origins, as {@code https://desk.example.com}. */
  public CrossOrigin(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** The routes, with what pages of those origins need besides. */
  public Route around(Route routes) {
    if (origins.isEmpty()) {
      return routes;
    }
    return extractRequest(
        request -> {
          Optional<String> origin =
              request.getHeader("Origin").map(HttpHeader::value).filter(origins::contains);
          if (origin.isEmpty()) {
            return respondWithHeader(VARY, () -> routes);
          }
          HttpHeader allowed = RawHeader.create("Access-Control-Allow-Origin", origin.get());
          return isPreflight(request)
              ? complete(
                  HttpResponse.create()
                      .withStatus(StatusCodes.NO_CONTENT)
                      .addHeaders(List.of(allowed, VARY))
                      .addHeaders(PREFLIGHT))
              : respondWithHeaders(List.of(allowed, EXPOSED, VARY), () -> routes);
        });
  }

  private static boolean isPreflight(HttpRequest request) {
    return request.method().equals(HttpMethods.OPTIONS)
        && request.getHeader("Access-Control-Request-Method").isPresent();
  }
}
