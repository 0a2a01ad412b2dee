package com.stockafolio.market;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who may speak for the market: the public keys of its desk, one of which has to fit a record's
 * signature. Safe to share.
 */
public final class MarketKeys {
  /** What a signature is made by. */
  public static final String ALGORITHM = "Ed25519";

  /** The bytes of a signature. */
  public static final int SIGNATURE_LENGTH = 64;

  private final List<PublicKey> trusted;
  private volatile Optional<Signed> last = Optional.empty();

  private record Signed(byte[] bytes, byte[] signature) {
    boolean isThat(byte[] otherBytes, byte[] otherSignature) {
      return Arrays.equals(bytes, otherBytes) && Arrays.equals(signature, otherSignature);
    }
  }

  private MarketKeys(List<PublicKey> trusted) {
    this.trusted = trusted;
  }

  /**
   * Those of a list.
   *
   * @param encoded each the base64 of the X.509 encoding of an Ed25519 public key
   * @throws IllegalArgumentException saying which is none
   */
  public static MarketKeys trusting(List<String> encoded) {
    List<PublicKey> keys = new ArrayList<>();
    for (String key : encoded) {
      try {
        byte[] bytes = Base64.getDecoder().decode(key.strip());
        keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
      } catch (GeneralSecurityException | IllegalArgumentException noKey) {
        throw new IllegalArgumentException(
            "key %d of %d is no base64 of an %s public key in its X.509 encoding"
                .formatted(keys.size() + 1, encoded.size(), ALGORITHM),
            noKey);
      }
    }
    return new MarketKeys(List.copyOf(keys));
  }

  /** Whether there is none, so that no signature is right. */
  public boolean isEmpty() {
    return trusted.isEmpty();
  }

  /** Whether the signature was made over the bytes by one of these. */
  public boolean isSignedBy(byte[] signed, byte[] signature) {
    // A record's copies come from all partitions at about the same time.
    if (last.filter(right -> right.isThat(signed, signature)).isPresent()) {
      return true;
    }
    for (PublicKey key : trusted) {
      try {
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(signed);
        if (verifier.verify(signature)) {
          last = Optional.of(new Signed(signed.clone(), signature.clone()));
          return true;
        }
      } catch (GeneralSecurityException notOfThisKey) {
        // A signature of another length, or no point of the curve: as good as a wrong one.
      }
    }
    return false;
  }

  /** What the desk signs with. */
  public static final class Signer {
    private final PrivateKey key;

    private Signer(PrivateKey key) {
      this.key = key;
    }

    /**
     * One with a key.
     *
     * @param encoded the base64 of the PKCS #8 encoding of an Ed25519 private key
     * @throws IllegalArgumentException where it is none; the text is not told
     */
    public static Signer of(String encoded) {
      try {
        byte[] bytes = Base64.getDecoder().decode(encoded.strip());
        return new Signer(
            KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
      } catch (GeneralSecurityException | IllegalArgumentException noKey) {
        throw new IllegalArgumentException(
            "no base64 of an " + ALGORITHM + " private key in its PKCS #8 encoding");
      }
    }

    /** The {@value MarketKeys#SIGNATURE_LENGTH} bytes of the signature over these. */
    public byte[] sign(byte[] bytes) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
      } catch (GeneralSecurityException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }
  }
}
