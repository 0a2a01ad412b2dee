/**
 * Trades alone, against any system's Kafka, without measuring. {@link
 * com.stockafolio.loadtest.simulator.generator.Generator} is the way in, {@link
 * com.stockafolio.loadtest.simulator.generator.GeneratorOptions} what it can be told.
 */
package com.stockafolio.loadtest.simulator.generator;
