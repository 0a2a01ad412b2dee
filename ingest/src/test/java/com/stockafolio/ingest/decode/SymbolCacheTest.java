package com.stockafolio.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SymbolCacheTest {
  private final SymbolCache cache = new SymbolCache();

  @Test
  void aSymbolIsOneStringWhereverItStands() {
    byte[] json = "\"BRK.B\",\"BRK.B\"".getBytes(StandardCharsets.US_ASCII);
    String first = cache.read(json, 1, 6);
    assertThat(first).isEqualTo("BRK.B").isSameAs("BRK.B");
    assertThat(cache.read(json, 9, 14)).isSameAs(first);
  }

  @Test
  void beginningsAndEndsOfASymbolAreOthers() {
    for (String symbol : new String[] {"ABCDEFGH", "A", "AB", "B", "BC", "ABCDEFG", "BCDEFGH"}) {
      assertThat(read(symbol)).isEqualTo(symbol);
    }
  }

  @Test
  void moreSymbolsThanItHoldsTakeTurns() {
    for (int round = 0; round < 3; round++) {
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < 20_000; i++) {
        StringBuilder symbol = new StringBuilder();
        int length = 1 + random.nextInt(SymbolCache.LONGEST);
        for (int c = 0; c < length; c++) {
          symbol.append((char) random.nextInt(' ', 127));
        }
        assertThat(read(symbol.toString())).isEqualTo(symbol.toString());
      }
    }
  }

  private String read(String symbol) {
    byte[] ascii = symbol.getBytes(StandardCharsets.US_ASCII);
    return cache.read(ascii, 0, ascii.length);
  }
}
