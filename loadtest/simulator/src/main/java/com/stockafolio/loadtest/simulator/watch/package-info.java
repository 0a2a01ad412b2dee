/**
 * Traders who watch their portfolios: light Server-Sent Events clients that check the order of what
 * they get and report each trade's arrival. {@link
 * com.stockafolio.loadtest.simulator.watch.Watchers} is the way in. Knows nothing of Kafka or of
 * the market.
 */
package com.stockafolio.loadtest.simulator.watch;
