/**
 * What all parts of a node use and none of them owns: settings, read by {@link
 * com.stockafolio.engine.node.SettingsReader} and refused with {@link
 * com.stockafolio.engine.node.StartRefused}, and the counters of {@link
 * com.stockafolio.engine.node.EngineMetrics}.
 */
package com.stockafolio.engine.node;
