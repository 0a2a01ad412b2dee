package com.stockafolio.http.posting;

import static akka.http.javadsl.server.PathMatchers.segment;

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
import com.stockafolio.engine.node.Standstills;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.http.idempotency.KeyedOutcome;
import com.stockafolio.http.idempotency.KeyedPosting;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeText.InvalidField;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /portfolios/{userId}/trades}: puts a trade of the user's on the topic, or a movement
 * of cash, a transfer, a bust or a correction of the firm's, as any producer does.
 */
public final class PostingRoutes extends AllDirectives {
  private static final String UNKNOWN =
      "Kafka has not acknowledged the trade %s in time, and may have it or not.";

  private static final Logger log = LoggerFactory.getLogger(PostingRoutes.class);

  private final Guard guard;
  private final PostingSettings settings;
  private final Duration retryAfter;
  private final InstrumentBoard instruments;
  private final TradeTopic topic;
  private final Standstills standstills;
  private final KeyedPosting keyed;
  private final Preview preview;
  private final RateLimit limit;
  private final RateLimit previews;
  private final Clock clock;
  private final Materializer materializer;

  /**
   * Routes behind the guard.
   *
   * @param retryAfter what a client is told to wait where its trade is not taken for now
   * @param standstills what is not booked: nothing is taken that nobody reads
   * @param keyed takes the trades that come under a key
   * @param preview says what a trade would lead to
   */
  public PostingRoutes(
      Guard guard,
      PostingSettings settings,
      Duration retryAfter,
      InstrumentBoard instruments,
      TradeTopic topic,
      Standstills standstills,
      KeyedPosting keyed,
      Preview preview,
      Clock clock,
      ActorSystem<?> system) {
    this.guard = guard;
    this.settings = settings;
    this.retryAfter = retryAfter;
    this.instruments = instruments;
    this.topic = topic;
    this.standstills = standstills;
    this.keyed = keyed;
    this.preview = preview;
    this.limit = rate(settings);
    this.previews = rate(settings);
    this.clock = clock;
    this.materializer = Materializer.matFromSystem(system);
  }

  private static RateLimit rate(PostingSettings settings) {
    return new RateLimit(
        settings.perSecond(), settings.burst(), settings.usersRemembered(), System::nanoTime);
  }

  /** Takes a trade of the user's from the user, anything else from the firm; or previews one. */
  public Route route() {
    return concat(
        path(
            segment("portfolios").slash(segment()).slash("trades"),
            id ->
                post(() -> guard.userNamed(id, user -> guard.poster(user, who -> by(who, user))))),
        path(
            segment("portfolios").slash(segment()).slash("trades").slash("preview"),
            id ->
                post(
                    () ->
                        guard.userNamed(
                            id,
                            user ->
                                guard.poster(user, who -> body(user, previews, this::preview))))));
  }

  private Route by(Principal who, UserId user) {
    if (standstills.isWhole()) {
      String detail = "Trades are not booked at present, and none is taken. Nothing was sent.";
      return complete(Problem.unavailable(detail, retryAfter).response());
    }
    return body(user, limit, (key, posted) -> post(who, user, key, posted));
  }

  /**
   * Reads what is posted.
   *
   * @param rate how often one user's may be
   * @param then what is done with it, under its key, which may be null
   */
  private Route body(
      UserId user,
      RateLimit rate,
      BiFunction<String, PostedTransaction, CompletionStage<HttpResponse>> then) {
    return extractRequest(
        request -> {
          if (!rate.take(user)) {
            String detail =
                "No more than %d trades a second are taken from one user."
                    .formatted(settings.perSecond());
            return complete(Problem.tooMany(detail, retryAfter).response());
          }
          if (!request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
            return complete(
                Problem.of(StatusCodes.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.")
                    .response());
          }
          String key = request.getHeader(PostedTransaction.KEY).map(HttpHeader::value).orElse(null);
          return completeWithFuture(
              body(request)
                  .thenCompose(body -> taken(user, body.getData().toArray(), key, then))
                  .exceptionally(this::unread));
        });
  }

  private CompletionStage<HttpEntity.Strict> body(HttpRequest request) {
    return request
        .entity()
        .withSizeLimit(settings.mostBytes())
        .toStrict(settings.timeout().toMillis(), materializer);
  }

  private CompletionStage<HttpResponse> taken(
      UserId user,
      byte[] body,
      String key,
      BiFunction<String, PostedTransaction, CompletionStage<HttpResponse>> then) {
    try {
      return then.apply(key, read(user, body, key));
    } catch (BadParameter bad) {
      return now(bad.problem().response());
    } catch (InvalidField invalid) {
      return invalid.reason() == RejectionReason.UNKNOWN_SYMBOL
          ? instruments.lately().thenCompose(known -> takenKnown(user, body, key, then))
          : now(badField(invalid));
    }
  }

  /** Once more, where the instrument may be new. */
  private CompletionStage<HttpResponse> takenKnown(
      UserId user,
      byte[] body,
      String key,
      BiFunction<String, PostedTransaction, CompletionStage<HttpResponse>> then) {
    try {
      return then.apply(key, read(user, body, key));
    } catch (InvalidField invalid) {
      return now(badField(invalid));
    }
  }

  private CompletionStage<HttpResponse> preview(String key, PostedTransaction posted) {
    return posted.transaction() instanceof Trade trade
        ? preview.of(trade)
        : now(Problem.badField("type", "Only trades are previewed.").response());
  }

  private PostedTransaction read(UserId user, byte[] body, String key) {
    return PostedTransaction.read(body, user, key, instruments.instruments(), clock.millis());
  }

  private static HttpResponse badField(InvalidField invalid) {
    return Problem.badField(invalid.field(), invalid.getMessage()).response();
  }

  private CompletionStage<HttpResponse> post(
      Principal who, UserId user, String key, PostedTransaction posted) {
    boolean trade = posted.transaction() instanceof Trade;
    if (!(trade ? who.mayTradeFor(user) : who.firm())) {
      String detail =
          trade
              ? "Trades are posted by the trader whose portfolio it is."
              : "Movements of cash, transfers, busts and corrections are posted by the firm.";
      return now(Problem.of(StatusCodes.FORBIDDEN, detail).response());
    }
    return key == null
        ? once(posted.transaction())
        : keyed
            .post(key, posted.terms(), posted.transaction())
            .thenApply(outcome -> answer(outcome, posted.transaction()));
  }

  private CompletionStage<HttpResponse> once(Transaction trade) {
    return topic
        .send(trade)
        .map(
            sent ->
                sent.handle(
                    (done, failure) ->
                        failure == null ? taken(trade.tradeId(), trade) : notTaken(trade, failure)))
        .orElseGet(() -> now(busy()));
  }

  private HttpResponse answer(KeyedOutcome outcome, Transaction posted) {
    if (outcome instanceof KeyedOutcome.Taken taken) {
      return taken(taken.tradeId(), posted);
    } else if (outcome instanceof KeyedOutcome.NotAcknowledged unknown) {
      warn(unknown.tradeId(), unknown.cause());
      return unavailable(
          UNKNOWN + " Post it again under the same Idempotency-Key: it is booked once.",
          unknown.tradeId());
    } else if (outcome instanceof KeyedOutcome.InProgress running) {
      String detail =
          "An earlier request under this Idempotency-Key, for the trade %s, is not settled yet."
              .formatted(running.tradeId());
      return Problem.unavailable(detail, running.retryAfter()).response();
    } else if (outcome instanceof KeyedOutcome.OtherTrade other) {
      return conflict(
          "This Idempotency-Key stands for the trade %s, which was posted with another body. A new"
              + " trade needs a new key.",
          other.tradeId());
    } else if (outcome instanceof KeyedOutcome.CannotBeTold lost) {
      return conflict(
          "Whether the trade %s, posted earlier under this Idempotency-Key, reached Kafka can no"
              + " longer be told. Look for it in the history, and where it is not there post it"
              + " under a new key.",
          lost.tradeId());
    } else if (outcome instanceof KeyedOutcome.Unavailable away) {
      log.warn("A trade was not posted, for {}: {}", away.what(), away.cause().toString());
      String detail = "%s does not answer. Nothing was sent.".formatted(away.what());
      return Problem.unavailable(detail, retryAfter).response();
    }
    return busy();
  }

  private static HttpResponse conflict(String detail, TradeId trade) {
    return new Problem(StatusCodes.CONFLICT, detail.formatted(trade), PostedTransaction.KEY, null)
        .response();
  }

  private HttpResponse unavailable(String detail, TradeId trade) {
    return Problem.unavailable(detail.formatted(trade), retryAfter).response();
  }

  private HttpResponse busy() {
    return Problem.unavailable("Too many posted trades are on their way now.", retryAfter)
        .response();
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  /** Taken under an id; a symbol is told as the instrument has it. */
  private static HttpResponse taken(TradeId id, Transaction posted) {
    return JsonDocument.response(
            out -> {
              out.writeStringField("tradeId", id.toString());
              if (posted instanceof Trade trade) {
                out.writeStringField("symbol", trade.symbol());
              } else if (posted instanceof Transfer transfer) {
                out.writeStringField("symbol", transfer.symbol());
              }
            })
        .withStatus(StatusCodes.ACCEPTED);
  }

  private static void warn(TradeId trade, Throwable failure) {
    log.warn("Posted trade {} was not acknowledged: {}", trade, failure.toString());
  }

  private HttpResponse notTaken(Transaction trade, Throwable failure) {
    warn(trade.tradeId(), failure);
    return unavailable(
        UNKNOWN
            + " Posted again with this tradeId it is booked once as long as it is among the user's"
            + " last "
            + Portfolio.RECENT_ENTRIES
            + " entries; under an Idempotency-Key that would hold for a day.",
        trade.tradeId());
  }

  private HttpResponse unread(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    if (cause instanceof EntityStreamSizeException) {
      String detail = "A body has at most %d bytes.".formatted(settings.mostBytes());
      return Problem.of(StatusCodes.PAYLOAD_TOO_LARGE, detail).response();
    }
    if (cause instanceof TimeoutException) {
      return Problem.of(StatusCodes.REQUEST_TIMEOUT, "The body did not come in time.").response();
    }
    throw new CompletionException(cause);
  }
}
