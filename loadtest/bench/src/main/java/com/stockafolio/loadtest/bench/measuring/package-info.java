/**
 * Measuring processes from outside: committed offsets, processor time, memory, profiles and Flight
 * Recorder events. {@link com.stockafolio.loadtest.bench.measuring.ClosedLoop} and {@code OpenLoop}
 * are the ways in.
 */
package com.stockafolio.loadtest.bench.measuring;
