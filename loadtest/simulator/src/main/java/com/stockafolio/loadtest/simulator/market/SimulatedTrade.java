package com.stockafolio.loadtest.simulator.market;

/**
 * A trade as its user decides on it, before it has a time.
 *
 * @param index the trade's number in its run, from 0 on
 * @param user the user's index
 * @param instrument the instrument's index in the market
 * @param buy whether the user buys, else sells
 * @param quantity above 0, in 1e-9 shares
 * @param price above 0, in 1e-9 dollars
 */
public record SimulatedTrade(
    long index, int user, int instrument, boolean buy, long quantity, long price) {}
