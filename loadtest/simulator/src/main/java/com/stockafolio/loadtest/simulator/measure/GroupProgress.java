package com.stockafolio.loadtest.simulator.measure;

/**
 * How far a consumer group had got at one moment.
 *
 * @param readFromNanos {@code System.nanoTime} when the reading began: it says nothing about
 *     records that were acknowledged later
 * @param committed the sum of the committed offsets over all partitions
 * @param lag the records behind the committed offsets
 */
public record GroupProgress(long readFromNanos, long committed, long lag) {}
