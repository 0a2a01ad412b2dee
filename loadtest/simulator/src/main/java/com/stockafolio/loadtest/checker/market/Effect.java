package com.stockafolio.loadtest.checker.market;

/**
 * What an action means for those who hold a stock.
 *
 * @param stock the number of the stock whose holders meet it
 * @param newStock the number of the one that is handed out; {@code UNKNOWN} for none
 * @param perShare a dividend, or a merger's cash, in 1e-9 dollars; 0 for none
 * @param costShare the part of the cost that moves, in 1e-9
 * @param cashPrice in 1e-9 dollars; 0 where fractions stay
 */
public record Effect(
    Action.Kind kind,
    int stock,
    int newStock,
    long from,
    long to,
    long perShare,
    long costShare,
    long cashPrice) {}
