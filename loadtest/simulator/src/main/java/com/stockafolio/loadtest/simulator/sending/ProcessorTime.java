package com.stockafolio.loadtest.simulator.sending;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this process has used, from a moment on. */
public final class ProcessorTime {

  private static final double NANOS_PER_MICRO = 1e3;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final long fromNanos = system.getProcessCpuTime();

  /** Microseconds for each of so many trades, those of all threads together. */
  public double microsPerTrade(long trades) {
    return (system.getProcessCpuTime() - fromNanos) / NANOS_PER_MICRO / Math.max(1, trades);
  }
}
