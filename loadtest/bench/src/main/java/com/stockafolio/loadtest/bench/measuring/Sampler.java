package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes samples of one contender and the servers that work for it. */
public final class Sampler {
  private final GroupOffsets offsets;
  private final String group;
  private final List<Child> processes;
  private final List<Sample> samples = new ArrayList<>();

  public Sampler(GroupOffsets offsets, String group, List<Child> processes) {
    this.offsets = offsets;
    this.group = group;
    this.processes = List.copyOf(processes);
  }

  /** Takes one now, and keeps it. */
  Sample take() throws InterruptedException {
    long committed = offsets.committed(group);
    Map<String, Long> cpu = new HashMap<>();
    for (Child process : processes) {
      cpu.put(process.role().replaceFirst("-\\d+$", ""), process.cpu().toNanos());
    }
    Sample sample = new Sample(System.nanoTime(), committed, cpu);
    samples.add(sample);
    return sample;
  }

  /** All so far, in order. */
  List<Sample> samples() {
    return List.copyOf(samples);
  }
}
