package com.stockafolio.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests by route, method and class of answer, with the time until their answers began: a
 * stream's is soon there.
 */
final class RequestMeters {
  private static final List<String> METHODS =
      List.of(
          HttpMethods.GET.value(),
          HttpMethods.HEAD.value(),
          HttpMethods.POST.value(),
          HttpMethods.PUT.value(),
          HttpMethods.DELETE.value(),
          HttpMethods.OPTIONS.value());

  private final MeterRegistry registry;
  private final ApiPaths paths;

  RequestMeters(MeterRegistry registry, ApiPaths paths) {
    this.registry = registry;
    this.paths = paths;
  }

  /** The route, each of whose answers is counted. */
  Route around(Route route) {
    return Directives.extractRequest(
        request -> {
          long begun = System.nanoTime();
          return Directives.mapResponse(
              response -> {
                count(request, response, System.nanoTime() - begun);
                return response;
              },
              () -> route);
        });
  }

  private void count(HttpRequest request, HttpResponse response, long nanos) {
    String method = request.method().value();
    Timer.builder("stockafolio.http.requests")
        .description("Requests, and how long until their answers began")
        .tag("route", paths.of(request.getUri().path()))
        .tag("method", METHODS.contains(method) ? method : "OTHER")
        .tag("status", response.status().intValue() / 100 + "xx")
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
