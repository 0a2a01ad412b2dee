package com.stockafolio.portfolio;

/**
 * The sums over a portfolio, closed positions included.
 *
 * @param sharesHeld the sum of the positions' quantities without their signs
 * @param tradeCount the number of booked trades
 * @param tradedValue the sum of the values of all trades, buys and sells alike
 * @param costBasis the sum of the positions' cost bases, shorts counting negative
 * @param realizedPnl the profit (or, negative, loss) of everything that was closed
 */
public record Totals(
    Shares sharesHeld, long tradeCount, Money tradedValue, Money costBasis, Money realizedPnl) {}
