package com.stockafolio.loadtest.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MemoryTest {

  @Test
  void oneHeapOrSeveralPartsOfIt() {
    assertThat(
            Memory.usedHeap(
                """
                12:
                 garbage-first heap   total 2097152K, used 123456K [0x0, 0x0)
                  region size 1024K, 3 young (3072K), 1 survivors (1024K)
                 Metaspace       used 33000K, committed 33500K, reserved 1081344K
                """))
        .hasValue(123_456L * 1024);
    assertThat(
            Memory.usedHeap(
                """
                 def new generation   total 157248K, used 1000K [0x0, 0x0, 0x0)
                 tenured generation   total 349568K, used 2000K [0x0, 0x0, 0x0)
                """))
        .hasValue(3_000L * 1024);
    assertThat(
            Memory.usedHeap(
                """
                 garbage-first heap   total reserved 6172672K, committed 393216K, used 2477K [0x0, 0x0)
                  region size 4096K, 1 young (4096K), 0 survivors (0K)
                 Metaspace       used 33000K, committed 33500K, reserved 1081344K
                """))
        .as("as JDK 25 tells it")
        .hasValue(2_477L * 1024);
    assertThat(Memory.usedHeap("")).isEmpty();
  }
}
