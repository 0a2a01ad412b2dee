package com.stockafolio.archive;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/**
 * Writes whole numbers as Avro's decimals: two's complement, most significant byte first, short.
 */
public final class DecimalBytes {
  private final byte[] bytes = new byte[Long.BYTES];

  /** Writes the unscaled value of a decimal. */
  public void write(long unscaled, Encoder out) throws IOException {
    int length = (64 - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled)) / 8 + 1;
    long rest = unscaled;
    for (int i = length - 1; i >= 0; i--) {
      bytes[i] = (byte) rest;
      rest >>= 8;
    }
    out.writeBytes(bytes, 0, length);
  }
}
