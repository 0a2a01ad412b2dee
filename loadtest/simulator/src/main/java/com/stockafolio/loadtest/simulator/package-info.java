/**
 * The market simulator: produces an open-loop stream of trades to Kafka and measures, as traders
 * would see it, how long each takes to arrive on a Server-Sent Events stream. {@link
 * com.stockafolio.loadtest.simulator.Simulator} is the way in, {@link
 * com.stockafolio.loadtest.simulator.SimulatorOptions} what it can be told.
 */
package com.stockafolio.loadtest.simulator;
