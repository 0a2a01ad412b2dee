/**
 * The highest rate at which a scenario's thresholds hold. {@link
 * com.stockafolio.loadtest.gatling.capacity.RateSearch} says which rate to try next, {@code
 * CapacityRun} tries it.
 */
package com.stockafolio.loadtest.gatling.capacity;
