/**
 * The scenarios, each made of steps. {@link com.stockafolio.loadtest.gatling.plays.Play} is what
 * each of them is, {@code Rig} what all are made of.
 */
package com.stockafolio.loadtest.gatling.plays;
