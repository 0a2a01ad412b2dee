package com.stockafolio.loadtest.gatling.preparation;

/**
 * A trader who may load the system.
 *
 * @param userId as 36 lower-case characters
 * @param token the bearer token of their API access
 */
public record Trader(String userId, String token) {}
