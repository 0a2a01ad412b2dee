/**
 * Figures of rounds: kept, put beside each other, and printed. {@link
 * com.stockafolio.loadtest.bench.figures.Measured} is the way in.
 */
package com.stockafolio.loadtest.bench.figures;
