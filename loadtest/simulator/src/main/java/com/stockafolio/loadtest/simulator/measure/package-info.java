/**
 * What traders and operators would see of a run: latencies until a trade arrives, and how far the
 * engine's consumer group is. {@link com.stockafolio.loadtest.simulator.measure.Latencies} is the
 * way in.
 */
package com.stockafolio.loadtest.simulator.measure;
