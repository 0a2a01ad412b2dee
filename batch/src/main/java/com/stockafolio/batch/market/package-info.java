/**
 * What the market did, by the batch's own reading: records under the key {@code market}, what they
 * make of the stocks, and what holders meet. {@link com.stockafolio.batch.market.MarketDay} is the
 * way in.
 */
package com.stockafolio.batch.market;
