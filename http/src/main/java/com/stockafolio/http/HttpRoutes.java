package com.stockafolio.http;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Allow;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.server.UnacceptedResponseEncodingRejection;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.guard.CrossOrigin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of a node, and the problem documents for what none of them takes. */
final class HttpRoutes extends AllDirectives {
  private static final Logger log = LoggerFactory.getLogger(HttpRoutes.class);

  private final List<Route> api;
  private final List<Route> others;
  private final CrossOrigin crossOrigin;

  /**
   * Routes put together.
   *
   * @param api what stands under {@code /api/v1}
   * @param others what stands at the root
   */
  HttpRoutes(List<Route> api, List<Route> others, CrossOrigin crossOrigin) {
    this.api = List.copyOf(api);
    this.others = List.copyOf(others);
    this.crossOrigin = crossOrigin;
  }

  Route route() {
    Route all = concat(pathPrefix("api", () -> pathPrefix("v1", () -> anyOf(api))), anyOf(others));
    return crossOrigin.around(
        mapRequest(HttpRoutes::headAsGet, () -> all.seal(rejections(), exceptions())));
  }

  /**
   * HEAD is answered as GET is, and the server leaves the body out. A stream is nothing but its
   * body, and would be counted as one that is open.
   */
  private static HttpRequest headAsGet(HttpRequest request) {
    return request.method().equals(HttpMethods.HEAD) && !isStream(request)
        ? request.withMethod(HttpMethods.GET)
        : request;
  }

  private static boolean isStream(HttpRequest request) {
    return request.getUri().path().endsWith("/events");
  }

  /** What a resource takes, HEAD with GET. */
  private static HttpMethod[] allowed(HttpRequest request, List<MethodRejection> refused) {
    Set<HttpMethod> methods = new LinkedHashSet<>();
    for (MethodRejection rejection : refused) {
      methods.add(rejection.supported());
      if (rejection.supported().equals(HttpMethods.GET) && !isStream(request)) {
        methods.add(HttpMethods.HEAD);
      }
    }
    return methods.toArray(HttpMethod[]::new);
  }

  private Route anyOf(List<Route> routes) {
    return concat(routes.get(0), routes.subList(1, routes.size()).toArray(Route[]::new));
  }

  private RejectionHandler rejections() {
    return RejectionHandler.newBuilder()
        .handleAll(
            MethodRejection.class,
            refused ->
                extractRequest(
                    request ->
                        complete(
                            Problem.of(
                                    StatusCodes.METHOD_NOT_ALLOWED,
                                    "This resource has no such method.")
                                .response()
                                .addHeader(Allow.create(allowed(request, refused))))))
        .handleNotFound(
            complete(Problem.of(StatusCodes.NOT_FOUND, "There is nothing here.").response()))
        .handleAll(
            UnacceptedResponseEncodingRejection.class,
            refused ->
                complete(
                    Problem.of(StatusCodes.NOT_ACCEPTABLE, "Answers are plain or gzip.")
                        .response()))
        .handle(
            Rejection.class,
            rejection -> {
              log.debug("Request refused: {}", rejection);
              return complete(
                  Problem.of(StatusCodes.BAD_REQUEST, "The request cannot be taken as it is.")
                      .response());
            })
        .build();
  }

  private ExceptionHandler exceptions() {
    return ExceptionHandler.newBuilder()
        .matchAny(failure -> extractRequest(request -> complete(failed(request, failure))))
        .build();
  }

  private static HttpResponse failed(HttpRequest request, Throwable failure) {
    log.error("{} {} failed", request.method().value(), request.getUri().path(), failure);
    return Problem.of(StatusCodes.INTERNAL_SERVER_ERROR, "The request failed; see the node's log.")
        .response();
  }
}
