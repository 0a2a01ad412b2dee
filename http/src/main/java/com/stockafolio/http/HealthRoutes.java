package com.stockafolio.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.node.Standstills;
import com.stockafolio.http.answer.JsonDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class HealthRoutes extends AllDirectives {
  private static final ContentType PROMETHEUS_TEXT =
      MediaTypes.customWithFixedCharset(
              "text", "plain", HttpCharsets.UTF_8, new HashMap<>(Map.of("version", "0.0.4")), false)
          .toContentType();

  private final Ledgers ledgers;
  private final NodeMetrics metrics;
  private final Standstills standstills;
  private final Readiness readiness;

  HealthRoutes(Ledgers ledgers, NodeMetrics metrics, Standstills standstills) {
    this.ledgers = ledgers;
    readiness = new Readiness(ledgers);
    this.metrics = metrics;
    this.standstills = standstills;
  }

  Route route() {
    return concat(
        path("metrics", () -> get(() -> complete(metrics()))),
        pathPrefix(
            "health",
            () ->
                concat(
                    path("live", () -> get(() -> complete(live()))),
                    path("ready", () -> get(() -> complete(ready()))))));
  }

  private HttpResponse metrics() {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(PROMETHEUS_TEXT, metrics.scrape().getBytes(UTF_8)));
  }

  private static HttpResponse live() {
    return json(StatusCodes.OK, out -> out.writeBooleanField("live", true));
  }

  /**
   * Where trades are not booked until an operator acts, it says so and goes on showing portfolios.
   */
  private HttpResponse ready() {
    int serving = ledgers.serving();
    int count = ledgers.count();
    boolean ready = readiness.isReady();
    return json(
        ready ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE,
        out -> {
          out.writeBooleanField("ready", ready);
          out.writeNumberField("ledgersServing", serving);
          out.writeNumberField("ledgers", count);
          if (serving < count) {
            out.writeStringField(
                "waitingFor", (count - serving) + " of " + count + " ledgers to serve");
          }
          List<String> whys = standstills.whys();
          if (!whys.isEmpty()) {
            out.writeStringField("notBooking", String.join("; ", whys));
          }
        });
  }

  private static HttpResponse json(StatusCode status, JsonDocument.Content fields) {
    return HttpResponse.create()
        .withStatus(status)
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .withEntity(
            HttpEntities.create(ContentTypes.APPLICATION_JSON, JsonDocument.object(fields)));
  }
}
