package com.stockafolio.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import com.stockafolio.http.Parameters.BadParameter;
import com.stockafolio.http.access.RateLimit;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeText.InvalidField;
import com.stockafolio.portfolio.UserId;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /portfolios/{userId}/trades}: puts a trade on the topic, as any producer does. */
final class PostingRoutes extends AllDirectives {
  private static final Logger log = LoggerFactory.getLogger(PostingRoutes.class);

  private final HttpSettings settings;
  private final Instruments instruments;
  private final TradeTopic topic;
  private final RateLimit limit;
  private final Clock clock;
  private final Materializer materializer;

  PostingRoutes(
      HttpSettings settings,
      Instruments instruments,
      TradeTopic topic,
      Clock clock,
      ActorSystem<?> system) {
    this.settings = settings;
    this.instruments = instruments;
    this.topic = topic;
    HttpSettings.Posting posting = settings.posting();
    this.limit =
        new RateLimit(
            posting.perSecond(), posting.burst(), posting.usersRemembered(), System::nanoTime);
    this.clock = clock;
    this.materializer = Materializer.matFromSystem(system);
  }

  /** Takes a trade of the user's. */
  Route by(UserId user) {
    return extractRequest(
        request -> {
          if (!limit.take(user)) {
            String detail =
                "No more than %d trades a second are taken from one user."
                    .formatted(settings.posting().perSecond());
            return complete(Problem.tooMany(detail, settings.retryAfter()).response());
          }
          if (!request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
            return complete(
                Problem.of(StatusCodes.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.")
                    .response());
          }
          String key = request.getHeader("Idempotency-Key").map(HttpHeader::value).orElse(null);
          return completeWithFuture(
              body(request)
                  .thenCompose(body -> post(user, body.getData().toArray(), key))
                  .exceptionally(this::unread));
        });
  }

  private CompletionStage<HttpEntity.Strict> body(HttpRequest request) {
    return request
        .entity()
        .withSizeLimit(settings.posting().mostBytes())
        .toStrict(settings.posting().timeout().toMillis(), materializer);
  }

  private CompletionStage<HttpResponse> post(UserId user, byte[] body, String key) {
    Trade trade;
    try {
      trade = PostedTrade.read(body, user, key, instruments, clock.millis());
    } catch (BadParameter bad) {
      return now(bad.problem().response());
    } catch (InvalidField invalid) {
      return now(Problem.badField(invalid.field(), invalid.getMessage()).response());
    }
    Optional<CompletionStage<Void>> sent = topic.send(trade);
    return sent.map(
            stage ->
                stage.handle(
                    (done, failure) -> failure == null ? taken(trade) : notTaken(trade, failure)))
        .orElseGet(
            () ->
                now(
                    Problem.unavailable(
                            "Too many posted trades are on their way now.", settings.retryAfter())
                        .response()));
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static HttpResponse taken(Trade trade) {
    return JsonDocument.response(out -> out.writeStringField("tradeId", trade.tradeId().toString()))
        .withStatus(StatusCodes.ACCEPTED);
  }

  private HttpResponse notTaken(Trade trade, Throwable failure) {
    log.warn("Posted trade {} was not acknowledged: {}", trade.tradeId(), failure.toString());
    String detail =
        "Kafka has not acknowledged the trade %s in time, and may have it or not. Posted again with"
            + " this tradeId or the same Idempotency-Key it is booked once.";
    return Problem.unavailable(detail.formatted(trade.tradeId()), settings.retryAfter()).response();
  }

  private HttpResponse unread(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof EntityStreamSizeException) {
      String detail = "A body has at most %d bytes.".formatted(settings.posting().mostBytes());
      return Problem.of(StatusCodes.PAYLOAD_TOO_LARGE, detail).response();
    }
    if (cause instanceof TimeoutException) {
      return Problem.of(StatusCodes.REQUEST_TIMEOUT, "The body did not come in time.").response();
    }
    throw new CompletionException(cause);
  }
}
