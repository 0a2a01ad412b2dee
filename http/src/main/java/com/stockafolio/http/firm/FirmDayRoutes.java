package com.stockafolio.http.firm;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.japi.Pair;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Parameters;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.answer.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /firm/days}: the days that the batch has finished, and what it says of each. The guard
 * stands before these routes already.
 */
public final class FirmDayRoutes extends AllDirectives {
  private static final Logger log = LoggerFactory.getLogger(FirmDayRoutes.class);
  private static final ContentType CSV = MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8);
  private static final int USUAL_DAYS = 60;
  private static final int MOST_DAYS = 400;

  private final FirmResults results;
  private final DayGlances glances;
  private final Duration retryAfter;
  private final JsonAnswer answers = new JsonAnswer();

  /**
   * Routes behind the firm's guard; {@code retryAfter} is what is told where the results cannot be
   * read.
   */
  public FirmDayRoutes(FirmResults results, DayGlances glances, Duration retryAfter) {
    this.results = results;
    this.glances = glances;
    this.retryAfter = retryAfter;
  }

  Route route() {
    return pathPrefix(
        "days",
        () ->
            concat(
                pathEnd(() -> get(() -> extractRequest(request -> checked(() -> list(request))))),
                path(
                    PathMatchers.segment(),
                    name -> get(() -> extractRequest(request -> named(name, request))))));
  }

  private Route named(String name, HttpRequest request) {
    return checked(
        () ->
            name.endsWith(".csv")
                ? table(
                    date("date", name.substring(0, name.length() - 4)),
                    tableOf(request),
                    amountsAsText(request))
                : document(date("date", name)));
  }

  private Route checked(Supplier<Route> inner) {
    try {
      return inner.get();
    } catch (BadParameter bad) {
      return complete(bad.problem().response());
    }
  }

  private static LocalDate date(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      throw new BadParameter(field, field + " must be a day such as 2026-11-24.");
    }
  }

  private static DayTable tableOf(HttpRequest request) {
    String name = request.getUri().query().get("table").orElse(DayTable.STOCKS.word());
    return DayTable.named(name)
        .orElseThrow(
            () -> new BadParameter("table", "table must be one of " + DayTable.names() + "."));
  }

  private static boolean amountsAsText(HttpRequest request) {
    String amounts = request.getUri().query().get("amounts").orElse("number");
    if (!amounts.equals("text") && !amounts.equals("number")) {
      throw new BadParameter("amounts", "amounts must be number or text.");
    }
    return amounts.equals("text");
  }

  private Route list(HttpRequest request) {
    int limit = (int) Parameters.number(request, "limit", 1, MOST_DAYS, USUAL_DAYS);
    Optional<LocalDate> before =
        request.getUri().query().get("before").map(text -> date("before", text));
    CompletionStage<ByteString> listed =
        results
            .days()
            .thenCompose(
                all -> {
                  List<FirmResults.FinishedDay> rows = newestFirst(all, before);
                  int shown = Math.min(limit, rows.size());
                  String next = shown < rows.size() ? rows.get(shown - 1).date().toString() : null;
                  return glances
                      .of(rows.subList(0, shown))
                      .thenApply(days -> JsonDocument.object(out -> write(days, next, out)));
                });
    return answered(listed, json -> answers.tagged(json, "days"));
  }

  private static List<FirmResults.FinishedDay> newestFirst(
      List<FirmResults.FinishedDay> all, Optional<LocalDate> before) {
    return all.stream()
        .filter(row -> before.isEmpty() || row.date().isBefore(before.get()))
        .sorted(Comparator.comparing(FirmResults.FinishedDay::date).reversed())
        .toList();
  }

  private static void write(
      List<Pair<FirmResults.FinishedDay, DayGlance>> days, String next, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart("days");
    for (Pair<FirmResults.FinishedDay, DayGlance> day : days) {
      FirmResults.FinishedDay row = day.first();
      out.writeStartObject();
      out.writeStringField("date", row.date().toString());
      out.writeStringField("status", row.status());
      out.writeStringField("closeId", row.closeId());
      out.writeStringField("finishedAt", row.finishedAt().toString());
      day.second().write(out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringField("next", next);
  }

  private Route document(LocalDate date) {
    return answered(
        results.document(date),
        found ->
            found
                .map(document -> answers.tagged(ByteString.fromString(document), date.toString()))
                .orElseGet(() -> complete(missing(date))));
  }

  private Route table(LocalDate date, DayTable table, boolean amountsAsText) {
    return answered(
        results.document(date),
        found ->
            found
                .map(
                    document ->
                        encodeResponseWith(
                            JsonAnswer.CODERS,
                            () ->
                                complete(
                                    file(
                                        date,
                                        table,
                                        table.csv(DayGlance.tree(document), amountsAsText)))))
                .orElseGet(() -> complete(missing(date))));
  }

  private static HttpResponse file(LocalDate date, DayTable table, String csv) {
    String name = "stockafolio-%s-%s.csv".formatted(date, table.word());
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .addHeader(RawHeader.create("Content-Disposition", "attachment; filename=\"" + name + "\""))
        .withEntity(HttpEntities.create(CSV, ByteString.fromString(csv)));
  }

  private static HttpResponse missing(LocalDate date) {
    return Problem.of(StatusCodes.NOT_FOUND, "No batch has finished " + date + " yet.").response();
  }

  private <T> Route answered(CompletionStage<T> stage, Function<T, Route> answer) {
    return onComplete(
        stage,
        result -> {
          if (result.isSuccess()) {
            return answer.apply(result.get());
          }
          Throwable failure = result.failed().get();
          Throwable cause = Failures.cause(failure);
          if (cause instanceof FirmResults.Unavailable away) {
            log.warn("The days' results cannot be read: {}", String.valueOf(away.getCause()));
            return complete(
                Problem.unavailable("The days' results cannot be read now.", retryAfter)
                    .response());
          }
          return failWith(cause);
        });
  }
}
