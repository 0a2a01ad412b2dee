package com.stockafolio.http.portfolio;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import com.stockafolio.engine.history.HistoryBusy;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.answer.JsonAnswer;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.answer.Parameters;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.lots.LotMethod;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /portfolios/{userId}}, now and as of a moment, its trades and all its entries, why a
 * position is what it is, and of which lots.
 */
public final class PortfolioRoutes extends AllDirectives {
  private static final Logger log = LoggerFactory.getLogger(PortfolioRoutes.class);

  private static final String KNOWN_AT = "knownAt";
  private static final byte[] TRADES = JsonBuffer.piece("{\"trades\":[");
  private static final byte[] ENTRIES = JsonBuffer.piece("{\"entries\":[");
  private static final byte[] NEXT = JsonBuffer.piece("],\"next\":");
  private static final byte[] NULL = JsonBuffer.piece("null");
  private static final int SIZE_HINT = 8_192;
  private static final int ENTRY_SIZE_HINT = 360;
  private static final int USUAL_ENTRIES = 50;
  private static final int MOST_ENTRIES = 500;
  private static final String USUAL_METHOD = LotMethod.FIFO.name();
  private static final List<String> METHODS =
      Stream.of(LotMethod.values()).map(LotMethod::name).toList();

  /**
   * Where portfolios come from.
   *
   * @param live portfolios of now
   * @param readsOfUser readings of one user's history at once
   * @param hindsights portfolios of moments as they were known later
   * @param lots what positions are made of
   * @param starts what users' profits of the day are counted from
   * @param retryAfter what a client is told to wait where it does not answer
   */
  public record Sources(
      LivePortfolios live,
      PastPortfolios past,
      Hindsights hindsights,
      Lots lots,
      int readsOfUser,
      DayStarts starts,
      PortfolioJson json,
      Duration retryAfter) {}

  private final Guard guard;
  private final Sources sources;
  private final ReadsOfUser reads;
  private final Clock clock;
  private final JsonAnswer answer = new JsonAnswer();
  private final Explanations explanations;
  private final ExplanationJson explanationJson;
  private final LotsJson lotsJson;

  /** Routes behind the guard. */
  public PortfolioRoutes(Guard guard, Sources sources, Clock clock) {
    this.guard = guard;
    this.sources = sources;
    this.reads = new ReadsOfUser(sources.readsOfUser());
    this.clock = clock;
    this.explanations = new Explanations(sources.past);
    this.explanationJson = new ExplanationJson(sources.json);
    this.lotsJson = new LotsJson(sources.json);
  }

  /** What is read of one user. */
  public Route route() {
    return pathPrefix("portfolios", () -> pathPrefix(segment(), this::ofUser));
  }

  private Route ofUser(String id) {
    return concat(
        pathEnd(() -> get(() -> readable(id, this::portfolio))),
        path("trades", () -> get(() -> readable(id, user -> entries(user, this::trades)))),
        path("entries", () -> get(() -> readable(id, user -> entries(user, this::entries)))),
        path("explain", () -> get(() -> readable(id, this::explain))),
        path("lots", () -> get(() -> readable(id, this::lots))));
  }

  private Route readable(String id, Function<UserId, Route> inner) {
    return guard.userNamed(id, user -> guard.reader(user, inner.apply(user)));
  }

  private Route portfolio(UserId user) {
    return extractRequest(
        request -> {
          Optional<String> asOf = request.getUri().query().get("asOf");
          if (request.getUri().query().get(KNOWN_AT).isPresent()) {
            return hindsight(user, request, asOf);
          }
          return asOf.map(text -> portfolioAsOf(user, text))
              .orElseGet(
                  () ->
                      answered(
                          sources.live.of(user).thenCompose(this::today),
                          today -> answer.tagged(json(today), today.version())));
        });
  }

  /**
   * A portfolio as it stands.
   *
   * @param day what its profit of the day is counted from; null for none
   */
  private record Today(Portfolio portfolio, DayStart day) {
    String version() {
      return Long.toString(portfolio.sequence());
    }
  }

  private CompletionStage<Today> today(Portfolio now) {
    return sources.starts.of(now).thenApply(start -> new Today(now, start.orElse(null)));
  }

  /** As of an instant, as it was known later. */
  private Route hindsight(UserId user, HttpRequest request, Optional<String> asOf) {
    if (asOf.isEmpty()) {
      return complete(
          Problem.badField(KNOWN_AT, "knownAt goes with an instant as asOf.").response());
    }
    long knownAt;
    AsOf moment;
    try {
      knownAt = Parameters.number(request, KNOWN_AT, 0, Long.MAX_VALUE, 0);
      moment = AsOf.parse(asOf.get());
    } catch (BadParameter bad) {
      return complete(bad.problem().response());
    } catch (IllegalArgumentException neither) {
      return badAsOf(neither.getMessage());
    }
    if (!(moment instanceof AsOf.Moment then)) {
      return badAsOf(
          "asOf must be an instant where knownAt is given: a sequence is as known then.");
    }
    if (then.instant().isAfter(clock.instant())) {
      return badAsOf("asOf is in the future.");
    }
    return answered(
        reads.read(
            user,
            () ->
                sources
                    .live
                    .of(user)
                    .thenCompose(now -> sources.hindsights.of(now, then.instant(), knownAt))),
        told -> {
          JsonBuffer out = new JsonBuffer(SIZE_HINT);
          sources.json.hindsight(told, out);
          return answer.document(out.toByteString());
        });
  }

  private Route portfolioAsOf(UserId user, String text) {
    AsOf asOf;
    try {
      asOf = AsOf.parse(text);
    } catch (IllegalArgumentException neither) {
      return badAsOf(neither.getMessage());
    }
    if (asOf instanceof AsOf.Moment moment && moment.instant().isAfter(clock.instant())) {
      return badAsOf("asOf is in the future.");
    }
    return answered(
        sources.live.of(user),
        now -> {
          if (asOf instanceof AsOf.Moment moment) {
            return past(user, () -> sources.past.at(now, moment.instant()));
          }
          long sequence = ((AsOf.Sequence) asOf).sequence();
          return sequence > now.sequence()
              ? badAsOf("asOf is ahead of the portfolio's sequence, " + now.sequence() + ".")
              : past(user, () -> sources.past.at(now, sequence));
        });
  }

  private Route past(UserId user, Supplier<CompletionStage<Portfolio>> portfolio) {
    return answered(
        reads.read(user, portfolio), then -> answer.document(json(new Today(then, null))));
  }

  private Route badAsOf(String detail) {
    return complete(Problem.badField("asOf", detail).response());
  }

  /** A stretch of the user's entries, and what is told of it. */
  private Route entries(UserId user, Function<PastPortfolios.Stretch, ByteString> told) {
    return extractRequest(
        request -> {
          int limit;
          long before;
          try {
            limit = (int) Parameters.number(request, "limit", 1, MOST_ENTRIES, USUAL_ENTRIES);
            before = Parameters.number(request, "before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
          } catch (BadParameter bad) {
            return complete(bad.problem().response());
          }
          return answered(
              reads.read(
                  user,
                  () ->
                      sources
                          .live
                          .of(user)
                          .thenCompose(now -> sources.past.stretch(now, before, limit))),
              found -> answer.document(told.apply(found)));
        });
  }

  /**
   * What of a position is asked for.
   *
   * @param before only what is before this, in the numbers of what is told
   */
  private record OfPosition(HttpRequest request, String symbol, long before, int limit) {
    static OfPosition of(HttpRequest request) {
      return new OfPosition(
          request,
          Parameters.last(request, "symbol")
              .orElseThrow(() -> new BadParameter("symbol", "symbol is missing.")),
          Parameters.number(request, "before", 1, Long.MAX_VALUE, Long.MAX_VALUE),
          (int) Parameters.number(request, "limit", 1, MOST_ENTRIES, USUAL_ENTRIES));
    }

    /** Of lots alone. */
    LotMethod method() {
      return LotMethod.valueOf(Parameters.choice(request, "method", METHODS, USUAL_METHOD));
    }
  }

  /** Why a position is what it is. */
  private Route explain(UserId user) {
    return position(
        user,
        (now, asked) ->
            explanations
                .of(now, instrument(asked.symbol), asked.before, asked.limit)
                .thenApply(explanationJson::of));
  }

  /** What lots a position is made of, and which were closed. */
  private Route lots(UserId user) {
    return position(
        user,
        (now, asked) ->
            sources
                .lots
                .of(now, instrument(asked.symbol), asked.method())
                .thenApply(told -> lotsJson.of(told, asked.before, asked.limit)));
  }

  private Route position(
      UserId user, BiFunction<Portfolio, OfPosition, CompletionStage<ByteString>> told) {
    return extractRequest(
        request -> {
          OfPosition asked;
          try {
            asked = OfPosition.of(request);
          } catch (BadParameter bad) {
            return complete(bad.problem().response());
          }
          return answered(
              reads.read(
                  user, () -> sources.live.of(user).thenCompose(now -> told.apply(now, asked))),
              answer::document);
        });
  }

  /** The instrument's id, by whatever name it is asked for. */
  private int instrument(String symbol) {
    Instrument instrument = sources.json.instruments().instruments().bySymbol(symbol);
    if (instrument == null) {
      throw new BadParameter("symbol", "There is no instrument of that symbol.");
    }
    return instrument.id();
  }

  private ByteString trades(PastPortfolios.Stretch told) {
    return listed(
        TRADES,
        Portfolio.trades(told.newestFirst()),
        (trade, out) -> sources.json.trade(trade, told.revised(), out),
        told.oldest());
  }

  private ByteString entries(PastPortfolios.Stretch told) {
    return listed(
        ENTRIES,
        told.newestFirst(),
        (entry, out) -> sources.json.entry(entry, told.revised(), out),
        told.oldest());
  }

  private static <T> ByteString listed(
      byte[] head, List<T> newestFirst, BiConsumer<T, JsonBuffer> one, long oldest) {
    JsonBuffer out = new JsonBuffer(64 + newestFirst.size() * ENTRY_SIZE_HINT);
    out.append(head);
    String separator = "";
    for (T each : newestFirst) {
      out.append(JsonBuffer.piece(separator));
      one.accept(each, out);
      separator = ",";
    }
    out.append(NEXT);
    if (oldest == 1) {
      out.append(NULL);
    } else {
      out.append(oldest);
    }
    return out.append('}').toByteString();
  }

  private ByteString json(Today told) {
    JsonBuffer out = new JsonBuffer(SIZE_HINT);
    sources.json.portfolio(told.portfolio, sources.json.prices(), told.day, out);
    return out.toByteString();
  }

  private <T> Route answered(CompletionStage<T> stage, Function<T, Route> inner) {
    return onComplete(
        stage,
        result ->
            result.isSuccess() ? inner.apply(result.get()) : unanswered(result.failed().get()));
  }

  private Route unanswered(Throwable failure) {
    Throwable cause = Failures.cause(failure);
    if (cause instanceof BadParameter bad) {
      return complete(bad.problem().response());
    }
    if (cause instanceof ReadsOfUser.TooMany || cause instanceof HistoryBusy) {
      String detail = "Too many histories are being read now: " + cause.getMessage() + ".";
      return complete(Problem.tooMany(detail, sources.retryAfter).response());
    }
    log.warn("A portfolio could not be read: {}", String.valueOf(cause));
    String detail =
        cause instanceof TimeoutException
            ? "The user's ledger does not answer now; it may be moving to another node."
            : cause instanceof InstrumentBoard.ListUnknown
                ? "What the market did cannot be read now."
                : "The user's history does not answer now.";
    return complete(Problem.unavailable(detail, sources.retryAfter).response());
  }
}
