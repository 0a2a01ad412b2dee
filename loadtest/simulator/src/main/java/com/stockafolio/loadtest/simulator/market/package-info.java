/**
 * What happens on the simulated market: who trades what, when in the run, at which price. Pure: a
 * function of seed, run and trade index, without clock, I/O or threads. {@link
 * com.stockafolio.loadtest.simulator.market.TradeFlow} is the way in.
 *
 * <p>Everything random is drawn from {@link com.stockafolio.loadtest.simulator.market.Mix64}, which
 * is written out here because JDK generators may change between releases. {@code double} stands in
 * the draws alone (price steps, Zipf ranks, set sizes), computed with correctly rounded operations
 * or {@code StrictMath}, so that every machine draws the same; quantities and prices are {@code
 * long} counts of 1e-9 shares and dollars.
 */
package com.stockafolio.loadtest.simulator.market;
