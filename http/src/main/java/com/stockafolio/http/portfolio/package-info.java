/**
 * Portfolios as the API tells them. {@link com.stockafolio.http.portfolio.PortfolioRoutes} is the
 * way in; {@link com.stockafolio.http.portfolio.PortfolioJson} writes portfolios for all who tell
 * of them, {@link com.stockafolio.http.portfolio.PastPortfolios} says how they were, and {@link
 * com.stockafolio.http.portfolio.DayStarts} what the profit since the last close is counted from.
 * Instruments are told here too.
 */
package com.stockafolio.http.portfolio;
