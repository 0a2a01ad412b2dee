package com.stockafolio.loadtest.checker.market;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The public keys, one of which must have signed a record of the market. */
public final class VerifyingKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final byte[] BEFORE = ",\"signature\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEHIND = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int CHARACTERS = 86;
  private static final int MEMBER = BEFORE.length + CHARACTERS + BEHIND.length;

  private final List<PublicKey> keys = new ArrayList<>();

  /**
   * Keys in base64 of their X.509 form.
   *
   * @throws IllegalArgumentException where one is no such key
   */
  public VerifyingKeys(List<String> encoded) {
    for (String key : encoded) {
      try {
        byte[] form = Base64.getDecoder().decode(key);
        keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(form)));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IllegalArgumentException("no public key of " + ALGORITHM + ": " + key, e);
      }
    }
  }

  /** Whether the value ends with a signature, of one of the keys, over all that is before it. */
  boolean haveSigned(byte[] value) {
    int signed = value.length - MEMBER;
    if (signed < 0
        || !holds(value, signed, BEFORE)
        || !holds(value, value.length - BEHIND.length, BEHIND)) {
      return false;
    }
    int start = signed + BEFORE.length;
    byte[] signature;
    try {
      signature =
          Base64.getUrlDecoder().decode(Arrays.copyOfRange(value, start, start + CHARACTERS));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return keys.stream().anyMatch(key -> hasSigned(key, value, signed, signature));
  }

  private static boolean hasSigned(PublicKey key, byte[] value, int length, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(value, 0, length);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // 64 bytes that are no signature at all.
    }
  }

  private static boolean holds(byte[] value, int start, byte[] expected) {
    return Arrays.equals(value, start, start + expected.length, expected, 0, expected.length);
  }
}
