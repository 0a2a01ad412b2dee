package com.stockafolio.engine.serving;

import com.stockafolio.portfolio.Portfolio;

/** Answers to a question for one portfolio. */
public sealed interface PortfolioView {
  /** The portfolio as journaled; an empty one for a user who has no entry. */
  record Found(Portfolio portfolio) implements PortfolioView {}
}
