package com.stockafolio.loadtest.simulator.market;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records that a careless producer sends besides its trades: some trades once more, and some
 * records that cannot be read. Which they are follows from seed, run and the trade's index alone;
 * the trades themselves stay as they are.
 */
public final class DirtyTraffic {
  /** Sends nothing besides. */
  public static final DirtyTraffic NONE = new DirtyTraffic(0, 0, 0, 0);

  private static final long TAG = 0x6469727479000000L;
  private static final int KINDS = 3;

  private final int duplicatePercent;
  private final int malformedPercent;
  private final long key;

  /**
   * Beside the trades of one run.
   *
   * @param duplicatePercent so many of 100 trades are sent twice, from 0 to 100
   * @param malformedPercent to so many of 100 trades a record comes that cannot be read, from 0 to
   *     100
   */
  public DirtyTraffic(long seed, int run, int duplicatePercent, int malformedPercent) {
    this.duplicatePercent = duplicatePercent;
    this.malformedPercent = malformedPercent;
    this.key = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
  }

  /** Whether the trade of this index is sent twice. */
  public boolean isTwice(long index) {
    return duplicatePercent > 0 && new Draws(key, 2 * index).percent(duplicatePercent);
  }

  /**
   * What comes besides the trade of this index and cannot be read; null for nothing.
   *
   * @param value the trade as JSON
   */
  public byte[] malformed(long index, byte[] value) {
    if (malformedPercent == 0) {
      return null;
    }
    Draws draws = new Draws(key, 2 * index + 1);
    if (!draws.percent(malformedPercent)) {
      return null;
    }
    return switch (draws.below(KINDS)) {
      case 0 -> Arrays.copyOf(value, 1 + draws.below(value.length - 1));
      case 1 -> "{}".getBytes(StandardCharsets.US_ASCII);
      default -> new byte[0];
    };
  }
}
