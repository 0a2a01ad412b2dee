package com.stockafolio.http.portfolio;

import com.stockafolio.engine.Ledgers;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.lots.LotMethod;
import com.stockafolio.lots.PositionLots;
import com.stockafolio.lots.TaxLots;
import com.stockafolio.portfolio.Portfolio;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The lots that a position is made of, out of all of its user's history. Safe to share. */
public final class Lots {
  /** Of users with more entries no lots are told. */
  static final int MOST_ENTRIES = 20_000;

  private final PastPortfolios past;
  private final MarketOfLedgers market;
  private final Ledgers ledgers;

  /** Out of the history, and of where ledgers took what the market did. */
  public Lots(PastPortfolios past, MarketOfLedgers market, Ledgers ledgers) {
    this.past = past;
    this.market = market;
    this.ledgers = ledgers;
  }

  /**
   * The lots of a position.
   *
   * @param sequence that of the portfolio
   */
  record Told(long sequence, PositionLots lots) {}

  /**
   * The lots of a position, by a method; failed with {@link BadParameter} where the user has too
   * many entries.
   */
  CompletionStage<Told> of(Portfolio live, int instrument, LotMethod method) {
    if (live.sequence() > MOST_ENTRIES) {
      return CompletableFuture.failedFuture(
          new BadParameter(
              "userId",
              "The user has %d entries; lots are told of at most %d."
                  .formatted(live.sequence(), MOST_ENTRIES)));
    }
    return market
        .of(ledgers.ledgerOf(live.userId()))
        .thenCompose(list -> past.filled(live.userId(), new TaxLots(live, list)))
        .thenApplyAsync(lots -> new Told(live.sequence(), lots.of(instrument, method)));
  }
}
