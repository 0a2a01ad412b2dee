/**
 * What programs share that start, watch and measure a local system of child JVMs: their options,
 * what they show, the lines their children say, and meters of processor time and heap.
 */
package com.stockafolio.loadtest.supervision;
