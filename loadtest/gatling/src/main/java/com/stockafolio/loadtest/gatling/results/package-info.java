/**
 * What a run has come to, for programs: {@link com.stockafolio.loadtest.gatling.results.RunFigures}
 * reads it from Gatling's log, {@code ResultFiles} writes it as JSON and as a JUnit report.
 */
package com.stockafolio.loadtest.gatling.results;
