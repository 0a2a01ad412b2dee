/**
 * A trader's program on the event stream of a portfolio: {@link
 * com.stockafolio.client.PortfolioStreamClient} keeps the stream up over broken connections and
 * tells a {@link com.stockafolio.client.PortfolioListener} every trade once and in order. Needs
 * nothing but the JDK; what it tells is the API's JSON, to be read by whatever the program reads
 * JSON with.
 */
package com.stockafolio.client;
