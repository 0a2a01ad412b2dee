package com.stockafolio.loadtest.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadPoolsTest {
  private static final String PRINT =
      """
      Full thread dump OpenJDK 64-Bit Server VM:

      "stockafolio-akka.actor.default-dispatcher-%d" #31 prio=5 os_prio=0 cpu=%s.50ms elapsed=6.10s
         java.lang.Thread.State: RUNNABLE
      	at java.lang.Object.wait(java.base@17/Native Method)
      "stockafolio-akka.actor.default-dispatcher-%d" #32 prio=5 os_prio=0 cpu=500.50ms elapsed=6.10s
      "stockafolio-stockafolio.archive.dispatcher-21" #33 prio=5 os_prio=0 cpu=7.00ms elapsed=6.10s
      "GC Thread#0" os_prio=0 cpu=1.25ms elapsed=6.10s tid=0x1 nid=0x1 runnable
      "GC Thread#1" os_prio=0 cpu=1.25ms elapsed=6.10s tid=0x1 nid=0x1 runnable
      "C2 CompilerThread0" #7 daemon prio=9 os_prio=0 cpu=3.00ms elapsed=6.10s tid=0x1
      """;

  @Test
  void threadsOfAPoolAreOne() {
    assertThat(ThreadPools.parse(PRINT.formatted(5, 100, 6)).cpuMillis())
        .isEqualTo(
            Map.of(
                "akka.actor.default-dispatcher", 601.0,
                "archive.dispatcher", 7.0,
                "GC Thread", 2.5,
                "C CompilerThread", 3.0));
  }

  @Test
  void whatWasUsedSinceIsSharedByTheTrades() {
    Map<String, Double> figures = new HashMap<>();
    ThreadPools before = ThreadPools.parse(PRINT.formatted(5, 100, 6));
    ThreadPools.parse(PRINT.formatted(5, 300, 9)).addSince(before, 100_000, "threads", figures);
    assertThat(figures).isEqualTo(Map.of("threads.akka.actor.default-dispatcher", 2.0));
  }

  @Test
  void aProcessThatDidNotAnswerHasNoShare() {
    Map<String, Double> figures = new HashMap<>();
    ThreadPools.parse(PRINT.formatted(5, 300, 9))
        .addSince(ThreadPools.parse(""), 100_000, "threads", figures);
    assertThat(figures).isEmpty();
  }
}
