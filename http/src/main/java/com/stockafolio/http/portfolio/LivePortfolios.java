package com.stockafolio.http.portfolio;

import com.stockafolio.engine.LedgerQuestions;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioView;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Portfolios as their ledgers have them now. Safe to share. */
public final class LivePortfolios {
  private final Ledgers ledgers;
  private final LedgerQuestions questions;
  private final InstrumentBoard instruments;
  private final Duration timeout;

  /**
   * Asks ledgers.
   *
   * @param timeout how long one may take
   */
  public LivePortfolios(
      Ledgers ledgers, LedgerQuestions questions, InstrumentBoard instruments, Duration timeout) {
    this.ledgers = ledgers;
    this.questions = questions;
    this.instruments = instruments;
    this.timeout = timeout;
  }

  /** The user's, once this node knows of the market what it has met. */
  public CompletionStage<Portfolio> of(UserId user) {
    return questions
        .<PortfolioView>ask(
            ledgers.ledgerOf(user), replyTo -> new Ledger.GetPortfolio(user, replyTo), timeout)
        .thenApply(view -> ((PortfolioView.Found) view).portfolio())
        .thenCompose(
            portfolio -> instruments.atLeast(portfolio.met()).thenApply(done -> portfolio));
  }
}
