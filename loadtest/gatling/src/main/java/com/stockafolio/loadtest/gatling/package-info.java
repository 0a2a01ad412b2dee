/**
 * {@code mvn -Pload}: load scenarios against a running system, written in Gatling's Java DSL.
 * {@link com.stockafolio.loadtest.gatling.LoadLauncher} is the way in, {@code Load} the process
 * that loads, {@code LoadScenario} names what it can play.
 *
 * <p>Gatling measures its own requests; what events tell (their order, their age, a posted trade's
 * arrival) is checked by {@code StreamCheck} and put into Gatling's statistics beside them, so that
 * report and thresholds speak of both.
 */
package com.stockafolio.loadtest.gatling;
