/**
 * What a user of a scenario does, request by request and event by event, and what is counted of it.
 * {@link com.stockafolio.loadtest.gatling.steps.Streams} and {@code Trading} are the ways in.
 */
package com.stockafolio.loadtest.gatling.steps;
