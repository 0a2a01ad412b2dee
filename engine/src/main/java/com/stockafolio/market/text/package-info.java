/**
 * How a market record is written: JSON with its signature at the end. {@link
 * com.stockafolio.market.text.MarketJson} is the way in.
 */
package com.stockafolio.market.text;
