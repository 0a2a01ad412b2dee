package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.process.Child;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The processor time that child JVMs used since the meter began, by kind of process. Sampled each
 * second: of a process that died, what it used since the last sample is missing.
 */
public final class CpuMeter {

  private final Map<Child, Duration> first = new HashMap<>();
  private final Map<Child, Duration> last = new HashMap<>();

  /** Takes up what the processes have used by now; one that is new counts from here. */
  public void sample(Collection<Child> children) {
    for (Child child : children) {
      Duration used = child.cpu();
      first.putIfAbsent(child, used);
      last.merge(child, used, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  /** The time used by all processes of a kind between first and last sample. */
  public Duration used(String kind) {
    return last.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind))
        .map(entry -> entry.getValue().minus(first.get(entry.getKey())))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
