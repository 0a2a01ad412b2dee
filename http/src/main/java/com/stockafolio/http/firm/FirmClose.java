package com.stockafolio.http.firm;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.http.answer.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /firm/close?date=}: has the cluster's closing desk close a trading day. */
public final class FirmClose extends AllDirectives {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ActorSystem<?> system;
  private final Duration timeout;
  private final Clock clock;
  private final TradingDays days;

  /** Closes through the desk that the system's receptionist knows. */
  public FirmClose(ActorSystem<?> system, Duration timeout, Clock clock, TradingDays days) {
    this.system = system;
    this.timeout = timeout;
    this.clock = clock;
    this.days = days;
  }

  /** Takes the query's date; today in New York, or the last trading day, where there is none. */
  Route route() {
    return parameterOptional(
        "date",
        text -> onComplete(close(text), answer -> complete(answer.getOrElse(this::silent))));
  }

  private CompletionStage<HttpResponse> close(Optional<String> text) {
    LocalDate today = clock.instant().atZone(ClosingDesk.ZONE).toLocalDate();
    LocalDate date;
    try {
      date = text.map(LocalDate::parse).orElseGet(() -> days.sameOrBefore(today));
    } catch (DateTimeException noDate) {
      return now(Problem.badField("date", "date must be a day such as 2026-11-24.").response());
    }
    if (date.isAfter(today)) {
      return now(
          Problem.badField("date", "date must not be after today in New York, " + today + ".")
              .response());
    }
    return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
            system.receptionist(),
            replyTo -> Receptionist.find(ClosingDesk.KEY, replyTo),
            timeout,
            system.scheduler())
        .thenCompose(
            listing ->
                listing.getServiceInstances(ClosingDesk.KEY).stream()
                    .findFirst()
                    .map(desk -> ask(desk, date))
                    .orElseGet(() -> now(silent())));
  }

  private CompletionStage<HttpResponse> ask(ActorRef<ClosingDesk.Command> desk, LocalDate date) {
    return AskPattern.<ClosingDesk.Command, ClosingDesk.Answer>ask(
            desk, replyTo -> new ClosingDesk.Close(date, replyTo), timeout, system.scheduler())
        .thenApply(FirmClose::response);
  }

  private static HttpResponse response(ClosingDesk.Answer answer) {
    if (answer instanceof ClosingDesk.Begun begun) {
      return HttpResponse.create()
          .withStatus(StatusCodes.ACCEPTED)
          .withEntity(
              ContentTypes.APPLICATION_JSON,
              "{\"date\":\"%s\",\"closeId\":\"%s\"}".formatted(begun.date(), begun.closeId()));
    }
    ClosingDesk.Refused refused = (ClosingDesk.Refused) answer;
    return refused.later()
        ? Problem.unavailable(refused.reason() + ".", RETRY_AFTER).response()
        : Problem.badField("date", refused.reason() + ".").response();
  }

  private HttpResponse silent() {
    return Problem.unavailable("The closing desk does not answer.", RETRY_AFTER).response();
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
