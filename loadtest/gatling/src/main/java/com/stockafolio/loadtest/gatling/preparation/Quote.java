package com.stockafolio.loadtest.gatling.preparation;

/**
 * What can be traded, and at what price.
 *
 * @param symbol of the instrument
 * @param price in dollars, as the API wants it
 */
public record Quote(String symbol, String price) {}
