/**
 * What a node says of the market's records: {@link com.stockafolio.engine.market.MarketDesk} is
 * asked to post one, {@link com.stockafolio.engine.market.MarketTable} has all of them. Who posts
 * and copies them is a part of the node that this room does not know.
 */
package com.stockafolio.engine.market;
