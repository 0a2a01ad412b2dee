/**
 * A ledger at work: recovers its portfolios, journals one row for a batch of trades, and shows what
 * is journaled. {@link com.stockafolio.engine.serving.Ledger} says what it takes; {@link
 * com.stockafolio.engine.serving.RecoveringLedger} and {@link
 * com.stockafolio.engine.serving.ServingLedger} are its two lives, and the second is where a trade
 * comes by. Each user is a {@link com.stockafolio.engine.serving.PortfolioActor}.
 */
package com.stockafolio.engine.serving;
