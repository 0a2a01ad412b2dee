package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a good record's bytes, it is decoded or rejected. */
class TradeDecoderFuzzTest {
  private static final int MUTANTS = 10_000;

  @Test
  void anyMutantIsDecodedOrRejected() {
    TradeDecoder decoder = new TradeDecoder(Records.PARTITION, 4, 16);
    Random random = new Random(7);
    byte[] key = Records.bytes(Records.USER);
    int readable = 0;
    int rejected = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] value = Records.bytes(Records.GOOD);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        value = mutate(value, random);
      }
      Decoded decoded = decoder.decode(random.nextInt(10) == 0 ? mutate(key, random) : key, value);
      if (decoded instanceof Decoded.Unreadable unreadable) {
        assertThat(unreadable.detail()).doesNotContain("unreadable: java");
        rejected++;
      } else {
        readable++;
      }
    }
    assertThat(readable).as("mutants that are still trades").isPositive();
    assertThat(rejected).as("mutants that are rejected").isGreaterThan(MUTANTS / 2);
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
    switch (random.nextInt(5)) {
      case 0 -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) random.nextInt();
        return changed;
      }
      case 1 -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) "{}[]\",:0123456789-+.eE\\u".charAt(random.nextInt(24));
        return changed;
      }
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
      }
      default -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
      }
    }
  }
}
