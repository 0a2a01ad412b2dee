package com.stockafolio.http.firm;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Location;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketDesk.Posted;
import com.stockafolio.engine.market.MarketDesk.Refused;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * {@code /firm/market}: the market's records are posted here, by the cluster's market desk, and it
 * is told how far each ledger has taken them.
 */
public final class FirmMarket extends AllDirectives {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 4_096;
  private static final String PATH = "/api/v1/firm/market/";

  private final ActorSystem<?> system;
  private final LedgerQuestions questions;
  private final int ledgers;
  private final MarketBoard market;
  private final FirmSettings settings;
  private final Materializer materializer;
  private final JsonAnswer answer = new JsonAnswer();

  /** Posts through the desk that the system's receptionist knows. */
  public FirmMarket(
      ActorSystem<?> system,
      LedgerQuestions questions,
      int ledgers,
      MarketBoard market,
      FirmSettings settings) {
    this.system = system;
    this.questions = questions;
    this.ledgers = ledgers;
    this.market = market;
    this.settings = settings;
    this.materializer = Materializer.matFromSystem(system);
  }

  Route route() {
    return pathPrefix(
        "market",
        () ->
            concat(
                pathEnd(() -> concat(get(this::standing), post(this::posting))),
                path(segment(), number -> get(() -> record(number)))));
  }

  private Route posting() {
    return extractRequest(
        request ->
            request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)
                ? completeWithFuture(
                    body(request).thenCompose(this::post).exceptionally(FirmMarket::unread))
                : complete(
                    Problem.of(
                            StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                            "The body must be application/json.")
                        .response()));
  }

  private CompletionStage<String> body(HttpRequest request) {
    return request
        .entity()
        .withSizeLimit(MOST_BYTES)
        .toStrict(settings.marketTimeout().toMillis(), materializer)
        .thenApply(body -> body.getData().utf8String());
  }

  private CompletionStage<HttpResponse> post(String body) {
    try {
      // What is none need not go to the desk, which may be away.
      MarketJson.readAsked(body.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidField invalid) {
      return now(bad(invalid.field(), invalid.getMessage()));
    }
    return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
            system.receptionist(),
            replyTo -> Receptionist.find(MarketDesk.KEY, replyTo),
            settings.marketTimeout(),
            system.scheduler())
        .thenCompose(
            listing ->
                listing.getServiceInstances(MarketDesk.KEY).stream()
                    .findFirst()
                    .map(desk -> ask(desk, body))
                    .orElseGet(() -> now(silent("No market desk runs now. Nothing was posted."))));
  }

  private CompletionStage<HttpResponse> ask(ActorRef<MarketDesk.Command> desk, String body) {
    return AskPattern.<MarketDesk.Command, MarketDesk.Answer>ask(
            desk,
            replyTo -> new MarketDesk.Post(body, replyTo),
            settings.marketTimeout(),
            system.scheduler())
        .thenApply(this::response)
        .exceptionally(
            late ->
                silent(
                    "The market desk does not answer, and has the record or not. Post it again with"
                        + " its actionId: it is taken once."));
  }

  private HttpResponse response(MarketDesk.Answer told) {
    if (told instanceof Posted posted) {
      market.read(); // for what is asked of this node next
      return JsonDocument.response(
              out -> {
                out.writeNumberField("number", posted.number());
                out.writeStringField("actionId", posted.actionId());
                out.writeStringField(
                    "postedAt", Instant.ofEpochMilli(posted.postedAtMillis()).toString());
              })
          .withStatus(StatusCodes.CREATED)
          .addHeader(Location.create(PATH + posted.number()));
    }
    Refused refused = (Refused) told;
    return switch (refused.why()) {
      case INVALID -> bad(refused.field(), refused.detail());
      case OTHER_CONTENT ->
          new Problem(StatusCodes.CONFLICT, refused.detail(), refused.field(), null).response();
      case TOO_MANY -> Problem.tooMany(refused.detail(), Duration.ofSeconds(1)).response();
      case UNAVAILABLE -> silent(refused.detail());
    };
  }

  private static HttpResponse bad(String field, String detail) {
    return field.isEmpty()
        ? Problem.of(StatusCodes.BAD_REQUEST, detail).response()
        : Problem.badField(field, detail).response();
  }

  private static HttpResponse silent(String detail) {
    return Problem.unavailable(detail, RETRY_AFTER).response();
  }

  private static HttpResponse unread(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    if (cause instanceof EntityStreamSizeException) {
      String detail = "A market record has at most %d bytes.".formatted(MOST_BYTES);
      return Problem.of(StatusCodes.PAYLOAD_TOO_LARGE, detail).response();
    }
    if (cause instanceof TimeoutException) {
      return Problem.of(StatusCodes.REQUEST_TIMEOUT, "The body did not come in time.").response();
    }
    throw new CompletionException(cause);
  }

  private Route record(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      return complete(
          Problem.badField("number", "number must be a whole number from 1 on.").response());
    }
    int number = Integer.parseInt(text);
    return onComplete(
        market.atLeast(number),
        read -> {
          MarketList list = market.list();
          if (number <= list.number()) {
            return answer.document(MarketAnswers.record(list, number));
          }
          return complete(
              read.isSuccess()
                  ? Problem.of(
                          StatusCodes.NOT_FOUND,
                          "The last market record has the number %d.".formatted(list.number()))
                      .response()
                  : silent("The market's table cannot be read now."));
        });
  }

  private Route standing() {
    return onComplete(
        market.lately(),
        read -> {
          if (read.isFailure()) {
            return complete(silent("The market's table cannot be read now."));
          }
          return onSuccess(
              views(),
              views -> answer.document(MarketAnswers.standing(market.list(), views, ledgers)));
        });
  }

  private CompletionStage<List<Ledger.MarketView>> views() {
    List<CompletableFuture<Ledger.MarketView>> asked = new ArrayList<>();
    for (int ledger = 0; ledger < ledgers; ledger++) {
      asked.add(
          questions
              .<Ledger.MarketView>ask(ledger, Ledger.AskMarket::new, settings.liveTimeout())
              // One that is silent is missing, and the answer says so.
              .exceptionally(silent -> null)
              .toCompletableFuture());
    }
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> asked.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList());
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
