/**
 * The portfolio domain: what a record does to a user's holdings, and how a portfolio lies in memory
 * and at rest.
 *
 * <p>Start at {@link com.stockafolio.portfolio.Portfolio}: {@code decide} says whether a trade is
 * booked or rejected, {@code apply} gives the portfolio after it. Both are pure: the same input
 * gives the same answer in the live engine, in recovery and in a test. Nothing here reads a clock,
 * draws a random number, does input or output, or uses a floating-point number; beside the JDK the
 * package knows {@link com.stockafolio.bytes}, {@link com.stockafolio.amount}, {@link
 * com.stockafolio.transaction} and {@link com.stockafolio.market} alone.
 */
package com.stockafolio.portfolio;
