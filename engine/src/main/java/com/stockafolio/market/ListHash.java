package com.stockafolio.market;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a market's list is known by: the SHA-256 of the file of instruments for an empty one, and
 * for each other that of the hash before it and the signed bytes of its last record. Two lists that
 * are equal in it are equal in all that led there.
 */
public final class ListHash {
  /** The number of bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private ListHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of the bytes of the file that an empty list begins with. */
  static ListHash of(byte[] file) {
    return new ListHash(sha256().digest(file));
  }

  /**
   * Of bytes that a hash was written as.
   *
   * @throws IllegalArgumentException unless there are {@value #LENGTH}
   */
  public static ListHash read(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, not " + LENGTH);
    }
    return new ListHash(bytes.clone());
  }

  /** That of the list with one more record. */
  ListHash then(byte[] signed) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return new ListHash(digest.digest(signed));
  }

  /** The {@value #LENGTH} bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes in hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
