package com.stockafolio.loadtest.simulator.market;

/** The fixed bits of a UUID of version 8 (RFC 9562): version nibble 8, variant bits 10. */
final class Uuid8 {

  private static final long VERSION_MASK = 0x000000000000F000L;
  private static final long VERSION_8 = 0x0000000000008000L;
  private static final long VARIANT_10 = 0x8000000000000000L;
  private static final long PAYLOAD_62 = 0x3FFFFFFFFFFFFFFFL;

  private Uuid8() {}

  /** The high half that carries 60 bits of {@code bits} around the version nibble. */
  static long high(long bits) {
    return (bits & ~VERSION_MASK) | VERSION_8;
  }

  /** The low half that carries {@code payload}, of which the lowest 62 bits count. */
  static long low(long payload) {
    return (payload & PAYLOAD_62) | VARIANT_10;
  }

  /** The 62 bits that {@link #low} put in. */
  static long payload(long low) {
    return low & PAYLOAD_62;
  }

  static boolean hasVariant(long low) {
    return (low & ~PAYLOAD_62) == VARIANT_10;
  }
}
