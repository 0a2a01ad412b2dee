package com.stockafolio.loadtest.bench.measuring;

import java.util.Map;

/**
 * What was seen at one moment.
 *
 * @param nanos the moment, of {@code System.nanoTime}
 * @param committed records of the topic that the contender has committed, over all partitions
 * @param cpuNanos processor time that each process has used since its start, by role
 */
record Sample(long nanos, long committed, Map<String, Long> cpuNanos) {
  Sample {
    cpuNanos = Map.copyOf(cpuNanos);
  }
}
