package com.stockafolio.http.posting;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import com.stockafolio.failure.Failures;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.portfolio.LivePortfolios;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeRecord;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trade would lead to, were it booked now, by the rules that book it: nothing is sent, and
 * nothing kept. Safe to share.
 */
public final class Preview {
  private static final Logger log = LoggerFactory.getLogger(Preview.class);
  private static final byte[] BEGIN = piece("{\"accepted\":true,\"outcome\":");
  private static final int SIZE_HINT = 1_024;

  private final LivePortfolios live;
  private final PortfolioJson json;
  private final Duration retryAfter;

  /**
   * On portfolios as they are.
   *
   * @param retryAfter what a client is told to wait where a ledger does not answer
   */
  public Preview(LivePortfolios live, PortfolioJson json, Duration retryAfter) {
    this.live = live;
    this.json = json;
    this.retryAfter = retryAfter;
  }

  /** The answer to whoever thinks of the trade. */
  CompletionStage<HttpResponse> of(Trade trade) {
    return live.of(trade.userId())
        .thenApply(now -> decided(now, trade))
        .exceptionally(this::unanswered);
  }

  private HttpResponse decided(Portfolio now, Trade trade) {
    // Where and when it would be recorded no rule asks.
    Decision decision =
        now.decide(
            new TradeRecord(0, trade.tradedAtMillis(), trade), json.instruments().instruments());
    if (decision instanceof Decision.Rejected rejected) {
      return JsonDocument.response(
          out -> {
            out.writeBooleanField("accepted", false);
            out.writeStringField("reason", rejected.reason().name());
            out.writeStringField("detail", rejected.detail());
          });
    }
    Portfolio after = now.apply(((Decision.Accepted) decision).entry());
    JsonBuffer out = new JsonBuffer(SIZE_HINT);
    out.append(BEGIN);
    json.latest(after, out);
    out.append('}');
    return HttpResponse.create()
        .addHeader(CacheControl.create(CacheDirectives.NO_STORE))
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, out.toByteString()));
  }

  private HttpResponse unanswered(Throwable failure) {
    log.warn("A trade could not be previewed: {}", String.valueOf(Failures.cause(failure)));
    return Problem.unavailable("The user's ledger does not answer now.", retryAfter).response();
  }
}
