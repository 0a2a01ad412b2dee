package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TradeIdsTest {

  private static final long MOST = (1L << 62) - 1;

  private final TradeIds ids = new TradeIds(42, 3);

  @Test
  void theIndexCanBeReadBack() {
    for (long index = 0; index < 10_000; index++) {
      assertThat(readBack(index)).isEqualTo(index);
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long index = random.nextLong(1L << 62);
      assertThat(readBack(index)).isEqualTo(index);
    }
    assertThat(readBack(MOST)).isEqualTo(MOST);
  }

  private long readBack(long index) {
    UUID id = ids.uuid(index);
    return ids.index(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  @Test
  void anIdIsOfVersion8() {
    UUID id = ids.uuid(123_456_789);
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void theIdsOfOthersAreNotTaken() {
    UUID ofAnotherRun = new TradeIds(42, 4).uuid(7);
    UUID ofAnotherSeed = new TradeIds(43, 3).uuid(7);
    assertThat(index(ofAnotherRun)).isEqualTo(-1);
    assertThat(index(ofAnotherSeed)).isEqualTo(-1);
    assertThat(ids.index(ids.high(), ids.low(7) & Long.MAX_VALUE)).isEqualTo(-1);
  }

  private long index(UUID id) {
    return ids.index(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** The checker reads these ids with code of its own: the formula is fixed. */
  @Test
  void theFormulaIsFixed() {
    assertThat(ids.uuid(0)).hasToString("c7aef967-d1f3-8c51-9da5-1165715827b4");
    assertThat(ids.uuid(1)).hasToString("c7aef967-d1f3-8c51-b218-8607ebb02f90");
    assertThat(ids.uuid(1_000_000_000_000L)).hasToString("c7aef967-d1f3-8c51-bfaa-da812de303cd");
  }
}
