/**
 * The newest price of every instrument, as a node's clients see it. {@link
 * com.stockafolio.http.prices.PriceBoard} is the way in; what it shows at one moment is an
 * immutable {@link com.stockafolio.http.prices.Prices}.
 */
package com.stockafolio.http.prices;
