package com.stockafolio.http.portfolio;

import com.stockafolio.engine.Ledgers;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.portfolio.Hindsight;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Portfolios of moments, as busts and corrections until later have them. Safe to share. */
public final class Hindsights {
  /** So many entries between the moment and what is known are looked through. */
  static final int MOST_ENTRIES = 100_000;

  private final PastPortfolios past;
  private final MarketOfLedgers market;
  private final Ledgers ledgers;

  /** Out of the history, and of where ledgers took what the market did. */
  public Hindsights(PastPortfolios past, MarketOfLedgers market, Ledgers ledgers) {
    this.past = past;
    this.market = market;
    this.ledgers = ledgers;
  }

  /**
   * A portfolio of a moment.
   *
   * @param portfolio as it should have been then; its entries as they were booked
   * @param knownAt the sequence until which revisions count
   * @param revised which of its entries were taken back or corrected until then
   */
  record Told(Portfolio portfolio, long knownAt, Revised revised) {}

  /**
   * The portfolio of an instant as it was known later; failed with {@link BadParameter} where it
   * was not, or lies too far back.
   *
   * @param knownAt a sequence, not negative
   */
  CompletionStage<Told> of(Portfolio live, Instant instant, long knownAt) {
    if (knownAt > live.sequence()) {
      return bad("knownAt", "knownAt is ahead of the portfolio's sequence, " + live.sequence());
    }
    return past.at(live, instant)
        .thenCompose(
            then -> {
              long sequence = then.sequence();
              if (sequence > knownAt) {
                return bad("knownAt", "knownAt is before asOf, when the sequence was " + sequence);
              }
              if (knownAt - sequence > MOST_ENTRIES) {
                return bad(
                    "asOf",
                    "asOf lies %d entries before knownAt; at most %d are looked through"
                        .formatted(knownAt - sequence, MOST_ENTRIES));
              }
              return told(live, sequence, instant, knownAt);
            });
  }

  private static CompletionStage<Told> bad(String field, String detail) {
    return CompletableFuture.failedFuture(new BadParameter(field, detail + "."));
  }

  private CompletionStage<Told> told(Portfolio live, long sequence, Instant instant, long knownAt) {
    UserId user = live.userId();
    return past.at(live, knownAt)
        .thenCombine(
            market.of(ledgers.ledgerOf(user)),
            (known, list) -> new Hindsight(known, sequence, instant.toEpochMilli(), list))
        .thenCompose(hindsight -> past.filled(user, hindsight))
        .thenApplyAsync(Hindsight::portfolio)
        .thenCompose(
            portfolio ->
                past.revised(
                        live,
                        Math.max(1, sequence - Portfolio.RECENT_ENTRIES + 1),
                        sequence,
                        knownAt)
                    .thenApply(revised -> new Told(portfolio, knownAt, revised)));
  }
}
