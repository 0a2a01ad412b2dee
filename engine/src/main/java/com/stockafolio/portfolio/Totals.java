package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;

/**
 * The sums over a portfolio, closed positions included.
 *
 * @param sharesHeld the sum of the positions' quantities without their signs
 * @param tradeCount the number of booked trades
 * @param tradedValue the sum of the values of all trades, buys and sells alike, without fees
 * @param costBasis the sum of the positions' cost bases, shorts counting negative
 * @param realizedPnl the profit (or, negative, loss) of everything that was closed
 * @param cash the dollars on the account: what came in by itself, less what trades cost with their
 *     fees; negative where dollars are owed
 * @param income the interest received less interest and charges paid
 */
public record Totals(
    Shares sharesHeld,
    long tradeCount,
    Money tradedValue,
    Money costBasis,
    Money realizedPnl,
    Money cash,
    Money income) {}
