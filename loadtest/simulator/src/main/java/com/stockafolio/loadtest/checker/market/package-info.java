/**
 * What the market did, as the topic has it: records read and verified, and what they make of the
 * stocks. {@link com.stockafolio.loadtest.checker.market.StockLists} is the way in.
 */
package com.stockafolio.loadtest.checker.market;
