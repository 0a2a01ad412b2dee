/**
 * The one way to read the topic of prices: {@link com.stockafolio.prices.PriceBook}. What clients
 * are shown and what a day closes at follow from it, so that the two cannot disagree on what a
 * price is.
 */
package com.stockafolio.prices;
