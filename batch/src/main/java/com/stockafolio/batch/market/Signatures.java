package com.stockafolio.batch.market;

import com.stockafolio.batch.exact.BatchFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Tells whether one of the trusted keys signed a record of the market. */
public final class Signatures {
  /** The last member of a record: the signature has 86 characters. */
  private static final int MEMBER = 102;

  private static final String OPENING = ",\"signature\":\"";
  private static final String CLOSING = "\"}";

  private final List<PublicKey> keys;

  /**
   * Trusts these public keys, each the base64 of its X.509 form.
   *
   * @throws BatchFailure where one is none
   */
  public Signatures(List<String> encoded) {
    keys = encoded.stream().map(Signatures::key).toList();
  }

  private static PublicKey key(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.strip());
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BatchFailure(
          "stockafolio.market.verifying-keys: not the base64 of an Ed25519 public key in its X.509"
              + " form: "
              + encoded,
          e);
    }
  }

  /** The bytes that are signed: all before the last member. */
  static byte[] signed(byte[] value) {
    return Arrays.copyOf(value, value.length - MEMBER);
  }

  /** Whether the value ends with a signature of a trusted key over the rest. */
  boolean vouchFor(byte[] value) {
    if (value.length <= MEMBER) {
      return false;
    }
    String member = new String(value, value.length - MEMBER, MEMBER, StandardCharsets.ISO_8859_1);
    if (!member.startsWith(OPENING) || !member.endsWith(CLOSING)) {
      return false;
    }
    byte[] signature;
    try {
      signature =
          Base64.getUrlDecoder()
              .decode(member.substring(OPENING.length(), MEMBER - CLOSING.length()));
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] signed = signed(value);
    for (PublicKey key : keys) {
      if (isBy(key, signed, signature)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBy(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // Bytes that are no signature are none of this key.
      return false;
    }
  }
}
