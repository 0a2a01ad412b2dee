/**
 * What {@code mvn -Pload} can be told. {@link com.stockafolio.loadtest.gatling.options.LoadOptions}
 * is the way in, {@code LoadScenario} names what can be played.
 */
package com.stockafolio.loadtest.gatling.options;
