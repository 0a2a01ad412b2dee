/**
 * The instruments that can be traded, and what the market does to them and to those who hold them:
 * splits, dividends and the like, in one numbered list that every ledger takes in the same order.
 *
 * <p>Start at {@link com.stockafolio.market.MarketList}: a record is {@code listed} in its place,
 * and the list {@code with} it has the instruments and the effects that follow. Nothing here reads
 * a clock, draws a random number, or does input beyond loading the file of instruments.
 */
package com.stockafolio.market;
