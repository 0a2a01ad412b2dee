/**
 * The instruments that can be traded, and what a market does to them. {@link
 * com.stockafolio.market.Instruments} is the way in.
 */
package com.stockafolio.market;
