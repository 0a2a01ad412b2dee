package com.stockafolio.loadtest.gatling;

/**
 * What can be traded, and at what price.
 *
 * @param symbol of the instrument
 * @param price in dollars, as the API wants it
 */
record Quote(String symbol, String price) {}
