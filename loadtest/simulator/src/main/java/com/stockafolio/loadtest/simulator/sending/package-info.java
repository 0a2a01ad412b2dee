/**
 * Trades on their way to Kafka: when each is due, who sends it, and which were acknowledged. {@link
 * com.stockafolio.loadtest.simulator.sending.TradeSender} is the way in.
 */
package com.stockafolio.loadtest.simulator.sending;
